-- What it certifies: NULL that a course was completed, 'participation' that its contents were gone through.
ALTER TABLE certificates ADD COLUMN kind TEXT;
