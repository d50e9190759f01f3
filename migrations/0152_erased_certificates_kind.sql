-- As the certificate had it.
ALTER TABLE erased_certificates ADD COLUMN kind TEXT;
