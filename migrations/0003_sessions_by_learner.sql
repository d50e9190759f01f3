CREATE INDEX sessions_by_learner ON sessions (learner_id);
