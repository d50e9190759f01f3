-- The place of its credential; those from before there were credentials have none until a job has given them one.
ALTER TABLE certificates ADD COLUMN place BIGINT REFERENCES status_places (place);
