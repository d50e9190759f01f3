-- Places in the lists that say of credentials whether they were taken back: of list number n those from 131072 * n, at random, so
-- that a place says nothing of when. A place is given once, and stays when its certificate is erased.
-- revoked_at is when the certificate was revoked or replaced.
CREATE TABLE status_places (
    place BIGINT NOT NULL PRIMARY KEY,
    revoked_at BIGINT
);
