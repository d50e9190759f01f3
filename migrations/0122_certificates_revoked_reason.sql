-- Why, in the issuer's words: whoever checks the certificate reads it.
ALTER TABLE certificates ADD COLUMN revoked_reason TEXT;
