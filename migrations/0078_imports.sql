-- A list of people that a manager (learner_id) has uploaded and not yet confirmed, until ends_at. rows is JSON, row by row: number
-- in the file, name, address, team, course, deadline; plan has a letter a row: what would happen with it, as it was shown;
-- version counts how often that was looked at anew. Once done has what became of it (JSON, numbers), rows and plan are empty.
CREATE TABLE imports (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    id UUID NOT NULL,
    learner_id UUID NOT NULL REFERENCES learners (id),
    lang TEXT NOT NULL,
    rows TEXT NOT NULL,
    plan TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    done TEXT,
    PRIMARY KEY (organisation_id, id)
);
