CREATE INDEX mails_by_next_try ON mails (next_try_at);
