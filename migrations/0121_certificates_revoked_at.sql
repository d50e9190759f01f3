-- When the issuer took it back.
ALTER TABLE certificates ADD COLUMN revoked_at BIGINT;
