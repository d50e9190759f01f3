-- Invitations of one person, by e-mail or (email empty) handed over by the operator. token_hash is the SHA-256 of the secret.
-- email and written as in accounts; name is how the inviter calls the person.
CREATE TABLE invitations (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    id UUID NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    email TEXT NOT NULL,
    written TEXT NOT NULL,
    name TEXT NOT NULL,
    team_id UUID,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    accepted_at BIGINT,
    accepted_by UUID,
    withdrawn_at BIGINT,
    PRIMARY KEY (organisation_id, id)
);
