-- The list of members in its order.
CREATE INDEX members_by_name ON members (organisation_id, sort_key, learner_id) WHERE left_at IS NULL;
