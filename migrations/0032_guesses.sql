-- How often something was tried since a moment, for limits an account or an address: key_hash is the SHA-256 of what is
-- limited (an e-mail address stands in it), so that nothing of somebody unknown is kept readable.
CREATE TABLE guesses (
    key_hash BYTEA NOT NULL PRIMARY KEY,
    tries BIGINT NOT NULL,
    since BIGINT NOT NULL
);
