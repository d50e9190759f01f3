-- What is due when, for reminders: the deadline until the course is completed, then the end of the completion.
CREATE INDEX standings_by_due ON standings
    (organisation_id, (CASE WHEN completed_at IS NULL THEN deadline_at ELSE expires_at END));
