-- A learner who has proven an e-mail address. email is what it is found by (trimmed, NFC, lower case), written as it was
-- typed; name is empty until it is told. Learners without a row here are guests.
CREATE TABLE accounts (
    learner_id UUID NOT NULL PRIMARY KEY REFERENCES learners (id),
    email TEXT NOT NULL UNIQUE,
    written TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
