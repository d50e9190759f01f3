//! From Markdown to HTML, from tables of figures to drawings: once, when a course is loaded.
//!
//! What comes out is sanitised, has no `style` attribute and loads nothing from elsewhere, so that it passes the strict
//! content security policy under which it is served.

mod address;
mod blocks;
pub mod chart;
mod escape;
mod markdown;
mod words;

use crate::model::{
    Block, BlockBody, ChoiceOption, Course, GapPiece, Lang, MatchingItem, OrderingItem, Question, QuestionBody, Rich,
};
use address::Site;
use markdown::Scope;

/// Fills in the HTML of every text of the course, and of every block that looks the same to everybody.
pub fn render(course: &mut Course) {
    let site = Site::of(course);
    for (lang, text) in &mut course.texts.0 {
        Scope::new(&site, *lang, lang.code().to_owned()).block(&mut text.about);
    }
    for module in &mut course.modules {
        for page in &mut module.pages {
            for (lang, text) in &mut page.texts.0 {
                let mut scope = Scope::new(&site, *lang, format!("{}/{}", lang.code(), module.id));
                for block in &mut text.blocks {
                    render_block(block, &mut scope);
                }
            }
        }
    }
    for bank in course.test.iter_mut().flat_map(|test| &mut test.bank) {
        for (lang, questions) in &mut bank.questions.0 {
            for question in questions {
                // In the test every question stands on a page with others that are not known beforehand.
                render_question(question, &mut bank_scope(&site, *lang));
            }
        }
    }
}

fn bank_scope(site: &Site, lang: Lang) -> Scope<'_> {
    Scope::new(site, lang, format!("{}/test", lang.code()))
}

fn render_block(block: &mut Block, scope: &mut Scope<'_>) {
    let id = block.id.as_deref();
    match &mut block.body {
        BlockBody::Text(text) => {
            scope.block(text);
            block.html.clone_from(&text.html);
        }
        BlockBody::Note(note) => {
            scope.block(&mut note.text);
            block.html = blocks::note(id, note, scope);
        }
        BlockBody::Figure(figure) => {
            scope.tight(&mut figure.caption);
            block.html = blocks::figure(id, figure, scope);
        }
        BlockBody::Chart(chart) => block.html = chart::figure(scope.lang, id.unwrap_or("chart"), chart),
        BlockBody::Links(links) => {
            links.iter_mut().filter_map(|link| link.description.as_mut()).for_each(|text| scope.tight(text));
            block.html = blocks::links(id, links, scope);
        }
        BlockBody::Video(media) | BlockBody::Audio(media) => {
            media.description.iter_mut().for_each(|text| scope.block(text));
        }
        BlockBody::Question(question) => render_question(question, scope),
    }
}

fn render_question(question: &mut Question, scope: &mut Scope<'_>) {
    scope.block(&mut question.prompt);
    for remark in [&mut question.right, &mut question.wrong, &mut question.why] {
        remark.iter_mut().for_each(|text| scope.block(text));
    }
    let mut part = |text: &mut Rich, feedback: &mut Option<Rich>| {
        scope.inline(text);
        feedback.iter_mut().for_each(|text| scope.tight(text));
    };
    match &mut question.body {
        QuestionBody::One(options) | QuestionBody::Several(options) | QuestionBody::TrueOrFalse(options) => {
            options.iter_mut().for_each(|ChoiceOption { text, feedback, .. }| part(text, feedback));
        }
        QuestionBody::Matching { lefts, rights } => {
            lefts.iter_mut().for_each(|MatchingItem { text, feedback, .. }| part(text, feedback));
            rights.iter_mut().for_each(|text| part(text, &mut None));
        }
        QuestionBody::Ordering(items) => {
            items.iter_mut().for_each(|OrderingItem { text, feedback }| part(text, feedback));
        }
        QuestionBody::Gaps(pieces) => {
            for piece in pieces {
                if let GapPiece::Text(text) = piece {
                    part(text, &mut None);
                }
            }
        }
        QuestionBody::Number { .. } | QuestionBody::Short(_) => {}
    }
}
