-- Public keys by which certificates were or are signed; their private halves are files. The one that is not retired signs.
CREATE TABLE signing_keys (
    id TEXT NOT NULL PRIMARY KEY,
    public_key BYTEA NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    retired_at BIGINT
);
