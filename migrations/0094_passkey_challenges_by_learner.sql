-- The challenges of an account, to be erased with it.
CREATE INDEX passkey_challenges_by_learner ON passkey_challenges (learner_id);
