//! What the board is asked to show: it stands in the address, and in the hidden fields of the exports.

use perehdy_records::{BoardQuery, Sort, Status, Team};

/// The longest search; names are not longer.
const LONGEST_SEARCH: usize = 200;

/// What the board is asked to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// As the records take it.
    pub(crate) query: BoardQuery,
    /// What stood there but is not known and counts for nothing.
    pub(crate) ignored: Vec<Ignored>,
}

/// A filter with a value that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ignored {
    /// A team that was removed, is not overseen, or never was.
    Team,
    /// No such status.
    Status,
    /// No such order.
    Sort,
}

/// What a status is called in addresses.
pub(crate) const fn status_code(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "not-started",
        Status::UnderWay => "under-way",
        Status::Late => "late",
        Status::Done => "done",
        Status::Expiring => "expiring",
        Status::Expired => "expired",
    }
}

/// The orders, as the records know them and as addresses do.
pub(crate) const SORTS: [(Sort, &str); 4] =
    [(Sort::Name, "name"), (Sort::Status, "status"), (Sort::Deadline, "deadline"), (Sort::Completed, "completed")];

/// What an order is called in addresses: `deadline`, turned round `-deadline`.
pub(crate) fn sort_code(sort: Sort, descending: bool) -> String {
    let code = SORTS.iter().find(|(known, _)| *known == sort).map_or("", |(_, code)| code);
    format!("{}{code}", if descending { "-" } else { "" })
}

impl Asked {
    /// Reads an address' query or a form's fields. What is empty is not asked; the last of several counts.
    pub(crate) fn read<'p>(course: &str, teams: &[Team], pairs: impl Iterator<Item = (&'p str, &'p str)>) -> Self {
        let mut asked =
            Self { query: BoardQuery { course: course.to_owned(), ..BoardQuery::default() }, ignored: Vec::new() };
        for (name, value) in pairs {
            let value = value.trim();
            if !value.is_empty() {
                asked.take(teams, name, value);
            }
        }
        asked
    }

    fn take(&mut self, teams: &[Team], name: &str, value: &str) {
        let query = &mut self.query;
        match name {
            "team" => match teams.iter().find(|team| team.id.to_string() == value) {
                Some(team) => query.team = Some(team.id),
                None => self.ignored.push(Ignored::Team),
            },
            "status" => match Status::ALL.into_iter().find(|status| status_code(*status) == value) {
                Some(status) => query.status = Some(status),
                None => self.ignored.push(Ignored::Status),
            },
            "sort" => {
                let (descending, code) = value.strip_prefix('-').map_or((false, value), |code| (true, code));
                match SORTS.iter().find(|(_, known)| *known == code) {
                    Some((sort, _)) => (query.sort, query.descending) = (*sort, descending),
                    None => self.ignored.push(Ignored::Sort),
                }
            }
            "search" => query.search = value.chars().take(LONGEST_SEARCH).collect(),
            // People count pages from 1.
            "page" => query.page = value.parse::<u32>().unwrap_or(1).saturating_sub(1),
            _ => {}
        }
    }

    /// Names and values of what is asked, without what is as it is anyway, and without the page.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let query = &self.query;
        let is_sorted = (query.sort, query.descending) != (Sort::Name, false);
        [
            query.team.map(|team| ("team", team.to_string())),
            query.status.map(|status| ("status", status_code(status).to_owned())),
            (!query.search.is_empty()).then(|| ("search", query.search.clone())),
            is_sorted.then(|| ("sort", sort_code(query.sort, query.descending))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What follows the board's path in an address that asks this: empty, or with a `?`.
    pub(crate) fn address(&self) -> String {
        let mut pairs = self.pairs();
        if self.query.page > 0 {
            pairs.push(("page", (self.query.page + 1).to_string()));
        }
        if pairs.is_empty() {
            return String::new();
        }
        format!("?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
    }

    /// The same with something else, from its first page on.
    pub(crate) fn with(&self, change: impl FnOnce(&mut BoardQuery)) -> Self {
        let mut query = BoardQuery { page: 0, ..self.query.clone() };
        change(&mut query);
        Self { query, ignored: Vec::new() }
    }

    /// Whether some may be left out.
    pub(crate) fn is_filtered(&self) -> bool {
        let query = &self.query;
        query.team.is_some() || query.status.is_some() || !query.search.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEVEN: &str = "00000000-0000-7000-8000-000000000007";

    fn team() -> Team {
        Team { id: SEVEN.parse().unwrap(), name: "Varasto".to_owned(), version: 1, members: 3 }
    }

    fn read(query: &str) -> Asked {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Asked::read("welcome", &[team()], pairs.iter().map(|(name, value)| (&**name, &**value)))
    }

    #[test]
    fn what_is_asked_comes_back_from_its_address() {
        for query in ["", "?sort=-deadline", "?status=late&search=%C3%96+%26b", "?page=3"] {
            assert_eq!(read(query.trim_start_matches('?')).address(), query);
        }
        let whole = format!("team={SEVEN}&status=not-started&search=a&sort=-name&page=2");
        assert_eq!(read(&whole).address(), format!("?{whole}"));
        assert!(read(&whole).ignored.is_empty());
        assert_eq!(read("team=&status=&search=++&sort=name&page=1").address(), "");
    }

    #[test]
    fn what_is_not_known_is_told_and_left_out() {
        let asked = read("team=nonsense&status=fine&sort=height&page=x&more=1");
        assert_eq!(asked.ignored, [Ignored::Team, Ignored::Status, Ignored::Sort]);
        assert_eq!(asked.address(), "");
        assert_eq!(read("team=00000000-0000-7000-8000-000000000008").ignored, [Ignored::Team]);
        assert_eq!(read("page=0").query.page, 0);
    }
}
