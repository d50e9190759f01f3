-- Links sent by mail: to sign in or to change an address (purpose: sign-in, change-email). token_hash is the SHA-256 of
-- the secret. email and written as in accounts. asked_by is the learner who asked, device what their browser called itself.
CREATE TABLE sign_in_links (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    email TEXT NOT NULL,
    written TEXT NOT NULL,
    lang TEXT NOT NULL,
    asked_by UUID,
    device TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);
