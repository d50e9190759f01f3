-- Teams of an organisation. A removed one stays, so that the log can name it.
CREATE TABLE teams (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    id UUID NOT NULL,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT,
    PRIMARY KEY (organisation_id, id)
);
