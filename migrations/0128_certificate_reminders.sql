-- What holders of certificates have been reminded of. kind is renewal (it ends soon) or expired, and about_at when it ends.
-- Written in the transaction that queues the mail. token_hash is the SHA-256 of the secret in the mail's link that stops them.
-- Who has stopped them has a row with an empty course, the kind stop and about_at 0; sent_at is since when.
CREATE TABLE certificate_reminders (
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    kind TEXT NOT NULL,
    about_at BIGINT NOT NULL,
    token_hash BYTEA UNIQUE,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (learner_id, course, kind, about_at)
);
