-- How its sheet looks and the words around what it says, as JSON, from the day on which it was issued; NULL on certificates
-- from before there was such: these look as all did then.
ALTER TABLE certificates ADD COLUMN look TEXT;
