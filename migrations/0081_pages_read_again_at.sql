-- The last time that a page was marked as read again while a completion was to be renewed.
ALTER TABLE pages_read ADD COLUMN again_at BIGINT;
