-- Who belongs, or has belonged, to an organisation. role is member or manager; name is as told at joining, sought the same
-- in lower case, sort_key bytes that sort like the name, the same on both engines.
CREATE TABLE members (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    learner_id UUID NOT NULL REFERENCES learners (id),
    name TEXT NOT NULL,
    sought TEXT NOT NULL,
    sort_key BYTEA NOT NULL,
    role TEXT NOT NULL,
    version BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (organisation_id, learner_id)
);
