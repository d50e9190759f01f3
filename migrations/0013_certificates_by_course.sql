-- Who has a certificate of a course.
CREATE INDEX certificates_by_course ON certificates (course, learner_id);
