-- Attempts at final tests, with their draw (JSON) and, once handed in, their result: all columns from handed_in_at on
-- are NULL while an attempt runs. module_points is JSON: {module: [points, of]}.
CREATE TABLE attempts (
    id UUID NOT NULL PRIMARY KEY,
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    number BIGINT NOT NULL,
    version TEXT NOT NULL,
    draw TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ends_at BIGINT,
    extensions BIGINT NOT NULL,
    handed_in_at BIGINT,
    by_time BOOLEAN,
    points BIGINT,
    points_of BIGINT,
    passed BOOLEAN,
    module_points TEXT,
    UNIQUE (learner_id, course, number)
);
