-- When the session was used last, noted at most once a day and by requests that store something; 0 is as created_at.
ALTER TABLE sessions ADD COLUMN used_at BIGINT NOT NULL DEFAULT 0;
