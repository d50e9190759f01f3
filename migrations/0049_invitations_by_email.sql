CREATE INDEX invitations_by_email ON invitations (email);
