-- An organisation. slug is in its addresses; contact and accent (a colour, #rrggbb) may be empty. version counts changes:
-- whoever changes it says which one was seen.
CREATE TABLE organisations (
    id UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    contact TEXT NOT NULL,
    accent TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
