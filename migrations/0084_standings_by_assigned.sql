-- What was asked lately, for reminders.
CREATE INDEX standings_by_assigned ON standings (organisation_id, assigned_at);
