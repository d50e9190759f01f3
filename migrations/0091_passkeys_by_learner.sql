-- The passkeys of an account.
CREATE INDEX passkeys_by_learner ON passkeys (learner_id);
