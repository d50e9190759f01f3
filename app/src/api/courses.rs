//! `/api/v1/courses`.

use axum::response::Response;
use http::Uri;

use super::caller::Caller;
use super::query::pairs;
use super::{Fault, json, shapes};

/// The courses that are asked of members, and how many stand how in each
#[utoipa::path(
    get,
    path = "/api/v1/courses",
    tag = "courses",
    operation_id = "courses",
    responses((status = 200, description = "All courses that are asked", body = shapes::Courses)),
)]
pub(super) async fn get(caller: Caller, uri: Uri) -> Result<Response, Fault> {
    pairs(&uri, &[])?;
    caller.things().await?;
    let records = &caller.app.records;
    let assignments = records.assignments(caller.overseer.seat()).await?;
    let asked = records.courses_asked(&caller.overseer).await?;
    let course = |(id, totals): (String, perehdy_records::Totals)| {
        let of_course = assignments.iter().filter(|assignment| assignment.says.course == id);
        let assignments = of_course.map(shapes::Assignment::from).collect();
        let course = shapes::Course::of(&caller.app, &id);
        shapes::AskedCourse { course, totals: shapes::Totals::from(totals), assignments }
    };
    json(&shapes::Courses { courses: asked.into_iter().map(course).collect() })
}
