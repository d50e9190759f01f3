-- The log of an organisation: rows are added in the transaction of what they tell, and never changed, but for the ids and
-- names of people who erase their data. learner_id and who did it (who alone: the operator), subject_id is the learner it was
-- done to, about is JSON without names and addresses.
CREATE TABLE audit (
    organisation_id UUID NOT NULL REFERENCES organisations (id),
    id UUID NOT NULL,
    done_at BIGINT NOT NULL,
    learner_id UUID,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    subject_id UUID,
    about TEXT NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
