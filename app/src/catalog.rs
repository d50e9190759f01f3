//! The courses that are served.

use std::collections::BTreeMap;
use std::sync::Arc;

use perehdy_courses::model::Course;

use crate::pages::course_page::FreshBlocks;

/// All courses by id, never changed once made.
#[derive(Clone, Default)]
pub struct Catalog(BTreeMap<String, Served>);

/// A course, and what has been rendered of it.
#[derive(Clone)]
struct Served {
    course: Arc<Course>,
    fresh: Arc<FreshBlocks>,
}

impl Catalog {
    /// A catalogue of these courses; of two with one id the later one stands.
    #[must_use]
    pub fn new(courses: impl IntoIterator<Item = Course>) -> Self {
        let served = |course: Course| Served { course: Arc::new(course), fresh: Arc::default() };
        Self(courses.into_iter().map(|course| (course.id.clone(), served(course))).collect())
    }

    /// The course with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Arc<Course>> {
        self.0.get(id).map(|served| &served.course)
    }

    /// All courses, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Course>> {
        self.0.values().map(|served| &served.course)
    }

    /// The blocks of this course's pages, rendered once; `None` when it is not one of these courses.
    #[must_use]
    pub fn fresh(&self, course: &Arc<Course>) -> Option<&FreshBlocks> {
        self.0.get(&course.id).filter(|served| Arc::ptr_eq(&served.course, course)).map(|served| &*served.fresh)
    }
}
