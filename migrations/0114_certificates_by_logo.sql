-- Whether a certificate has a logo.
CREATE INDEX certificates_by_logo ON certificates (logo) WHERE logo IS NOT NULL;
