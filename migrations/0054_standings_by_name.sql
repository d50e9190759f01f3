-- The board in its order, with all that its totals count.
CREATE INDEX standings_by_name ON standings
    (organisation_id, course, sort_key, learner_id, deadline_at, started, completed_at, expires_at);
