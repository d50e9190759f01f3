-- Entries that are old enough to be removed.
CREATE INDEX audit_by_time ON audit (done_at);
