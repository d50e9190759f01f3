CREATE INDEX team_members_by_learner ON team_members (learner_id, organisation_id);
