-- The signature of the credential as a JWT.
ALTER TABLE certificates ADD COLUMN credential_jwt BYTEA;
