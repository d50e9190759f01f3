-- A place is one certificate's.
CREATE UNIQUE INDEX certificates_by_place ON certificates (place) WHERE place IS NOT NULL;
