//! The model: what a course is, once it has been read. Plain data; nothing here reads files or knows the web.

mod course;
mod figure;
mod final_test;
mod lang;
mod media;
mod page;
mod question;
mod text;
mod time;

pub use course::{
    CertificateRule, CompletionRule, Course, CourseText, LogoFile, Module, ModuleText, ParticipationRule, SheetRule,
    SignerRule,
};
pub use figure::{Chart, ChartKind, Figure, Picture, Source};
pub use final_test::{BankModule, Extensions, FinalTest, Quota};
pub use lang::{ByLang, Lang};
pub use media::{Cue, Media, MediaPlace};
pub use page::{Block, BlockBody, FurtherLink, Note, Page, PageText};
pub use question::{ChoiceOption, GapPiece, MatchingItem, OrderingItem, Question, QuestionBody};
pub use text::{Position, Rich};
pub use time::{Date, Timestamp};
