CREATE INDEX personal_assignments_by_learner ON personal_assignments (learner_id, organisation_id);
