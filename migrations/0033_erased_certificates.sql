-- What is left of certificates whose holders erased their data: that the number (its SHA-256) was valid.
CREATE TABLE erased_certificates (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    course TEXT NOT NULL,
    version TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    erased_at BIGINT NOT NULL
);
