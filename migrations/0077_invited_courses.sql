-- Courses that will be asked of whoever accepts an invitation: they become personal assignments then.
CREATE TABLE invited_courses (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    invitation_id UUID NOT NULL,
    course TEXT NOT NULL,
    deadline_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, invitation_id, course)
);
