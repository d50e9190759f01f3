-- Until when it is valid, where the course says so; frozen at issue. NULL: without an end.
ALTER TABLE certificates ADD COLUMN ends_at BIGINT;
