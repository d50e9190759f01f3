-- Courses that an organisation asks of one member, beside what it asks of everybody and of teams: until deadline_at, if that is
-- set. Removed when the member leaves.
CREATE TABLE personal_assignments (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    course TEXT NOT NULL,
    learner_id UUID NOT NULL REFERENCES learners (id),
    deadline_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, course, learner_id)
);
