-- The first time that the completion rule said "complete", with the course's version then. Never changed afterwards.
CREATE TABLE completions (
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    version TEXT NOT NULL,
    completed_at BIGINT NOT NULL,
    PRIMARY KEY (learner_id, course)
);
