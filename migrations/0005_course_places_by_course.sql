-- Who has been in a course, and when last.
CREATE INDEX course_places_by_course ON course_places (course, learner_id);
