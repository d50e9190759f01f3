-- The links in reminders by which whoever gets them stops them. token_hash is the SHA-256 of the secret.
CREATE TABLE reminder_links (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    learner_id UUID NOT NULL REFERENCES learners (id),
    token_hash BYTEA NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, learner_id, token_hash)
);
