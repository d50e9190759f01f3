-- A token by which a program reads what an organisation's managers see. token_hash is the SHA-256 of the secret, start its
-- first characters, by which people tell tokens apart; learner_id is who made it (none: they erased their data). used_at is the
-- hour in which it was last used, noted_at when the log last told that it had read about people.
CREATE TABLE api_tokens (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    id UUID NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    start TEXT NOT NULL,
    name TEXT NOT NULL,
    learner_id UUID,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    revoked_at BIGINT,
    used_at BIGINT,
    noted_at BIGINT,
    PRIMARY KEY (organisation_id, id)
);
