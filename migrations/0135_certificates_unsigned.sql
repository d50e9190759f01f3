-- Those that are still to be signed.
CREATE INDEX certificates_unsigned ON certificates (issued_at) WHERE signature IS NULL;
