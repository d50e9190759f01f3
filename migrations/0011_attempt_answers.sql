-- The saved answers of attempts (JSON), each with the language it was given in.
CREATE TABLE attempt_answers (
    attempt_id UUID NOT NULL REFERENCES attempts (id),
    question TEXT NOT NULL,
    lang TEXT NOT NULL,
    answer TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (attempt_id, question)
);
