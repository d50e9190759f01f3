//! Reading everything of one learner.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::attempts::all_of;
use crate::engine::{Fault, Row, values};
use crate::stored::from_json;
use crate::{
    Attempt, Certificate, Error, Everything, LearnerId, Records, TheAccount, TheAsked, TheAttempt, TheCertificate,
    TheCompletion, TheCourse, TheCredential, TheGuest, TheLearner, TheMail, TheMedia, TheMembership, ThePage,
    ThePasskey, ThePractice, TheResult, TheSession, TheSignature, ranges,
};

type Courses = BTreeMap<String, TheCourse>;

impl Records {
    /// Everything that is remembered of a learner, joined guests included; `None` when there is no such learner. Several
    /// reads, so what is being changed meanwhile may be in one part and not yet in another.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn everything(&self, learner: LearnerId) -> Result<Option<Everything>, Error> {
        let sql = "SELECT l.id, l.lang, l.created_at, u.written, u.name, u.created_at, p.set_at FROM learners l \
                   LEFT JOIN accounts u ON u.learner_id = l.id LEFT JOIN passwords p ON p.learner_id = l.id \
                   WHERE l.id = $1";
        let Some(row) = self.engine().read_one(sql, values![learner]).await? else { return Ok(None) };
        let account = match (row.text_if(3)?, row.text_if(4)?, row.time_if(5)?) {
            (Some(email), Some(name), Some(created)) => {
                Some(TheAccount { email, name, created, password_set: row.time_if(6)? })
            }
            _ => None,
        };
        let sql = "SELECT id, joined_at FROM learners WHERE joined_into = $1 ORDER BY joined_at, id";
        let joined = self.each(sql, learner, |row| Ok(TheGuest { id: row.uuid(0)?, joined: row.time(1)? })).await?;
        let learner_row = TheLearner { id: row.uuid(0)?, language: row.lang(1)?, since: row.time(2)?, joined };
        let passkeys = self.passkeys_of(learner).await?;
        let passkeys = passkeys.into_iter().map(|of| ThePasskey { name: of.name, created: of.created, used: of.used });
        let devices = self.sessions_of(learner, None).await?;
        let sessions =
            devices.into_iter().map(|of| TheSession { device: of.device, created: of.created, used: of.used });
        let certificates = self.certificates_of(learner).await?;
        let sql = "SELECT h.certificate_id, h.sha256 FROM pdf_hashes h JOIN certificates c ON c.id = h.certificate_id \
                   WHERE c.learner_id = $1 OR c.learner_id IN (SELECT id FROM learners WHERE joined_into = $1) \
                   ORDER BY h.made_at, h.sha256";
        let pdfs = self.each(sql, learner, |row| Ok((row.uuid(0)?, hexadecimal(&row.bytes(1)?)))).await?;
        let sql = "SELECT sent_at FROM certificate_reminders WHERE learner_id = $1 AND course = '' AND kind = 'stop'";
        let stopped = self.each(sql, learner, |row| row.time(0)).await?;
        let sql = "SELECT recipient, subject, created_at, sent_at FROM mails WHERE learner_id = $1 \
                   OR email = (SELECT email FROM accounts WHERE learner_id = $1) ORDER BY created_at, id";
        let mail = |row: &Row| {
            let (recipient, subject, created) = (row.text(0)?, row.text(1)?, row.time(2)?);
            Ok(TheMail { recipient, subject, created, sent: row.time_if(3)? })
        };
        Ok(Some(Everything {
            learner: learner_row,
            account,
            passkeys: passkeys.collect(),
            sessions: sessions.collect(),
            courses: self.work_of(learner).await?,
            certificates: certificates.into_iter().rev().map(|of| certificate(of, &pdfs)).collect(),
            certificate_reminders_stopped: stopped.first().copied(),
            mails: self.each(sql, learner, mail).await?,
            memberships: self.memberships_written(learner).await?,
        }))
    }

    async fn memberships_written(&self, learner: LearnerId) -> Result<Vec<TheMembership>, Error> {
        let sql = "SELECT o.name, m.name, m.role, m.joined_at, m.left_at, (SELECT string_agg(e.name, '\n' ORDER BY e.name) \
                   FROM team_members t JOIN teams e ON e.organisation_id = t.organisation_id AND e.id = t.team_id \
                   WHERE t.organisation_id = o.id AND t.learner_id = $1), \
                   (SELECT r.about_at FROM reminders r WHERE r.organisation_id = o.id AND r.learner_id = $1 \
                   AND r.course = '' AND r.kind = 'stop'), o.id FROM members m \
                   JOIN organisations o ON o.id = m.organisation_id WHERE m.learner_id = $1 ORDER BY m.joined_at, o.id";
        let membership = |row: &Row| {
            let membership = TheMembership {
                organisation: row.text(0)?,
                name: row.text(1)?,
                role: row.text(2)?,
                joined: row.time(3)?,
                reminders_stopped: row.time_if(6)?,
                left: row.time_if(4)?,
                teams: row.text_if(5)?.iter().flat_map(|names| names.lines()).map(str::to_owned).collect(),
                asked: Vec::new(),
            };
            Ok((row.uuid(7)?, membership))
        };
        let mut memberships = self.each(sql, learner, membership).await?;
        let sql = "SELECT organisation_id, course, deadline_at, created_at, renew_months FROM personal_assignments \
                   WHERE learner_id = $1 ORDER BY created_at, course";
        let asked = |row: &Row| {
            let (until, renewed_after) = (row.time_if(2)?, row.count_if(4)?);
            Ok((row.uuid(0)?, TheAsked { course: row.text(1)?, until, renewed_after, since: row.time(3)? }))
        };
        for (organisation, asked) in self.each(sql, learner, asked).await? {
            if let Some((_, membership)) = memberships.iter_mut().find(|(id, _)| *id == organisation) {
                membership.asked.push(asked);
            }
        }
        Ok(memberships.into_iter().map(|(_, membership)| membership).collect())
    }

    async fn work_of(&self, learner: LearnerId) -> Result<Courses, Error> {
        let mut courses = Courses::new();
        let sql = "SELECT course, completed_at, version FROM completions WHERE learner_id = $1";
        let completion = |row: &Row| Ok((row.text(0)?, TheCompletion { at: row.time(1)?, version: row.text(2)? }));
        for (course, completion) in self.each(sql, learner, completion).await? {
            courses.entry(course).or_default().completed = Some(completion);
        }
        let sql = "SELECT course, completed_at, version FROM renewals WHERE learner_id = $1 ORDER BY completed_at";
        for (course, completion) in self.each(sql, learner, completion).await? {
            courses.entry(course).or_default().renewed.push(completion);
        }
        let page = |row: &Row| {
            let page = ThePage { module: row.text(1)?, page: row.text(2)?, at: row.time(3)? };
            Ok((row.text(0)?, page))
        };
        let sql = "SELECT course, module, page, visited_at FROM course_places WHERE learner_id = $1";
        for (course, place) in self.each(sql, learner, page).await? {
            courses.entry(course).or_default().place = Some(place);
        }
        let sql = "SELECT course, module, page, read_at FROM pages_read WHERE learner_id = $1 \
                   ORDER BY read_at, module, page";
        for (course, read) in self.each(sql, learner, page).await? {
            courses.entry(course).or_default().read.push(read);
        }
        let sql = "SELECT course, module, page, question, lang, answer, tries, answered_at FROM practice_answers \
                   WHERE learner_id = $1 ORDER BY answered_at, question";
        for (course, practice) in self.each(sql, learner, practice).await? {
            courses.entry(course).or_default().practice.push(practice);
        }
        let sql = "SELECT course, module, page, block, position_ms, watched, saved_at FROM media_states \
                   WHERE learner_id = $1 ORDER BY saved_at, block";
        for (course, piece) in self.each(sql, learner, media).await? {
            courses.entry(course).or_default().media.push(piece);
        }
        for (course, attempt) in all_of(self, learner).await? {
            courses.entry(course).or_default().attempts.push(the_attempt(attempt));
        }
        Ok(courses)
    }

    /// Each row of a statement about a learner.
    async fn each<T>(
        &self,
        sql: &'static str,
        learner: LearnerId,
        read: impl Fn(&Row) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Error> {
        let rows = self.engine().read(sql, values![learner]).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }
}

fn practice(row: &Row) -> Result<(String, ThePractice), Fault> {
    let practice = ThePractice {
        module: row.text(1)?,
        page: row.text(2)?,
        question: row.text(3)?,
        language: row.lang(4)?,
        answer: from_json(&row.text(5)?)?,
        tries: row.count(6)?,
        at: row.time(7)?,
    };
    Ok((row.text(0)?, practice))
}

fn media(row: &Row) -> Result<(String, TheMedia), Fault> {
    let watched: Vec<ranges::Range> = from_json(&row.text(5)?)?;
    let media = TheMedia {
        module: row.text(1)?,
        page: row.text(2)?,
        block: row.text(3)?,
        position: ranges::seconds(row.int(4)?),
        watched: watched.into_iter().map(|(from, to)| (ranges::seconds(from), ranges::seconds(to))).collect(),
        at: row.time(6)?,
    };
    Ok((row.text(0)?, media))
}

fn the_attempt(of: Attempt) -> TheAttempt {
    TheAttempt {
        number: of.number,
        version: of.version,
        started: of.started,
        ends: of.ends_at,
        extensions: of.extensions,
        questions: of.draw,
        answers: of.answers.into_iter().collect(),
        result: of.result.map(|result| TheResult { at: result.at, by_time: result.by_time, score: result.score }),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn certificate(of: Certificate, pdfs: &[(Uuid, String)]) -> TheCertificate {
    let Certificate { id, token, says, issued, revoked, replaces, replaced_by, signature, credential } = of;
    let (revoked, revoked_reason) = revoked.map(|revoked| (revoked.at, revoked.reason)).unzip();
    TheCertificate {
        kind: says.kind.code().unwrap_or("completion"),
        token,
        course: says.course,
        version: says.version,
        language: says.lang,
        name: says.name,
        title: says.title,
        covers: says.covers,
        minutes: says.minutes,
        issuer: says.issuer,
        organisation: says.organisation.map(|named| named.name),
        score: says.score,
        completed: says.completed,
        issued,
        ends: says.ends,
        revoked,
        revoked_reason,
        replaces,
        replaced_by,
        pdfs: pdfs.iter().filter(|(of, _)| *of == id).map(|(_, pdf)| pdf.clone()).collect(),
        origin: says.origin,
        signed: signature.map(|of| TheSignature {
            key: of.key,
            signature: URL_SAFE_NO_PAD.encode(of.bytes),
            code: of.code.map(|bytes| URL_SAFE_NO_PAD.encode(bytes)),
            at: of.signed,
        }),
        credential: credential.map(|of| TheCredential {
            list: of.place.list,
            position: of.place.position,
            key: of.key,
            proof: URL_SAFE_NO_PAD.encode(of.signatures.proof),
            jwt: URL_SAFE_NO_PAD.encode(of.signatures.jwt),
            at: of.signed,
        }),
    }
}
