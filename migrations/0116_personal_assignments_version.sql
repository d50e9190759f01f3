-- Counts changes: whoever takes it back says which one was seen.
ALTER TABLE personal_assignments ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
