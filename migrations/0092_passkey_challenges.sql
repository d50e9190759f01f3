-- What browsers were asked to sign and have not answered yet. challenge_hash is the SHA-256 of the random number that was
-- sent; learner_id is whose account a passkey is to be added to, NULL for signing in; state is what webauthn_rp compares the
-- answer with. A row is removed when the answer comes, right or wrong.
CREATE TABLE passkey_challenges (
    challenge_hash BYTEA NOT NULL PRIMARY KEY,
    learner_id UUID,
    state BYTEA NOT NULL,
    ends_at BIGINT NOT NULL
);
