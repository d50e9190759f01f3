-- What the browser called itself when it signed in; empty for guests.
ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
