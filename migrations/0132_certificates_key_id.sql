-- By which key what it says was signed.
ALTER TABLE certificates ADD COLUMN key_id TEXT REFERENCES signing_keys (id);
