-- Who has completed a course.
CREATE INDEX completions_by_course ON completions (course, learner_id);
