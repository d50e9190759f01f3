CREATE INDEX mails_by_email ON mails (email);
