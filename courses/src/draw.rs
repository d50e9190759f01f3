//! Drawing a test: which questions an attempt gets, and in which order things are shown.

use serde::{Deserialize, Serialize};

use crate::model::{FinalTest, Lang, Question, QuestionBody};

/// A drawn question and the order in which its options or items are shown: `order[shown] = author's index`.
/// Matching: the order of the right items. Gaps, numbers and short texts: empty. True or false: never shuffled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Question id.
    pub question: String,
    /// The order shown.
    pub order: Vec<u16>,
}

/// The questions an attempt got, in order. Stored with the attempt; the same in every language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The questions in the order shown.
    pub questions: Vec<Drawn>,
}

/// A source of random numbers; the caller's, so that a draw can be made again.
pub trait Random {
    /// A number from 0 to `below` - 1, each as likely. `below` is at least 1.
    fn below(&mut self, below: u32) -> u32;
}

impl Draw {
    /// Draws by the test's quotas: from each module's bank as many as its quota says, no question twice, all shuffled.
    #[must_use]
    pub fn new(test: &FinalTest, random: &mut dyn Random) -> Self {
        let mut ids: Vec<&str> = Vec::new();
        for quota in &test.quotas {
            let banks = test.bank.iter().filter(|bank| bank.module == quota.module);
            let mut left: Vec<&str> = banks.flat_map(|bank| &bank.ids).map(String::as_str).collect();
            left.retain(|id| !ids.contains(id));
            shuffle(&mut left, random);
            left.truncate(usize::try_from(quota.questions).unwrap_or(usize::MAX));
            ids.append(&mut left);
        }
        shuffle(&mut ids, random);
        let questions = ids.into_iter().map(|id| {
            let question = Lang::ALL.into_iter().find_map(|lang| test.question(id, lang));
            let order = question.map(|question| test_order(question, random)).unwrap_or_default();
            Drawn { question: id.to_owned(), order }
        });
        Self { questions: questions.collect() }
    }
}

/// The order in which a practice question shows its things: always the same for one state of the course, and not to be
/// guessed without its files. Choices stand in the author's order; ordering and matching are shuffled so that the order
/// shown is not the key (an ordering question is never shown in its right order).
#[must_use]
pub fn practice_order(question: &Question, fingerprint: &[u8; 32]) -> Vec<u16> {
    match &question.body {
        QuestionBody::One(options) | QuestionBody::Several(options) => as_written(options.len()),
        _ => test_order(question, &mut Seeded::new(fingerprint, &question.id)),
    }
}

/// The order in which a question of the test shows its things.
fn test_order(question: &Question, random: &mut dyn Random) -> Vec<u16> {
    match &question.body {
        QuestionBody::One(options) | QuestionBody::Several(options) => {
            let mut order = as_written(options.len());
            shuffle(&mut order, random);
            order
        }
        QuestionBody::TrueOrFalse(options) => as_written(options.len()),
        QuestionBody::Matching { lefts, rights } => {
            let solved = |order: &[u16]| lefts.iter().zip(order).all(|(left, right)| left.right == usize::from(*right));
            unsolved(rights.len(), random, solved)
        }
        QuestionBody::Ordering(items) => unsolved(items.len(), random, |order| order.is_sorted()),
        QuestionBody::Gaps(_) | QuestionBody::Number { .. } | QuestionBody::Short(_) => Vec::new(),
    }
}

fn as_written(things: usize) -> Vec<u16> {
    (0..u16::try_from(things).unwrap_or(u16::MAX)).collect()
}

/// A shuffled order that is not solved, each as likely (with fewer than two things there is none).
fn unsolved(things: usize, random: &mut dyn Random, solved: impl Fn(&[u16]) -> bool) -> Vec<u16> {
    let mut order = as_written(things);
    for _ in 0..64 {
        shuffle(&mut order, random);
        if !solved(&order) {
            return order;
        }
    }
    // A random source that insists: one step round moves everything from its place.
    if things > 1 {
        order.rotate_left(1);
    }
    order
}

/// Fisher–Yates: every order as likely.
fn shuffle<T>(things: &mut [T], random: &mut dyn Random) {
    for last in (1..things.len()).rev() {
        let below = u32::try_from(last + 1).unwrap_or(u32::MAX);
        let other = usize::try_from(random.below(below)).unwrap_or(last);
        things.swap(last, other.min(last));
    }
}

/// Random numbers that are the same for the same seed and label, on every machine and in every version: xoshiro256++
/// over the 32 bytes of the seed, into which the label is mixed by SplitMix64. Not for secrets.
#[derive(Clone, Debug)]
pub struct Seeded([u64; 4]);

impl Seeded {
    /// Numbers for one purpose (`label`, for example a question's id) from one seed.
    #[must_use]
    pub fn new(seed: &[u8; 32], label: &str) -> Self {
        let mut state = [0; 4];
        for (word, bytes) in state.iter_mut().zip(seed.chunks_exact(8)) {
            *word = little_endian(bytes);
        }
        let mut mixed = u64::try_from(label.len()).unwrap_or(u64::MAX);
        for bytes in label.as_bytes().chunks(8) {
            mixed = split_mix(mixed ^ little_endian(bytes));
        }
        for word in &mut state {
            mixed = mixed.wrapping_add(0x9E37_79B9_7F4A_7C15);
            *word = split_mix(*word ^ split_mix(mixed));
        }
        if state == [0; 4] {
            state[0] = 1;
        }
        let mut seeded = Self(state);
        // The first numbers after a seed with few bits set are poor; let them go by.
        for _ in 0..16 {
            seeded.next();
        }
        seeded
    }

    fn next(&mut self) -> u64 {
        let s = &mut self.0;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }
}

impl Random for Seeded {
    fn below(&mut self, below: u32) -> u32 {
        let below = u64::from(below.max(1));
        // Numbers from the last, incomplete stretch would make small results likelier: draw again.
        let stretches = (1 << 32) / below * below;
        loop {
            let number = self.next() >> 32;
            if number < stretches {
                return u32::try_from(number % below).unwrap_or_default();
            }
        }
    }
}

/// Up to eight bytes as a number.
fn little_endian(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// The mixing step of SplitMix64.
const fn split_mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
