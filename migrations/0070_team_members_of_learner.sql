-- The teams of a member, with all that is asked of them. Without the team in it SQLite takes the primary key, which has that,
-- and reads all members of the organisation for each one: a file of ten thousand people then takes minutes.
CREATE INDEX team_members_of_learner ON team_members (learner_id, organisation_id, team_id, manages);
