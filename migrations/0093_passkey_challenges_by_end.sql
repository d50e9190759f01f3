-- Challenges by age: those that nobody answered are removed.
CREATE INDEX passkey_challenges_by_end ON passkey_challenges (ends_at);
