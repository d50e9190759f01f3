CREATE INDEX api_tokens_by_learner ON api_tokens (learner_id);
