-- Where a learner goes on from in a course.
CREATE TABLE course_places (
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    module TEXT NOT NULL,
    page TEXT NOT NULL,
    visited_at BIGINT NOT NULL,
    PRIMARY KEY (learner_id, course)
);
