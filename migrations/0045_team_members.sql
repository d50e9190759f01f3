-- Who is in a team, since when, and who of them manages it.
CREATE TABLE team_members (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    team_id UUID NOT NULL,
    learner_id UUID NOT NULL REFERENCES learners (id),
    manages BOOLEAN NOT NULL,
    since_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, team_id, learner_id)
);
