//! Saving an answer in a running attempt.

use perehdy_courses::answer::Answer;
use perehdy_courses::draw::Draw;
use perehdy_courses::model::{Lang, Timestamp};
use uuid::Uuid;

use crate::engine::{Fault, Tx, Write, values};
use crate::sessions::note_language;
use crate::stored::{from_json, json, plain_ids};
use crate::{Error, LearnerId, Records, Saved};

impl Records {
    /// Saves an answer in a running attempt of this learner. Somebody else's attempt is closed to them.
    ///
    /// # Errors
    /// When it was not stored; also when the question is not in the attempt's draw.
    pub async fn answer_test(
        &self,
        learner: LearnerId,
        lang: Lang,
        attempt: Uuid,
        question: &str,
        answer: &Answer,
    ) -> Result<Saved, Error> {
        plain_ids([question])?;
        let (now, answer) = (self.now(), json(answer)?);
        self.engine().write(AnswerTest { learner, lang, attempt, question: question.to_owned(), answer, now }).await
    }
}

struct AnswerTest {
    learner: LearnerId,
    lang: Lang,
    attempt: Uuid,
    question: String,
    /// JSON.
    answer: String,
    now: Timestamp,
}

impl Write for AnswerTest {
    type Answer = Saved;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Saved, Fault> {
        // A change that changes nothing: it holds the attempt's row, so that nobody hands it in between here and the end.
        let sql = "UPDATE attempts SET extensions = extensions WHERE id = $1 \
                   AND learner_id = (SELECT COALESCE(joined_into, id) FROM learners WHERE id = $2) \
                   AND handed_in_at IS NULL AND (ends_at IS NULL OR ends_at > $3) RETURNING draw";
        let Some(row) = tx.fetch_optional(sql, values![self.attempt, self.learner, self.now]).await? else {
            return Ok(Saved::Closed);
        };
        let draw: Draw = from_json(&row.text(0)?)?;
        if !draw.questions.iter().any(|drawn| drawn.question == self.question) {
            return Err(Fault::wrong("the question is not in the attempt's draw"));
        }
        let sql = "INSERT INTO attempt_answers (attempt_id, question, lang, answer, saved_at) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (attempt_id, question) DO UPDATE SET \
                   lang = excluded.lang, answer = excluded.answer, saved_at = excluded.saved_at";
        tx.execute(sql, values![self.attempt, &self.question, self.lang, &self.answer, self.now]).await?;
        note_language(tx, self.learner, self.lang).await?;
        Ok(Saved::Yes)
    }
}
