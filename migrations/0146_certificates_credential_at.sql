-- When: when it was issued, but for those from before there were credentials.
ALTER TABLE certificates ADD COLUMN credential_at BIGINT;
