-- Which reminders an organisation sends; without a row here the usual ones. Days are counted from the deadline or the end of
-- a completion; from_hour and to_hour are hours of the day in the program's time zone. version counts changes.
CREATE TABLE reminder_settings (
    organisation_id UUID NOT NULL PRIMARY KEY REFERENCES organisations (id),
    tell_assigned BOOLEAN NOT NULL,
    tell_before BOOLEAN NOT NULL,
    before_days BIGINT NOT NULL,
    tell_due BOOLEAN NOT NULL,
    tell_late BOOLEAN NOT NULL,
    late_days BIGINT NOT NULL,
    tell_renewal BOOLEAN NOT NULL,
    renewal_days BIGINT NOT NULL,
    tell_digest BOOLEAN NOT NULL,
    quiet_weekends BOOLEAN NOT NULL,
    quiet_holidays BOOLEAN NOT NULL,
    from_hour BIGINT NOT NULL,
    to_hour BIGINT NOT NULL,
    version BIGINT NOT NULL
);
