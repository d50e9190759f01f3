CREATE INDEX members_by_learner ON members (learner_id);
