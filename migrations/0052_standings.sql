-- How a member stands in a course that is asked of them: what follows from members, assignments, course_places and
-- completions, kept in one place so that the board reads one range of one index. Written in the transactions that change
-- what it follows from. Of several assignments the earliest deadline and the shortest renewal count.
CREATE TABLE standings (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    course TEXT NOT NULL,
    learner_id UUID NOT NULL REFERENCES learners (id),
    sort_key BYTEA NOT NULL,
    deadline_at BIGINT,
    renew_months BIGINT,
    started BOOLEAN NOT NULL,
    completed_at BIGINT,
    version TEXT,
    expires_at BIGINT,
    PRIMARY KEY (organisation_id, course, learner_id)
);
