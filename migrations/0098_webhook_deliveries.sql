-- Something that a webhook is told, or was. id is made of what it tells, so that nothing is told twice. event is completed,
-- expiring, expired or test (of nobody: no learner). happened_at is when it was noticed, queued_at from when on it is tried;
-- next_try_at is set as long as it is to be sent. tried_at, status (of HTTP), trouble (a code) and milliseconds are of the last try.
CREATE TABLE webhook_deliveries (
    organisation_id UUID NOT NULL,
    webhook_id UUID NOT NULL,
    id UUID NOT NULL,
    event TEXT NOT NULL,
    learner_id UUID,
    course TEXT NOT NULL,
    version TEXT NOT NULL,
    completed_at BIGINT,
    expires_at BIGINT,
    happened_at BIGINT NOT NULL,
    queued_at BIGINT NOT NULL,
    next_try_at BIGINT,
    tries BIGINT NOT NULL,
    tried_at BIGINT,
    status BIGINT,
    trouble TEXT NOT NULL,
    milliseconds BIGINT,
    delivered_at BIGINT,
    PRIMARY KEY (organisation_id, webhook_id, id),
    FOREIGN KEY (organisation_id, webhook_id) REFERENCES webhooks (organisation_id, id)
);
