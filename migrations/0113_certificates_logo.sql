-- Its logo then, which stays as long as the certificate.
ALTER TABLE certificates ADD COLUMN logo TEXT REFERENCES logos (hash);
