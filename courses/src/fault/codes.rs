//! Every code that a fault can have.

use super::Severity;

/// A kind of fault: its stable name and how bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The name, in kebab case.
    pub name: &'static str,
    /// How bad faults with it are.
    pub severity: Severity,
}

macro_rules! codes {
    ($($(#[$doc:meta])+ $constant:ident = $name:literal, $severity:ident;)+) => {
        $($(#[$doc])+ pub const $constant: Code = Code { name: $name, severity: Severity::$severity };)+

        /// All codes, in the order of this file.
        pub const ALL: &[Code] = &[$($constant),+];
    };
}

codes! {
    // Files
    /// A file or folder that has to be there is not.
    MISSING_FILE = "missing-file", Error;
    /// A file cannot be read.
    UNREADABLE_FILE = "unreadable-file", Error;
    /// A text file is not UTF-8.
    NOT_UTF_8 = "not-utf-8", Error;
    /// A text file has a character that no text has.
    CONTROL_CHARACTER = "control-character", Error;
    /// A text file is larger than texts that people read.
    TEXT_TOO_LARGE = "text-too-large", Error;
    /// Nothing in the course leads to this file.
    UNLISTED_FILE = "unlisted-file", Warning;

    // course.toml
    /// `course.toml` is not TOML.
    TOML_SYNTAX = "toml-syntax", Error;
    /// A key that means nothing.
    UNKNOWN_KEY = "unknown-key", Error;
    /// A key that has to be there is not.
    MISSING_KEY = "missing-key", Error;
    /// A number where a text belongs, or the like.
    WRONG_TYPE = "wrong-type", Error;
    /// A value that a key or setting cannot have.
    WRONG_VALUE = "wrong-value", Error;
    /// A language that courses cannot be in.
    UNKNOWN_LANGUAGE = "unknown-language", Error;
    /// An id with other characters than it may have, or a reserved one.
    BAD_ID = "bad-id", Error;
    /// An id that something else has already.
    DUPLICATE_ID = "duplicate-id", Error;
    /// The test draws from a module that does not exist.
    UNKNOWN_MODULE = "unknown-module", Error;
    /// A bank's file is named like no module.
    BANK_WITHOUT_MODULE = "bank-without-module", Error;
    /// The test draws nothing.
    EMPTY_DRAW = "empty-draw", Error;
    /// The test draws more questions than there are.
    QUOTA_TOO_LARGE = "quota-too-large", Error;
    /// Completion asks for a test that does not exist.
    COMPLETION_WITHOUT_TEST = "completion-without-test", Error;
    /// A certificate of participation where the certificate itself asks for no more.
    PARTICIPATION_WITHOUT_TEST = "participation-without-test", Error;
    /// Completion asks for nothing.
    NOTHING_TO_COMPLETE = "nothing-to-complete", Error;
    /// A colour that cannot be read on white.
    COLOUR_TOO_PALE = "colour-too-pale", Error;
    /// A logo of another kind, size or shape than certificates can have.
    WRONG_LOGO = "wrong-logo", Error;

    // Text
    /// A file does not begin with its title.
    PAGE_WITHOUT_HEADING = "page-without-heading", Error;
    /// A file has two titles.
    TWO_MAIN_HEADINGS = "two-main-headings", Error;
    /// A heading is more than one level below the one before.
    HEADING_LEVEL_JUMP = "heading-level-jump", Error;
    /// A heading inside a block.
    HEADING_IN_BLOCK = "heading-in-block", Error;
    /// A course or module does not sum itself up.
    MISSING_SUMMARY = "missing-summary", Error;
    /// HTML in a text.
    RAW_HTML = "raw-html", Error;
    /// A picture without a figure around it.
    IMAGE_OUTSIDE_FIGURE = "image-outside-figure", Error;
    /// A link whose text does not say where it leads.
    LINK_TEXT_SAYS_NOTHING = "link-text-says-nothing", Warning;
    /// An address that is none, or of another kind than may be.
    BAD_ADDRESS = "bad-address", Error;
    /// A link inside the course that leads nowhere.
    BROKEN_LINK = "broken-link", Error;
    /// A code block that does not end.
    UNCLOSED_CODE = "unclosed-code", Error;
    /// Quotes and lists in each other, deeper than anybody can follow.
    NESTED_TOO_DEEP = "nested-too-deep", Error;
    /// Text where none belongs.
    UNEXPECTED_TEXT = "unexpected-text", Error;

    // Blocks
    /// A block that does not end.
    UNCLOSED_BLOCK = "unclosed-block", Error;
    /// The end of a block that has not begun.
    UNOPENED_BLOCK = "unopened-block", Error;
    /// A block of a kind that does not exist.
    UNKNOWN_BLOCK = "unknown-block", Error;
    /// A question of a kind that does not exist.
    UNKNOWN_QUESTION_KIND = "unknown-question-kind", Error;
    /// A block without an id.
    BLOCK_WITHOUT_ID = "block-without-id", Error;
    /// A block in a file that has none of this kind.
    BLOCK_NOT_HERE = "block-not-here", Error;
    /// A note without a title.
    NOTE_WITHOUT_TITLE = "note-without-title", Error;
    /// A note without text.
    NOTE_WITHOUT_TEXT = "note-without-text", Error;
    /// A setting that means nothing in this block.
    UNKNOWN_SETTING = "unknown-setting", Error;
    /// A setting that has to be there is not.
    MISSING_SETTING = "missing-setting", Error;
    /// A setting that is there twice.
    REPEATED_SETTING = "repeated-setting", Error;
    /// A file name that leads out of its folder, or has characters that addresses cannot have.
    BAD_PATH = "bad-path", Error;

    // Figures, charts, media, links
    /// A figure without its picture.
    FIGURE_WITHOUT_IMAGE = "figure-without-image", Error;
    /// A picture without a text alternative.
    FIGURE_WITHOUT_ALTERNATIVE = "figure-without-alternative", Error;
    /// A picture that is none, or is damaged.
    UNREADABLE_PICTURE = "unreadable-picture", Error;
    /// A drawing that does not tell its size.
    PICTURE_WITHOUT_SIZE = "picture-without-size", Error;
    /// A cell of a chart's data is not a number.
    CHART_NUMBER = "chart-number", Error;
    /// A row of a chart's data has more or fewer cells than its heading.
    CHART_ROW_LENGTH = "chart-row-length", Error;
    /// A chart's data has no rows, or no column of numbers.
    CHART_WITHOUT_DATA = "chart-without-data", Error;
    /// A chart translates more or fewer names than its data have.
    CHART_NAMES = "chart-names", Error;
    /// The first column of a line's data does not ascend.
    CHART_SCALE = "chart-scale", Error;
    /// A chart's data have more rows than a chart can show.
    CHART_TOO_LONG = "chart-too-long", Error;
    /// A captions file does not begin as one.
    CAPTIONS_HEADER = "captions-header", Error;
    /// A caption without a time that can be read.
    CAPTIONS_TIME = "captions-time", Error;
    /// A caption that ends before it begins, or begins before the one above it.
    CAPTIONS_ORDER = "captions-order", Error;
    /// A caption that says nothing, or a file without captions.
    CAPTIONS_WITHOUT_TEXT = "captions-without-text", Error;
    /// A video or audio piece without captions.
    MEDIA_WITHOUT_CAPTIONS = "media-without-captions", Error;
    /// A video of the course without a picture to show before it plays.
    VIDEO_WITHOUT_POSTER = "video-without-poster", Warning;
    /// A block of links that has none.
    LINKS_WITHOUT_LINKS = "links-without-links", Error;
    /// A link to further material without language or publisher.
    LINK_WITHOUT_SOURCE = "link-without-source", Error;

    // Questions
    /// A question that asks nothing.
    QUESTION_WITHOUT_PROMPT = "question-without-prompt", Error;
    /// A question without options, items or pairs.
    QUESTION_WITHOUT_OPTIONS = "question-without-options", Error;
    /// A question with a single option, item or pair.
    TOO_FEW_OPTIONS = "too-few-options", Error;
    /// An option without brackets.
    OPTION_WITHOUT_BOX = "option-without-box", Error;
    /// An option, item or cell without text.
    OPTION_WITHOUT_TEXT = "option-without-text", Error;
    /// Two options, items or left cells alike.
    DUPLICATE_OPTION = "duplicate-option", Error;
    /// No option is right.
    QUESTION_WITHOUT_RIGHT_ANSWER = "question-without-right-answer", Error;
    /// Several options are right where one can be.
    TWO_RIGHT_ANSWERS = "two-right-answers", Error;
    /// True or false with another number of options than two.
    TRUE_OR_FALSE_NOT_TWO = "true-or-false-not-two", Error;
    /// A matching question's table does not have its columns.
    MATCHING_TABLE = "matching-table", Error;
    /// A gap question without gaps.
    QUESTION_WITHOUT_GAP = "question-without-gap", Error;
    /// A gap that nothing fills.
    EMPTY_GAP = "empty-gap", Error;
    /// A brace without its partner.
    UNPAIRED_BRACE = "unpaired-brace", Error;
    /// A gap inside a list, a link or emphasised words.
    GAP_IN_MARKUP = "gap-in-markup", Error;
    /// A number or short text without its right answer.
    QUESTION_WITHOUT_ANSWER = "question-without-answer", Error;
    /// A right answer that cannot be read as a number.
    WRONG_NUMBER = "wrong-number", Error;
    /// A tolerance below zero.
    NEGATIVE_TOLERANCE = "negative-tolerance", Error;
    /// A second line with the right answer.
    REPEATED_ANSWER = "repeated-answer", Error;
    /// A remark that does not begin with right, wrong or why.
    UNKNOWN_REMARK = "unknown-remark", Error;
    /// A remark that is there twice.
    REPEATED_REMARK = "repeated-remark", Error;

    // Languages
    /// A block of the first language that another lacks.
    MISSING_BLOCK = "missing-block", Error;
    /// A block that the first language does not have.
    EXTRA_BLOCK = "extra-block", Error;
    /// A block with another id than in the first language.
    OTHER_ID = "other-id", Error;
    /// Blocks in another order than in the first language.
    OTHER_ORDER = "other-order", Error;
    /// A block of another kind than in the first language.
    OTHER_KIND = "other-kind", Error;
    /// A question with another key than in the first language.
    OTHER_KEY = "other-key", Error;
    /// A chart, video or audio piece with other data than in the first language.
    OTHER_DATA = "other-data", Error;

    // The clock
    /// Something to be looked through again: the day named for it has passed.
    AGED = "aged", Warning;
}
