//! The final test and its bank.

use super::{ByLang, Lang, Question};

/// The final test.
#[derive(Clone, Debug)]
pub struct FinalTest {
    /// Share of right answers needed, in percent, 1 to 100.
    pub pass_mark: u8,
    /// About how many minutes it takes.
    pub minutes: u32,
    /// A time limit in minutes, if there is one.
    pub time_limit: Option<u32>,
    /// How often a learner may lengthen a running attempt, and by how many minutes each time.
    pub extensions: Extensions,
    /// How many attempts a learner has; `None`: as many as they like.
    pub attempts: Option<u32>,
    /// Minutes to wait after a failed attempt.
    pub wait_minutes: u32,
    /// How many questions each module gives, in order.
    pub quotas: Vec<Quota>,
    /// All questions by module, in every language.
    pub bank: Vec<BankModule>,
}

/// Extensions of a time limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// How many times.
    pub times: u32,
    /// Minutes each.
    pub minutes: u32,
}

/// How many questions a module gives to a draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Module id.
    pub module: String,
    /// Number of questions, at most what its bank has.
    pub questions: u32,
}

/// The questions of one module's bank (`{lang}/test/{module}.md`).
#[derive(Clone, Debug)]
pub struct BankModule {
    /// Module id.
    pub module: String,
    /// Question ids in the author's order.
    pub ids: Vec<String>,
    /// The questions by language, in the order of `ids`.
    pub questions: ByLang<Vec<Question>>,
}

impl FinalTest {
    /// The test question with this id in `lang`.
    #[must_use]
    pub fn question(&self, id: &str, lang: Lang) -> Option<&Question> {
        self.bank.iter().find_map(|bank| {
            let index = bank.ids.iter().position(|known| known == id)?;
            bank.questions.get(lang)?.get(index)
        })
    }

    /// The module whose bank has this question.
    #[must_use]
    pub fn module_of(&self, id: &str) -> Option<&str> {
        self.bank.iter().find(|bank| bank.ids.iter().any(|known| known == id)).map(|bank| bank.module.as_str())
    }

    /// How many questions one draw has.
    #[must_use]
    pub fn questions_in_draw(&self) -> u32 {
        self.quotas.iter().map(|quota| quota.questions).sum()
    }

    /// How many right answers of so many questions reach the pass mark.
    #[must_use]
    pub fn points_needed(&self, of: u32) -> u32 {
        let needed = (u64::from(of) * u64::from(self.pass_mark)).div_ceil(100);
        u32::try_from(needed).unwrap_or(u32::MAX)
    }
}
