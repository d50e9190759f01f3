//! What is wrong with a list, in words: row, column, what to do.

use leptos::prelude::*;

use crate::import::{Column, Fault, Faults, MOST_ROWS, Unreadable, Wrong};
use crate::visit::Visit;

/// What a column is called on pages and in the example.
pub(super) fn column_name(visit: &Visit, column: Column) -> String {
    visit.t(column_key(column)).into_owned()
}

pub(super) const fn column_key(column: Column) -> &'static str {
    match column {
        Column::Name => "import-column-name",
        Column::Email => "import-column-email",
        Column::Team => "import-column-team",
        Column::Course => "import-column-course",
        Column::Deadline => "import-column-deadline",
    }
}

/// The faults as a table below a heading with the id `faults`.
pub(super) fn table(visit: &Visit, faults: &Faults) -> AnyView {
    let rows = faults.told.iter().map(|fault| row(visit, fault)).collect_view();
    let more = (faults.all > faults.told.len()).then(|| {
        let more = faults.all - faults.told.len();
        view! { <p>{visit.messages.with("import-faults-more", &[("n", more.into())])}</p> }
    });
    view! {
        <section class="import-faults">
            <h2 id="faults">{visit.t("import-faults-title")}</h2>
            <div class="table-scroll" role="region" aria-labelledby="faults" tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{visit.t("import-row")}</th>
                            <th scope="col">{visit.t("import-column")}</th>
                            <th scope="col">{visit.t("import-what")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {more}
        </section>
    }
    .into_any()
}

fn row(visit: &Visit, fault: &Fault) -> AnyView {
    let number = fault.row.map_or_else(|| visit.t("import-whole").into_owned(), |row| row.to_string());
    let column = fault.column.map_or_else(|| "–".to_owned(), |column| column_name(visit, column));
    view! { <tr><td>{number}</td><td>{column}</td><td>{text(visit, &fault.wrong)}</td></tr> }.into_any()
}

fn text(visit: &Visit, wrong: &Wrong) -> String {
    let with = |key: &str, args: &[(&str, fluent_bundle::FluentValue<'_>)]| visit.messages.with(key, args);
    let quoted = |key: &str, text: &String| with(key, &[("text", text.clone().into())]);
    let key = match wrong {
        Wrong::TooManyRows => return with("import-wrong-rows", &[("most", MOST_ROWS.into())]),
        Wrong::UnknownColumn(name) => return quoted("import-wrong-unknown-column", name),
        Wrong::Cells(cells, columns) => {
            return with("import-wrong-cells", &[("cells", (*cells).into()), ("columns", (*columns).into())]);
        }
        Wrong::TooLong(most) => return with("import-wrong-long", &[("most", (*most).into())]),
        Wrong::NoEmail(text) => return quoted("import-wrong-email", text),
        // As it stands in the file, without spaces between its digits.
        Wrong::SameEmail(row) => return with("import-wrong-same-email", &[("row", row.to_string().into())]),
        Wrong::NoTeam(text) => return quoted("import-wrong-team", text),
        Wrong::NoCourse(text) => return quoted("import-wrong-course", text),
        Wrong::NoDate(text) => return quoted("import-wrong-date", text),
        Wrong::Past(text) => return quoted("import-wrong-past", text),
        Wrong::Empty => "import-wrong-empty",
        Wrong::Unreadable(Unreadable::Spreadsheet) => "import-wrong-spreadsheet",
        Wrong::Unreadable(Unreadable::Bytes) => "import-wrong-bytes",
        Wrong::TooLarge => "import-wrong-large",
        Wrong::NoHeader => "import-wrong-header",
        Wrong::NoRows => "import-wrong-no-rows",
        Wrong::MissingColumn => "import-wrong-missing-column",
        Wrong::ColumnTwice => "import-wrong-column-twice",
        Wrong::SecondHeader => "import-wrong-second-header",
        Wrong::Formula => "import-wrong-formula",
        Wrong::LineBreak => "import-wrong-line-break",
        Wrong::ControlCharacters => "import-wrong-control",
        Wrong::Missing => "import-wrong-missing",
        Wrong::NoCourseForDeadline => "import-wrong-no-course",
    };
    visit.t(key).into_owned()
}

#[cfg(test)]
mod tests {
    use perehdy_courses::model::Lang;

    use super::*;
    use crate::i18n::messages;

    #[test]
    fn columns_are_called_what_is_understood() {
        for lang in Lang::ALL {
            for column in Column::ALL {
                assert_eq!(Column::named(&messages(lang).get(column_key(column))), Some(column), "{lang:?}");
            }
        }
    }
}
