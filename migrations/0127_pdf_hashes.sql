-- The SHA-256 of each PDF of a certificate that was handed out, to compare with a file that somebody has. Another version of the
-- program may draw the same certificate with other bytes: then there are several. The file itself is not kept.
CREATE TABLE pdf_hashes (
    certificate_id UUID NOT NULL REFERENCES certificates (id),
    sha256 BYTEA NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (certificate_id, sha256)
);
