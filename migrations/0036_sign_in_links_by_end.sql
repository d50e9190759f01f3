-- Links by age: the old ones are removed.
CREATE INDEX sign_in_links_by_end ON sign_in_links (ends_at);
