-- team_members_of_learner has all that this had.
DROP INDEX team_members_by_learner;
