-- Who has passed the test of a course.
CREATE INDEX attempts_by_course ON attempts (course, learner_id);
