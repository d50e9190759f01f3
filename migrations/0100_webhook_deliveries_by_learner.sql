CREATE INDEX webhook_deliveries_by_learner ON webhook_deliveries (learner_id, course);
