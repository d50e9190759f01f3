-- Completions after the first one (see completions): a completion that ended, or was about to, was renewed. Never changed
-- afterwards; completed_at is later than that of every completion of this learner and course before.
CREATE TABLE renewals (
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    completed_at BIGINT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (learner_id, course, completed_at)
);
