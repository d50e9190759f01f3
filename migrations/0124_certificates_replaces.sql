-- The certificate in whose place this one was issued, because the name there was wrong.
ALTER TABLE certificates ADD COLUMN replaces UUID REFERENCES certificates (id);
