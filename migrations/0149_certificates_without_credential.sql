-- Those whose credential is still to be signed.
CREATE INDEX certificates_without_credential ON certificates (issued_at) WHERE place IS NULL;
