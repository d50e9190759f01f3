-- Issued certificates: everything they say, frozen. token is in their addresses. covers is JSON: titles of modules.
-- origin is what the printed address of verification begins with.
CREATE TABLE certificates (
    id UUID NOT NULL PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    version TEXT NOT NULL,
    lang TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    covers TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    issuer TEXT NOT NULL,
    points BIGINT,
    points_of BIGINT,
    completed_at BIGINT NOT NULL,
    origin TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    UNIQUE (learner_id, course, version, lang, name)
);
