CREATE INDEX sign_in_links_by_email ON sign_in_links (email, asked_at);
