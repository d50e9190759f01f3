-- Addresses whose accounts may open the operator's pages. email and written as in accounts.
CREATE TABLE admins (
    email TEXT NOT NULL PRIMARY KEY,
    written TEXT NOT NULL,
    granted_at BIGINT NOT NULL
);
