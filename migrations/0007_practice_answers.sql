-- The latest answer to each practice question (JSON), the language it was given in, and how often it was answered.
-- A question that moves to another page leaves its row behind: it has been practised, but not there.
CREATE TABLE practice_answers (
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    module TEXT NOT NULL,
    page TEXT NOT NULL,
    question TEXT NOT NULL,
    lang TEXT NOT NULL,
    answer TEXT NOT NULL,
    tries BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (learner_id, course, module, page, question)
);
