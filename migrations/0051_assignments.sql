-- Courses that an organisation asks of everybody, or of a team (team_id): until deadline_at, or so many days after whichever
-- came last of joining, coming into the team and being assigned; again after renew_months.
CREATE TABLE assignments (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    id UUID NOT NULL,
    course TEXT NOT NULL,
    team_id UUID,
    deadline_at BIGINT,
    days BIGINT,
    renew_months BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT,
    PRIMARY KEY (organisation_id, id)
);
