CREATE INDEX audit_by_subject ON audit (subject_id);
