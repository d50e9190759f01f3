-- When it was answered for the first time; without it, when it was answered last before this was kept.
ALTER TABLE practice_answers ADD COLUMN first_at BIGINT;
