-- Which certificates end in a range of days.
CREATE INDEX certificates_by_end ON certificates (ends_at) WHERE ends_at IS NOT NULL;
