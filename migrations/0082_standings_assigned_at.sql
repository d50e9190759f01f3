-- Since when the course has been asked of the member: of the assignment that asked first, whichever came last of joining,
-- coming into the team and being assigned. NULL: the row was written before there was this column.
ALTER TABLE standings ADD COLUMN assigned_at BIGINT;
