CREATE INDEX standings_by_learner ON standings (learner_id, course);
