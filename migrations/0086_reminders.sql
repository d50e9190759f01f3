-- What members have been reminded of. kind is assigned, before, due, late, renewal or expired, and about_at what it was about:
-- when the course was assigned, its deadline, the end of the completion. Written in the transaction that queues the mail.
-- Two kinds have an empty course: digest (about_at: the week that it begins in), and stop: since about_at the member wants
-- no reminders of this organisation.
CREATE TABLE reminders (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    kind TEXT NOT NULL,
    about_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, learner_id, course, kind)
);
