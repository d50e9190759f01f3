-- An address of an organisation that is told when somebody completes a course (on_completion), and when a completion is about to
-- end or ends (on_expiry). secret signs what is sent: who signs has to know it, so it is no hash. What happened before since_at
-- is not told; failing_since is the first failure since something was taken; off_at: it was switched off.
CREATE TABLE webhooks (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    id UUID NOT NULL,
    url TEXT NOT NULL,
    on_completion BOOLEAN NOT NULL,
    on_expiry BOOLEAN NOT NULL,
    secret BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    since_at BIGINT NOT NULL,
    failing_since BIGINT,
    off_at BIGINT,
    PRIMARY KEY (organisation_id, id)
);
