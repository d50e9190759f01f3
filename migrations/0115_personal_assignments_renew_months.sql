-- For how many months a completion of it holds.
ALTER TABLE personal_assignments ADD COLUMN renew_months BIGINT;
