-- Passkeys of accounts. credential is the browser's id of it; handle the random name under which the browser keeps the account
-- (the same for all passkeys of an account). public_key and state (signature counter, backup) are as webauthn_rp writes them,
-- transports its bits: how the device can be reached. Nothing here is secret: the private keys stay on the devices.
CREATE TABLE passkeys (
    id UUID NOT NULL PRIMARY KEY,
    learner_id UUID NOT NULL REFERENCES learners (id),
    credential BYTEA NOT NULL UNIQUE,
    handle BYTEA NOT NULL,
    transports BIGINT NOT NULL,
    public_key BYTEA NOT NULL,
    state BYTEA NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
