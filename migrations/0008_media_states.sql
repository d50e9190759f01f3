-- How far a video or audio piece has been played: where it was left, and the ranges played (JSON: [[from, to], …]),
-- all in milliseconds.
CREATE TABLE media_states (
    learner_id UUID NOT NULL REFERENCES learners (id),
    course TEXT NOT NULL,
    module TEXT NOT NULL,
    page TEXT NOT NULL,
    block TEXT NOT NULL,
    position_ms BIGINT NOT NULL,
    watched TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (learner_id, course, module, page, block)
);
