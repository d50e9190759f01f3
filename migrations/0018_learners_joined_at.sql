-- When the guest's work was joined.
ALTER TABLE learners ADD COLUMN joined_at BIGINT;
