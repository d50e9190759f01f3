-- When its learner signed in; NULL for a guest's session.
ALTER TABLE sessions ADD COLUMN signed_in_at BIGINT;
