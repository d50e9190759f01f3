-- The public half of the key's second key, for JWTs; those that were retired before there were credentials have none.
ALTER TABLE signing_keys ADD COLUMN second_key BYTEA;
