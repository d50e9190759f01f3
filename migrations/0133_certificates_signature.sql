-- The signature; those from before there were keys have none until a job has signed them.
ALTER TABLE certificates ADD COLUMN signature BYTEA;
