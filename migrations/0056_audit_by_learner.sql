CREATE INDEX audit_by_learner ON audit (learner_id);
