-- The logo of an organisation that has one.
ALTER TABLE organisations ADD COLUMN logo TEXT REFERENCES logos (hash);
