//! Rules over a read course: its files, its ids, its test, its languages; and what has aged.

mod aged;
mod files;
mod ids;
mod languages;
mod test;

pub use self::aged::{Aged, AgedThing, aged};
use crate::read::Draft;
use crate::read::source::Faults;
use crate::read::sources::Sources;

/// Checks a course that has been read.
pub(crate) fn check(draft: &mut Draft, sources: &Sources, faults: &mut Faults) {
    let Some(manifest) = draft.manifest.as_ref().filter(|_| draft.course.is_some()) else { return };
    files::missing(manifest, sources, faults);
    test::check(manifest, &draft.outlines, sources, faults);
    ids::check(&mut draft.outlines, sources, faults);
    languages::check(&draft.outlines, sources, faults);
    faults.settle();
    // Only in a course that is sound otherwise: a slip in a name would be told here a second time.
    if !faults.any_error() {
        files::unlisted(manifest, &draft.named, sources, faults);
    }
}
