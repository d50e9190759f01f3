-- Logos as PNG, made anew from what was sent, at most 512 pixels a side. hash is the SHA-256 of bytes in hexadecimal and stands
-- in their addresses. bytes comes last: what reads only the size reads no further. Of nobody's: organisations and certificates
-- refer to them, and one that neither has any more is removed some time after it was last sent (stored_at).
CREATE TABLE logos (
    hash TEXT NOT NULL PRIMARY KEY,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    stored_at BIGINT NOT NULL,
    bytes BYTEA NOT NULL
);
