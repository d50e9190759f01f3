-- Whether a certificate has a logo as its issuer's.
CREATE INDEX certificates_by_issuer_logo ON certificates (issuer_logo) WHERE issuer_logo IS NOT NULL;
