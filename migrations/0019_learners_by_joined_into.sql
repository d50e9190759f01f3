CREATE INDEX learners_by_joined_into ON learners (joined_into);
