-- Pages that a learner has marked as read, with the first time.
CREATE TABLE pages_read (
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    module TEXT NOT NULL,
    page TEXT NOT NULL,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (learner_id, course, module, page)
);
