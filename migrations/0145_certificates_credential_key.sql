-- By which key its credential was signed.
ALTER TABLE certificates ADD COLUMN credential_key TEXT REFERENCES signing_keys (id);
