-- Passwords of accounts that want one: Argon2id as a PHC text, salt included.
CREATE TABLE passwords (
    learner_id UUID NOT NULL PRIMARY KEY REFERENCES learners (id),
    hash TEXT NOT NULL,
    set_at BIGINT NOT NULL
);
