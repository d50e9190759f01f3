//! The board of a course: what the screen, the files and the learners' own pages say of the same people.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use perehdy_courses::model::Lang;
use serde_json::Value;

use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, everything};
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;
use crate::support::page::{Page, text_of};
use crate::support::standing::{DAY, NEW_YEAR};
use crate::support::walk::complete;

on_both_engines!(screen_files_and_learners_agree, filters_in_the_address, who_sees_whom, nothing_to_show);

const STATUSES: [&str; 6] = ["Late", "Expired", "Not started", "Under way", "Expires soon", "Done"];

/// An organisation of 63: a manager, a leader, a member who has done the course, and guests of all kinds.
fn acme(mailed: &Mailed) -> (Organisation, Browser, Browser, Browser) {
    let (acme, manager) = Organisation::managed(mailed, "Äimä & Co", "acme");
    let mut done = acme.member(mailed);
    complete(&mut done, everything(), Lang::En);
    let leader = acme.person(mailed, "leena@example.org", "Leena Liideri", "member");
    let names: Vec<String> = (0..60)
        .map(|i| format!("{} {i:02}", ["=1+1", "Öberg; \"Å\"", "@Aalto", "O'Neill", "Νίκος", "-Zoe"][i % 6]))
        .collect();
    acme.crowd(mailed, names.iter().map(String::as_str));
    for team in ["Varasto", "=Myymälä"] {
        acme.team(mailed, team);
    }
    acme.put(mailed, "Leena Liideri", "Varasto", true);
    for (i, name) in names.iter().enumerate() {
        if i % 3 == 0 {
            acme.put(mailed, name, if i % 2 == 0 { "Varasto" } else { "=Myymälä" }, false);
        }
        if i % 4 == 1 {
            acme.has_read(mailed, name, EVERYTHING, "basics", "words");
        }
        if i % 5 == 2 {
            acme.has_completed(mailed, name, EVERYTHING, NEW_YEAR + i64::try_from(i).unwrap() * DAY);
        }
    }
    acme.asks(mailed, EVERYTHING, Some(NEW_YEAR + 4000 * DAY));
    (acme, manager, leader, done)
}

fn board(acme: &Organisation, query: &str) -> String {
    acme.at(&format!("/board/{EVERYTHING}{query}"))
}

/// The rows of the screen over all its pages: name and status.
fn on_screen(browser: &mut Browser, address: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut page = browser.get(address).expect(200);
    loop {
        check(&page);
        for row in page.all("table.board tbody tr") {
            let text = |what: &str| row.select(&crate::support::page::selector(what)).map(text_of).collect::<String>();
            rows.push((text("th > a"), text(".status")));
        }
        let next = page.attributes(".board-pages a[rel=next]", "href");
        let Some(next) = next.first() else { return rows };
        page = browser.get(next).expect(200);
    }
}

/// The file that the page's form gives.
fn file(browser: &mut Browser, page: &Page, end: &str) -> Page {
    let file = browser.send(&page.form(end)).expect(200);
    assert!(file.address.path().ends_with(&format!("/export.{end}")));
    let name = file.header("content-disposition").unwrap();
    assert!(
        name.starts_with("attachment; filename=\"acme-everything-20") && name.ends_with(&format!(".{end}\"")),
        "{name}"
    );
    assert_eq!(file.header("cache-control"), Some("no-store"));
    file
}

/// The lines of a CSV file, by their headings.
fn csv_lines(file: &Page) -> (Vec<String>, Vec<Vec<String>>) {
    let text = file.source().strip_prefix('\u{FEFF}').expect("the mark by which Excel knows UTF-8");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let lines = reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect();
    (heads, lines)
}

/// The cells of the first sheet as another program reads them; days as CSV writes them.
fn xlsx_lines(file: &Page) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.body.clone())).unwrap();
    let name = book.sheet_names()[0].clone();
    let formulas = book.worksheet_formula(&name).unwrap();
    assert!(formulas.used_cells().next().is_none(), "there are formulas");
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => panic!("{other:?}"),
    };
    let range = book.worksheet_range(&name).unwrap();
    range.rows().map(|row| row.iter().map(cell).collect()).collect()
}

/// The first cells of a row of the API's, as files have them.
fn as_in_a_file(row: &Value) -> Vec<String> {
    let standing = &row["standing"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let codes = ["late", "expired", "not-started", "under-way", "expiring", "done"];
    let status = codes.iter().position(|code| standing["status"] == *code).unwrap();
    let teams: Vec<String> = row["teams"].as_array().unwrap().iter().map(text).collect();
    let day = |value: &Value| text(value).split('T').next().unwrap().to_owned();
    let completed = &standing["completed"];
    let cells = [text(&row["name"]), text(&row["email"]), teams.join(", "), STATUSES[status].to_owned()];
    let cells =
        cells.into_iter().chain([day(&standing["deadline"]), day(&completed["at"]), text(&completed["version"])]);
    days_of_others(&cells.collect::<Vec<_>>())
}

/// Without the day of what was done just now, which may be another one in another time zone.
fn days_of_others(cells: &[String]) -> Vec<String> {
    let mut cells = cells.to_vec();
    if cells[0] == "Mikko Mallikas" {
        cells[5].clear();
    }
    cells
}

fn screen_files_and_learners_agree(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager, _, mut done) = acme(&mailed);
    let mut program = acme.program(&mailed, &mut manager);
    for query in ["", "?status=done&sort=-completed", "?search=%C3%B6&sort=-name", "?search=%3D1&status=not-started"] {
        let address = board(&acme, query);
        let page = manager.get(&address).expect(200);
        let rows = on_screen(&mut manager, &address);
        let (heads, lines) = csv_lines(&file(&mut manager, &page, "csv"));
        assert!(!rows.is_empty());
        assert_eq!(rows.len(), lines.len(), "{query}");
        // The same rows in the same order; what would be a formula has an apostrophe before it.
        for ((name, status), line) in rows.iter().zip(&lines) {
            assert_eq!(line[0].strip_prefix('\'').unwrap_or(&line[0]), name);
            assert!(!line.iter().any(|cell| cell.starts_with(['=', '+', '-', '@'])), "{line:?}");
            assert_eq!(&line[3], status);
            let parts = line[10..].iter().filter(|cell| *cell == "done").count();
            assert_eq!((line[8].clone(), line[9].clone()), (parts.to_string(), (line.len() - 10).to_string()));
        }
        let mut sheet = xlsx_lines(&file(&mut manager, &page, "xlsx")).into_iter();
        assert_eq!(sheet.next().unwrap(), heads);
        let plain = |cell: &String| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
        let expected: Vec<Vec<String>> = lines.iter().map(|line| line.iter().map(plain).collect()).collect();
        assert_eq!(sheet.collect::<Vec<_>>(), expected, "{query}");
        // The counts beside the list are those of its rows, whatever status is chosen.
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, status) in &rows {
            *counted.entry(status).or_default() += 1;
        }
        for link in page.texts(".board-counts a") {
            let (status, count) = link.rsplit_once(' ').unwrap();
            let chosen = page.attributes(".board-counts [aria-current]", "href").concat().contains("status=");
            if STATUSES.contains(&status) && !chosen {
                assert_eq!(count, counted.get(status).copied().unwrap_or(0).to_string(), "{status}");
            }
        }
        // A program reads the same of the same people in the same order.
        let read = program.all(&format!("/courses/{EVERYTHING}/board{query}"), "rows");
        let read: Vec<Vec<String>> = read.iter().map(as_in_a_file).collect();
        let expected: Vec<Vec<String>> = expected.iter().map(|line| days_of_others(&line[..7])).collect();
        assert_eq!(read, expected, "{query}");
        let printed = crate::support::pdf::text(&file(&mut manager, &page, "pdf").body);
        for (name, _) in &rows {
            assert!(printed.contains(name.as_str()), "{name} is not on the printed list: {printed}");
        }
        assert!(printed.contains("Äimä & Co") && printed.contains("Maija Manageri"), "{printed}");
    }
    // Who has done it sees the same on their own page.
    let (heads, lines) = csv_lines(&{
        let page = manager.get(&board(&acme, "?search=mikko")).expect(200);
        file(&mut manager, &page, "csv")
    });
    let at = |head: &str| heads.iter().position(|known| known == head).unwrap();
    let line = &lines[0];
    assert_eq!((&*line[at("Status")], &*line[at("Course version")]), ("Done", "2026.1"));
    assert_eq!((&*line[at("E-mail")], &line[at("Parts done")]), ("mikko@example.org", &line[at("Parts in all")]));
    assert_eq!(heads.len() - 10, everything().pages().count() + 1, "a column for each page and the test");
    let own = done.get(&address(Lang::En, EVERYTHING, "")).expect(200);
    assert!(own.says("Course completed on"), "{}", own.describe());
    // Every file is in the log, with how many it had.
    let noted = mailed.server.database.texts("SELECT about FROM audit WHERE what = 'exported' ORDER BY id");
    assert_eq!(noted.len(), 4 * 3 + 1);
    assert!(noted[0].contains("\"rows\":63") && noted[0].contains("\"as\":\"csv\""), "{}", noted[0]);
    assert!(!noted.concat().contains("mikko"), "a name in the log");
}

fn filters_in_the_address(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager, ..) = acme(&mailed);
    for lang in ["fi", "sv", "en"] {
        let page = manager.get(&format!("/{lang}/organisation/acme/board/{EVERYTHING}?sort=status")).expect(200);
        check(&page);
        assert_eq!(page.all("svg.chart-drawing").len(), 2, "the bar and the line");
        assert_eq!(page.all(".board-picture table").len(), 2, "each has its table");
        assert_eq!(page.attributes("th[aria-sort]", "aria-sort"), ["ascending"]);
    }
    let page = manager.get(&board(&acme, "")).expect(200);
    assert_eq!(page.all("table.board tbody tr").len(), 50);
    assert_eq!(page.attributes("link[rel=next]", "href"), [board(&acme, "?page=2")]);
    // The form asks by the address, and stands as it was asked.
    let filters = page.forms().into_iter().find(|form| form.method == "get").unwrap();
    let filtered = manager.send(&filters.set("status", "done").set("search", "öberg").set("sort", "-name")).expect(200);
    check(&filtered);
    let form = filtered.forms().into_iter().find(|form| form.method == "get").unwrap();
    for (name, value) in [("status", "done"), ("search", "öberg"), ("sort", "-name")] {
        assert_eq!(form.value(name).as_deref(), Some(value));
    }
    let rows = on_screen(&mut manager, &filtered.path());
    assert!(
        rows.len() > 1 && rows.iter().all(|(name, status)| name.starts_with("Öberg") && status == "Done"),
        "{rows:?}"
    );
    assert!(rows.is_sorted_by(|one, other| one.0 >= other.0));
    // Sorting again turns round; other filters stay.
    let turned = manager.follow(&filtered, "Name");
    assert!(turned.path().contains("status=done") && !turned.path().contains("sort="), "{}", turned.path());
    // A page after the last is the last.
    assert_eq!(manager.get(&board(&acme, "?page=99")).expect(200).all("table.board tbody tr").len(), 13);
    // What is not known is told, and counts for nothing.
    let page = manager.get(&board(&acme, "?team=x&status=fine&sort=height&page=0")).expect(200);
    check(&page);
    for told in ["The team in the address", "The status in the address", "The order in the address"] {
        assert!(page.says(told), "{}", page.describe());
    }
    assert_eq!(page.all("table.board tbody tr").len(), 50);
    // Nobody fits.
    let page = manager.get(&board(&acme, "?search=nobody%20at%20all")).expect(200);
    check(&page);
    assert!(page.says("Nobody fits what you have chosen") && !page.has(".board-exports"), "{}", page.describe());
    manager.follow(&page, "Show everybody").expect(200);
    // A file with a team that is no more is not a file with everybody.
    let page =
        manager.post(&board(&acme, "/export.csv"), &[("team", "00000000-0000-7000-8000-000000000000"), ("do", "csv")]);
    assert!(page.is_html() && page.says("The team in the address"), "{}", page.describe());
    manager.post(&board(&acme, "/export.doc"), &[("do", "doc")]).expect(404);
    manager.get(&board(&acme, "/export.csv")).expect(405);
    assert_eq!(mailed.server.database.number("SELECT count(*) FROM audit WHERE what = 'exported'"), 0);
}

fn who_sees_whom(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager, mut leader, mut member) = acme(&mailed);
    let rows = on_screen(&mut leader, &board(&acme, ""));
    // Ten guests of the team and who leads it.
    assert_eq!(rows.len(), 11, "{rows:?}");
    let page = leader.get(&board(&acme, "")).expect(200);
    let (_, lines) = csv_lines(&file(&mut leader, &page, "csv"));
    assert_eq!(lines.len(), 11);
    assert!(!page.source().contains("Myymälä"), "a team that is not theirs");
    // The other team is none to them.
    let theirs = manager.get(&board(&acme, "")).expect(200);
    let form = theirs.forms().into_iter().find(|form| form.method == "get").unwrap();
    let team = form.controls.iter().find_map(|control| match &control.kind {
        crate::support::form::Kind::List { options, .. } if control.name == "team" => {
            options.iter().find(|(_, text)| text == "=Myymälä").map(|(value, _)| value.clone())
        }
        _ => None,
    });
    let query = format!("?team={}", team.unwrap());
    assert_eq!(on_screen(&mut manager, &board(&acme, &query)).len(), 10);
    assert!(leader.get(&board(&acme, &query)).expect(200).says("The team in the address"));
    // A member may not, and others find nothing.
    check(&member.get(&board(&acme, "")).expect(403));
    member.post(&board(&acme, "/export.csv"), &[("do", "csv")]).expect(403);
    let beta = Organisation::new(&mailed, "Beta", "beta");
    let mut stranger = beta.person(&mailed, "berit@example.org", "Berit Boss", "manager");
    for browser in [&mut stranger, &mut mailed.server.browser()] {
        check(&browser.get(&board(&acme, "")).expect(404));
        for end in ["csv", "xlsx", "pdf"] {
            browser.post(&board(&acme, &format!("/export.{end}")), &[("do", end)]).expect(404);
        }
    }
    // Courses that are not asked have no board.
    for course in ["nothing", "kotoutuminen-tutuksi"] {
        check(&manager.get(&acme.at(&format!("/board/{course}"))).expect(404));
    }
}

fn nothing_to_show(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    // Asked, of a course that is served no more, of nobody who is left.
    acme.asks(&mailed, "gone", None);
    let page = manager.get(&acme.at("/board/gone")).expect(200);
    check(&page);
    assert!(page.says("This course is not offered here any more"), "{}", page.describe());
    let (heads, lines) = csv_lines(&{
        let sent = manager.send(&page.form("csv")).expect(200);
        assert!(sent.header("content-disposition").unwrap().contains("acme-gone-"));
        sent
    });
    assert_eq!((heads.len(), lines.len()), (10, 1));
    mailed.server.database.execute("DELETE FROM standings");
    let page = manager.get(&acme.at("/board/gone")).expect(200);
    check(&page);
    assert!(page.says("This course is not required of anybody") && page.forms().len() <= 1, "{}", page.describe());
}
