-- A person who learns. Made with the first thing worth remembering; lang is the language used last (fi, sv, en).
CREATE TABLE learners (
    id UUID NOT NULL PRIMARY KEY,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
