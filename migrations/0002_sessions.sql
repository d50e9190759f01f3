-- A browser of a learner. token_hash is the SHA-256 of the cookie's secret; the secret itself is nowhere.
CREATE TABLE sessions (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    learner_id UUID NOT NULL REFERENCES learners (id),
    created_at BIGINT NOT NULL
);
