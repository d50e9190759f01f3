CREATE INDEX sign_in_links_by_asker ON sign_in_links (asked_by);
