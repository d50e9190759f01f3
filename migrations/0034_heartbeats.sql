-- Written by an instance to see whether anything can be written: one row, the last time that it could.
CREATE TABLE heartbeats (
    name TEXT NOT NULL PRIMARY KEY,
    beaten_at BIGINT NOT NULL
);
