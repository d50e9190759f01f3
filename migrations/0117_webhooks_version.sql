-- Counts changes: whoever makes one says which was seen.
ALTER TABLE webhooks ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
