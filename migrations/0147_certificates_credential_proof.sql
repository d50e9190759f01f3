-- The signature in the credential's proof.
ALTER TABLE certificates ADD COLUMN credential_proof BYTEA;
