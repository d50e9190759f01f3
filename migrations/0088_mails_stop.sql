-- The address by which mail programs stop mails of this kind for their reader. NULL: these cannot be stopped, or there is
-- nothing more to do with the mail (there is a secret in it, as in the body).
ALTER TABLE mails ADD COLUMN stop TEXT;
