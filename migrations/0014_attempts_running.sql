-- Running attempts by their end: which of a course are past it.
CREATE INDEX attempts_running ON attempts (course, ends_at) WHERE handed_in_at IS NULL;
