-- What stands in a certificate's place: one at most.
CREATE UNIQUE INDEX certificates_by_replaces ON certificates (replaces) WHERE replaces IS NOT NULL;
