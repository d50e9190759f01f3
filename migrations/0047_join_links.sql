-- Links by which anybody who has the code joins: until ends_at, at most so many (most), until ended_at is set. The code is
-- shown to managers again and again, so it is not hashed.
CREATE TABLE join_links (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    id UUID NOT NULL,
    code TEXT NOT NULL UNIQUE,
    team_id UUID,
    ends_at BIGINT,
    most BIGINT,
    used BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (organisation_id, id)
);
