//! The page to read: one file that needs nothing else.

use leptos::prelude::*;
use perehdy_courses::model::{Course, Lang, Question, Timestamp};
use perehdy_records::{CertificateKind, Everything, TheAttempt, TheCertificate, TheCompletion, TheCourse, ThePage};

use super::answers::{answer_text, plain};
use crate::accounts::mails::device_name;
use crate::certificate_sheet::{self, frozen};
use crate::components::score::score_text;
use crate::i18n::day_and_time;
use crate::pages::text_of;
use crate::respond::render;
use crate::visit::Visit;

const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.55 system-ui,sans-serif;\
    color:#1b2225;background:#fff}h1,h2,h3,h4{line-height:1.25}h2{margin-top:2.5em;border-top:1px solid #78807f;padding-top:1em}\
    table{width:100%;border-collapse:collapse}caption{text-align:left;font-weight:bold;padding:.5em 0}\
    th,td{text-align:left;vertical-align:top;padding:.35em .75em .35em 0;border-bottom:1px solid #dedad2;overflow-wrap:anywhere}\
    dt{font-weight:bold}dd{margin:0 0 .5em}\
    @media(prefers-color-scheme:dark){body{color:#e6e8e6;background:#14191b}a{color:#7fc8d0}}";

/// The whole file.
pub(super) fn document(visit: &Visit, all: &Everything) -> String {
    let title = visit.t("export-title");
    let made = day_and_time(visit.messages, &visit.app.settings.zone, visit.app.records.now());
    let origin = visit.app.settings.origin.clone();
    let courses: Vec<AnyView> = all.courses.iter().map(|(id, of)| course(visit, id, of)).collect();
    render(|| {
        view! {
            <!DOCTYPE html>
            <html lang=visit.lang.code()>
                <head>
                    <meta charset="utf-8"/>
                    <title>{title.clone()}</title>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <style inner_html=STYLE></style>
                </head>
                <body>
                    <main>
                        <h1>{title}</h1>
                        <p>{visit.messages.with("export-made", &[("service", origin.into()), ("time", made.into())])}</p>
                        <p>{visit.t("export-json")}</p>
                        {learner(visit, all)}
                        {courses}
                        {certificates(visit, &all.certificates, all.certificate_reminders_stopped)}
                        {memberships(visit, all)}
                        {mails(visit, all)}
                    </main>
                </body>
            </html>
        }
    })
}

fn time(visit: &Visit, at: Timestamp) -> String {
    day_and_time(visit.messages, &visit.app.settings.zone, at)
}

/// Facts under each other; those without a value are left out.
fn facts(lines: Vec<(String, Option<String>)>) -> AnyView {
    let lines = lines
        .into_iter()
        .filter_map(|(name, value)| Some(view! { <dt>{name}</dt><dd dir="auto">{value?}</dd> }))
        .collect_view();
    view! { <dl>{lines}</dl> }.into_any()
}

/// A table; nothing without rows.
fn table(caption: String, heads: &[String], rows: Vec<Vec<String>>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let heads = heads.iter().map(|head| view! { <th scope="col">{head.clone()}</th> }).collect_view();
    let rows = rows
        .into_iter()
        .map(|cells| {
            let cells = cells.into_iter().map(|cell| view! { <td dir="auto">{cell}</td> }).collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    Some(
        view! {
            <table>
                <caption>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}

fn learner(visit: &Visit, all: &Everything) -> AnyView {
    let t = |key: &str| visit.t(key).into_owned();
    let account = all.account.as_ref();
    let name = account.map(|account| account.name.clone()).filter(|name| !name.is_empty());
    let lines = vec![
        (t("verify-name"), name),
        (t("email-label"), account.map(|account| account.email.clone())),
        (t("export-account-since"), account.map(|account| time(visit, account.created))),
        (t("export-password-since"), account.and_then(|account| Some(time(visit, account.password_set?)))),
        (t("export-since"), Some(time(visit, all.learner.since))),
        (t("languages-label"), Some(all.learner.language.own_name().to_owned())),
        (t("export-id"), Some(all.learner.id.to_string())),
    ];
    let sessions = all
        .sessions
        .iter()
        .map(|of| vec![device_name(visit, &of.device), time(visit, of.created), time(visit, of.used)])
        .collect();
    let passkeys = all
        .passkeys
        .iter()
        .map(|of| {
            let used = of.used.map_or_else(|| t("passkey-not-used"), |used| time(visit, used));
            vec![of.name.clone(), time(visit, of.created), used]
        })
        .collect();
    let joined = all.learner.joined.iter().map(|guest| vec![guest.id.to_string(), time(visit, guest.joined)]).collect();
    view! {
        <h2>{t("details-title")}</h2>
        {facts(lines)}
        {table(t("passkeys-title"), &[t("passkey-name"), t("export-passkey-since"), t("export-used")], passkeys)}
        {table(t("devices-title"), &[t("link-asked-on"), t("export-begun"), t("export-used")], sessions)}
        {table(t("export-joined"), &[t("export-id"), t("export-time")], joined)}
    }
    .into_any()
}

fn course(visit: &Visit, id: &str, of: &TheCourse) -> AnyView {
    let course = visit.app.catalog.get(id).map(|course| &**course);
    let shown = Shown { visit, course, lang: course.map_or(visit.lang, |course| visit.lang_of(course)) };
    let t = |key: &str| visit.t(key).into_owned();
    let title = course.map_or_else(|| id.to_owned(), |course| text_of(course, shown.lang).title);
    let said = |completed: &TheCompletion| {
        let day = time(visit, completed.at);
        visit
            .messages
            .with("me-course-completed", &[("day", day.into()), ("version", completed.version.clone().into())])
    };
    let completed = of.completed.as_ref().map(said);
    let renewed = of.renewed.iter().map(said).collect::<Vec<_>>().join(", ");
    let lines = vec![
        (t("export-completion"), Some(completed.unwrap_or_else(|| t("export-not-completed")))),
        (t("export-renewals"), Some(renewed).filter(|renewed| !renewed.is_empty())),
        (t("export-place"), of.place.as_ref().map(|place| shown.page(place))),
    ];
    let read = of.read.iter().map(|page| vec![shown.page(page), time(visit, page.at)]).collect();
    let practice = of.practice.iter().map(|answer| {
        let question = shown.practice_question(&answer.module, &answer.page, &answer.question, answer.language);
        let prompt = question.map_or_else(|| answer.question.clone(), |question| plain(&question.prompt));
        vec![prompt, answer_text(question, &answer.answer), answer.tries.to_string(), time(visit, answer.at)]
    });
    let media = of.media.iter().map(|piece| {
        let watched: f64 = piece.watched.iter().map(|(from, to)| to - from).sum();
        vec![piece.block.clone(), format!("{:.0} s", piece.position), format!("{watched:.0} s"), time(visit, piece.at)]
    });
    let attempts = of.attempts.iter().map(|attempt| shown.attempt(attempt)).collect_view();
    view! {
        <h2>{title}</h2>
        {facts(lines)}
        {table(t("export-read"), &[t("export-page"), t("export-time")], read)}
        {table(
            t("export-practice"),
            &[t("export-question"), t("export-answer"), t("export-tries"), t("export-time")],
            practice.collect(),
        )}
        {table(
            t("export-media"),
            &[t("export-piece"), t("export-position"), t("export-watched"), t("export-time")],
            media.collect(),
        )}
        {attempts}
    }
    .into_any()
}

/// A course, as far as it is still there.
struct Shown<'a> {
    visit: &'a Visit,
    course: Option<&'a Course>,
    lang: Lang,
}

impl<'a> Shown<'a> {
    /// A page by its title, else by its ids.
    fn page(&self, at: &ThePage) -> String {
        let page = self.course.and_then(|course| course.page(&at.module, &at.page));
        let title = page.and_then(|(_, page)| page.texts.get(self.lang)).map(|text| text.title.clone());
        title.unwrap_or_else(|| format!("{}/{}", at.module, at.page))
    }

    fn practice_question(&self, module: &str, page: &str, id: &str, lang: Lang) -> Option<&'a Question> {
        let (_, page) = self.course?.page(module, page)?;
        page.texts.get(lang)?.questions().find(|question| question.id == id)
    }

    fn attempt(&self, attempt: &TheAttempt) -> AnyView {
        let visit = self.visit;
        let t = |key: &str| visit.t(key).into_owned();
        let result = attempt.result.as_ref();
        let score = result.map(|result| score_text(visit.messages, result.score.points, result.score.of));
        let lines = vec![
            (t("export-begun"), Some(time(visit, attempt.started))),
            (t("export-handed-in"), result.map(|result| time(visit, result.at))),
            (t("export-result"), score),
            (t("certificate-version"), Some(attempt.version.clone())),
        ];
        let test = self.course.and_then(|course| course.test.as_ref());
        let rows = attempt.questions.questions.iter().map(|drawn| {
            let answer = attempt.answers.get(&drawn.question);
            let lang = answer.map_or(self.lang, |(lang, _)| *lang);
            let question = test.and_then(|test| test.question(&drawn.question, lang));
            let prompt = question.map_or_else(|| drawn.question.clone(), |question| plain(&question.prompt));
            vec![prompt, answer.map_or_else(|| "–".to_owned(), |(_, answer)| answer_text(question, answer))]
        });
        let title = visit.messages.with("export-attempt", &[("n", attempt.number.into())]);
        view! {
            <h3>{title}</h3>
            {facts(lines)}
            {table(t("export-answers"), &[t("export-question"), t("export-answer")], rows.collect())}
        }
        .into_any()
    }
}

fn certificates(visit: &Visit, all: &[TheCertificate], stopped: Option<Timestamp>) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let t = |key: &str| visit.t(key).into_owned();
    let each = all
        .iter()
        .map(|of| {
            let participation = of.kind == CertificateKind::Participation.code().unwrap_or_default();
            let kind = if participation { CertificateKind::Participation } else { CertificateKind::Completion };
            let score = of.score.map(|(points, of)| score_text(visit.messages, points, of));
            let lines = vec![
                (t("verify-name"), Some(of.name.clone())),
                (t("verify-kind"), participation.then(|| t("participation-title"))),
                (t(frozen::completed(kind)), Some(time(visit, of.completed))),
                (t("verify-issued"), Some(time(visit, of.issued))),
                (t("certificate-ends"), of.ends.map(|ends| time(visit, ends))),
                (t("certificate-score"), score),
                (t("certificate-version"), Some(of.version.clone())),
                (t("certificate-issuer"), Some(of.issuer.clone())),
                (t("certificate-organisation"), of.organisation.clone()),
                (t("certificate-number"), Some(of.token.clone())),
                (t("export-revoked"), of.revoked.map(|revoked| time(visit, revoked))),
                (t("verify-reason"), of.revoked_reason.clone()),
                (t("export-replaces"), of.replaces.clone()),
                (t("export-replaced-by"), of.replaced_by.clone()),
                (t("certificate-public-page"), Some(certificate_sheet::address(&of.origin, &of.token))),
                (t("export-signed"), of.signed.as_ref().map(|of| time(visit, of.at))),
                (t("export-key"), of.signed.as_ref().map(|of| of.key.clone())),
                (t("export-signature"), of.signed.as_ref().map(|of| of.signature.clone())),
            ];
            view! { <h3 lang=of.language.code()>{of.title.clone()}</h3>{facts(lines)} }
        })
        .collect_view();
    let stopped = stopped.map(|since| {
        let line = vec![(t("export-certificate-mails-stopped"), Some(time(visit, since)))];
        facts(line)
    });
    Some(view! { <h2>{t("certificate-issued-title")}</h2>{each}{stopped} }.into_any())
}

fn memberships(visit: &Visit, all: &Everything) -> Option<AnyView> {
    if all.memberships.is_empty() {
        return None;
    }
    let t = |key: &str| visit.t(key).into_owned();
    let each = all
        .memberships
        .iter()
        .map(|of| {
            let role = if of.role == "manager" { "membership-manager" } else { "membership-member" };
            let teams = (!of.teams.is_empty()).then(|| of.teams.join(", "));
            let lines = vec![
                (t("verify-name"), Some(of.name.clone())),
                (t("membership-role"), Some(t(role))),
                (t("membership-teams"), teams),
                (t("membership-since"), Some(time(visit, of.joined))),
                (t("export-left"), of.left.map(|left| time(visit, left))),
            ];
            view! { <h3 dir="auto">{of.organisation.clone()}</h3>{facts(lines)} }
        })
        .collect_view();
    Some(view! { <h2>{t("me-organisations-title")}</h2>{each} }.into_any())
}

fn mails(visit: &Visit, all: &Everything) -> Option<AnyView> {
    let t = |key: &str| visit.t(key).into_owned();
    let rows: Vec<Vec<String>> = all
        .mails
        .iter()
        .map(|of| {
            let sent = of.sent.map_or_else(|| "–".to_owned(), |sent| time(visit, sent));
            vec![time(visit, of.created), sent, of.recipient.clone(), of.subject.clone()]
        })
        .collect();
    let heads = [t("export-time"), t("export-sent"), t("export-to"), t("export-subject")];
    let table = table(t("export-mails-caption"), &heads, rows)?;
    Some(view! { <h2>{t("export-mails")}</h2>{table} }.into_any())
}
