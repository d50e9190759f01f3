-- Which of the operator's admins took a certificate back. Without a row: it was done by the operator's command, or the admin has
-- been erased.
CREATE TABLE revocations (
    certificate_id UUID NOT NULL PRIMARY KEY REFERENCES certificates (id),
    learner_id UUID NOT NULL REFERENCES learners (id),
    UNIQUE (learner_id, certificate_id)
);
