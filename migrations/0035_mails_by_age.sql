-- Mails with nothing more to do, by age: the old ones are removed.
CREATE INDEX mails_by_age ON mails (next_try_at, created_at);
