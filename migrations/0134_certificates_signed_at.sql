-- When it was signed: when it was issued, but for those from before there were keys.
ALTER TABLE certificates ADD COLUMN signed_at BIGINT;
