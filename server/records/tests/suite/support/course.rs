//! A course's final test, and short ways to say things.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use perehdy_courses::answer::Answer;
use perehdy_courses::draw::{Draw, Drawn};
use perehdy_courses::model::{
    BankModule, Block, BlockBody, ByLang, CertificateRule, ChoiceOption, CompletionRule, Course, Date, Extensions,
    FinalTest, Lang, Module, Page, PageText, Position, Question, QuestionBody, Quota, Rich, SheetRule, Timestamp,
};
use perehdy_records::{
    Certificate, CertificateKind, LearnerId, NewAttempt, NewCertificate, NotIssued, PagePlace, Records, SessionToken,
    Who,
};

/// The course that most tests use.
pub(crate) const COURSE: &str = "welcome";

/// The right answer to every test question.
pub(crate) const RIGHT: Answer = Answer::One(0);
/// A wrong one.
pub(crate) const WRONG: Answer = Answer::One(1);

pub(crate) fn place(module: &str, page: &str) -> PagePlace {
    PagePlace { module: module.to_owned(), page: page.to_owned() }
}

/// The course: two modules with two pages each, each page with a practice question, and the [`test`]. Complete when the
/// pages are read and the test is passed.
pub(crate) fn course() -> Arc<Course> {
    named(COURSE)
}

/// The same with another id.
pub(crate) fn named(id: &str) -> Arc<Course> {
    Arc::new(ruled(id, CompletionRule { pages: true, practice: false, test: true }))
}

/// The pages of the course.
pub(crate) fn pages() -> [PagePlace; 4] {
    [place("start", "welcome"), place("start", "words"), place("work", "first"), place("work", "last")]
}

/// The same, complete by another rule.
pub(crate) fn ruled(id: &str, completion: CompletionRule) -> Course {
    let page = |place: &PagePlace| {
        let question = BlockBody::Question(question(&format!("q-{}", place.page)));
        let block = Block { id: None, at: Position::default(), body: question, html: String::new() };
        let text = PageText { title: place.page.clone(), blocks: vec![block] };
        let texts = ByLang(BTreeMap::from(Lang::ALL.map(|lang| (lang, text.clone()))));
        Page { id: place.page.clone(), minutes: 5, texts }
    };
    let module = |id: &str| Module {
        id: id.to_owned(),
        texts: ByLang::default(),
        pages: pages().iter().filter(|place| place.module == id).map(page).collect(),
    };
    Course {
        id: id.to_owned(),
        version: "2026.1".to_owned(),
        languages: Lang::ALL.to_vec(),
        reviewed: Date { year: 2026, month: 1, day: 1 },
        review_by: None,
        texts: ByLang::default(),
        modules: vec![module("start"), module("work")],
        test: Some(test()),
        completion,
        certificate: CertificateRule {
            issuer: ByLang::default(),
            score: false,
            organisation: false,
            valid_months: None,
            participation: None,
            sheet: SheetRule::default(),
        },
        media: BTreeSet::new(),
        fingerprint: [0; 32],
    }
}

/// Ids of the test's questions: eight of the module "start", four of "work".
pub(crate) fn questions() -> Vec<String> {
    let of = |module: &str, count: u32| (1..=count).map(|i| format!("{module}-{i}")).collect::<Vec<_>>();
    [of("start", 8), of("work", 4)].concat()
}

/// A test: 75 % of twelve questions, three attempts two hours apart, 40 minutes that can be lengthened twice by 20.
pub(crate) fn test() -> FinalTest {
    let bank = |module: &str| {
        let ids: Vec<String> = questions().into_iter().filter(|id| id.starts_with(module)).collect();
        let all: Vec<Question> = ids.iter().map(|id| question(id)).collect();
        let questions = ByLang(BTreeMap::from(Lang::ALL.map(|lang| (lang, all.clone()))));
        BankModule { module: module.to_owned(), ids, questions }
    };
    let quota = |module: &str, questions| Quota { module: module.to_owned(), questions };
    FinalTest {
        pass_mark: 75,
        minutes: 20,
        time_limit: Some(40),
        extensions: Extensions { times: 2, minutes: 20 },
        attempts: Some(3),
        wait_minutes: 120,
        quotas: vec![quota("start", 8), quota("work", 4)],
        bank: vec![bank("start"), bank("work")],
    }
}

fn question(id: &str) -> Question {
    let option = |right| ChoiceOption { text: Rich::default(), right, feedback: None };
    Question {
        id: id.to_owned(),
        at: Position::default(),
        prompt: Rich::default(),
        body: QuestionBody::One(vec![option(true), option(false)]),
        right: None,
        wrong: None,
        why: None,
    }
}

/// An attempt to be started, with all questions; `shift` makes draws differ.
pub(crate) fn new_attempt(shift: usize) -> NewAttempt {
    let mut questions: Vec<Drawn> =
        questions().into_iter().map(|question| Drawn { question, order: vec![1, 0] }).collect();
    let length = questions.len();
    questions.rotate_left(shift % length);
    NewAttempt { course: COURSE.to_owned(), version: "2026.1".to_owned(), draw: Draw { questions } }
}

/// A certificate to be issued.
pub(crate) fn new_certificate(name: &str) -> NewCertificate {
    NewCertificate {
        kind: CertificateKind::Completion,
        course: COURSE.to_owned(),
        version: "2026.1".to_owned(),
        lang: Lang::Sv,
        name: name.to_owned(),
        title: "Välkommen, “ny” kollega".to_owned(),
        covers: vec!["Början".to_owned(), "Arbetslivet,\nkort".to_owned()],
        minutes: 95,
        issuer: "Exempelkommunen".to_owned(),
        score: Some((11, 12)),
        completed: Timestamp(super::START),
        ends: None,
        organisation: None,
        look: Some("{\"landscape\": true, \"heading\": \"Intyg “å”\"}".to_owned()),
        issuer_logo: None,
        origin: "https://courses.example.org".to_owned(),
    }
}

/// Issues a certificate, in the place of whichever it takes.
pub(crate) async fn try_issue(records: &Records, who: &Who, new: &NewCertificate) -> Result<Certificate, NotIssued> {
    let alone = records.issue_certificate(who, new, None).await.unwrap();
    let (Err(NotIssued::Changed), Who::Known(learner)) = (&alone, who) else { return alone };
    for before in records.certificates(*learner, &new.course).await.unwrap() {
        let issued = records.issue_certificate(who, new, Some(&before.token)).await.unwrap();
        if !matches!(issued, Err(NotIssued::Changed)) {
            return issued;
        }
    }
    alone
}

/// The same; it is issued.
pub(crate) async fn issue(records: &Records, who: &Who, new: &NewCertificate) -> Certificate {
    try_issue(records, who, new).await.unwrap()
}

/// Somebody new, with the token of their session.
pub(crate) async fn newcomer(records: &Records) -> (LearnerId, SessionToken) {
    let token = records.new_token();
    let (page, next) = (place("start", "welcome"), place("start", "words"));
    let learner = records.mark_read(&Who::New(token.clone()), Lang::Fi, &course(), &page, &next).await.unwrap();
    (learner, token)
}
