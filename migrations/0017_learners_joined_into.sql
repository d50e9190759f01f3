-- The account's learner into whom this guest's work was joined; NULL for all others. What comes late for the guest goes there.
ALTER TABLE learners ADD COLUMN joined_into UUID REFERENCES learners (id);
