CREATE INDEX invitations_by_learner ON invitations (accepted_by);
