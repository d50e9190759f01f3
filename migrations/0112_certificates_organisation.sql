-- The name of the organisation through which the course was asked, when the course allows it and the learner wants it there.
ALTER TABLE certificates ADD COLUMN organisation TEXT;
