-- What was taken back in a list.
CREATE INDEX status_places_revoked ON status_places (place, revoked_at) WHERE revoked_at IS NOT NULL;
