-- Counted tries by age: the old ones are removed.
CREATE INDEX guesses_by_since ON guesses (since);
