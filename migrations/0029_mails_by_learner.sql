CREATE INDEX mails_by_learner ON mails (learner_id);
