-- The issuer's logo then, which stays as long as the certificate.
ALTER TABLE certificates ADD COLUMN issuer_logo TEXT REFERENCES logos (hash);
