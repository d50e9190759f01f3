use perehdy_courses::model::{Date, Timestamp};
use perehdy_records::ImportRow;
use proptest::prelude::*;
use uuid::Uuid;

use super::gather::{Gathered, TooMuch};
use super::{Column, Faults, MOST_BYTES, MOST_FAULTS, MOST_ROWS, Names, ReadAt, Unreadable, Wrong, read};
use crate::i18n::Zone;

/// ReadAt.
const DAY: jiff::civil::Date = jiff::civil::date(2026, 11, 22);

fn read_at() -> ReadAt {
    let noon = DAY.at(12, 0, 0, 0).in_tz("Europe/Helsinki").unwrap();
    ReadAt { now: Timestamp(noon.timestamp().as_microsecond()), zone: Zone(noon.time_zone().clone()) }
}

/// The day whose end is a deadline: `2026-12-31`.
fn day_of(deadline: Timestamp) -> String {
    let Date { year, month, day } = read_at().zone.date(deadline);
    assert_eq!(read_at().zone.end_of(Date { year, month, day }), Some(deadline));
    format!("{year}-{month:02}-{day:02}")
}

fn names() -> Names {
    Names {
        teams: vec![("Varasto".to_owned(), Uuid::from_u128(1)), ("Myymälä 2".to_owned(), Uuid::from_u128(2))],
        courses: vec![("start".to_owned(), "start".to_owned()), ("Ensiaskeleet".to_owned(), "start".to_owned())],
    }
}

fn rows(bytes: &[u8]) -> Vec<ImportRow> {
    read(bytes, &names(), &read_at()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// Row, column and fault.
fn faults(bytes: &[u8]) -> Vec<(Option<u32>, Option<Column>, Wrong)> {
    let faults = read(bytes, &names(), &read_at()).unwrap_err();
    assert_eq!(faults.all, faults.told.len());
    faults.told.into_iter().map(|fault| (fault.row, fault.column, fault.wrong)).collect()
}

const FULL: &str = "Nimi;Sähköposti;Tiimi;Kurssi;Määräaika\r\n\
                    Äijä Öhman;aija@example.org;varasto;Ensiaskeleet;31.12.2026\r\n\
                    Ben;Ben@Example.org;;start;\r\n\
                    \"Cecilia; \"\"Cissi\"\"\";cecilia@example.org;MYYMÄLÄ  2;;\r\n";

#[test]
fn every_encoding_and_separator_says_the_same() {
    let expected = rows(FULL.as_bytes());
    assert_eq!(expected.len(), 3);
    let first = &expected[0];
    assert_eq!((first.number, &*first.name, first.email.written()), (2, "Äijä Öhman", "aija@example.org"));
    assert_eq!((first.team, first.course.as_deref()), (Some(Uuid::from_u128(1)), Some("start")));
    // The last moment of the day in Helsinki.
    let end = "2026-12-31T21:59:59.999999Z".parse::<jiff::Timestamp>().unwrap();
    assert_eq!(first.deadline, Some(Timestamp(end.as_microsecond())));
    assert_eq!((&*expected[2].name, expected[2].team), ("Cecilia; \"Cissi\"", Some(Uuid::from_u128(2))));
    assert_eq!((expected[1].team, expected[1].deadline), (None, None));

    let wide = |text: &str, order: fn(u16) -> [u8; 2]| {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(order).collect::<Vec<u8>>()
    };
    let tabs = FULL.replace("\"Cecilia; ", "\"Cecilia\u{1}").replace(';', "\t").replace('\u{1}', "; ");
    let commas = FULL.replace("\"Cecilia; ", "\"Cecilia\u{1}").replace(';', ",").replace('\u{1}', "; ");
    for bytes in [
        [&b"\xef\xbb\xbf"[..], FULL.as_bytes()].concat(),
        encoding_rs::WINDOWS_1252.encode(FULL).0.into_owned(),
        wide(FULL, u16::to_le_bytes),
        wide(FULL, u16::to_be_bytes),
        wide(&tabs, u16::to_le_bytes),
        tabs.clone().into_bytes(),
        commas.into_bytes(),
        FULL.replace("\r\n", "\n").into_bytes(),
        FULL.replace("\r\n", "\r").into_bytes(),
        FULL.trim_end().as_bytes().to_vec(),
    ] {
        assert_eq!(rows(&bytes), expected, "{:?}", String::from_utf8_lossy(&bytes[..40]));
    }
}

#[test]
fn columns_in_any_order_and_language() {
    for header in [
        "E-postadress,Namn,Tidsfrist,Kurs",
        "email,name,due date,course",
        " E-MAIL , Full name , Deadline , Course ,",
        "\"Sa\u{308}hko\u{308}posti\",NIMI,Määräpäivä,Kurssi",
    ] {
        let tail = if header.ends_with(',') { "," } else { "" };
        let found = rows(format!("{header}\nada@example.org,Ada,2026-12-31,start{tail}\n").as_bytes());
        assert_eq!((&*found[0].name, found[0].email.key()), ("Ada", "ada@example.org"), "{header}");
        assert_eq!(found[0].course.as_deref(), Some("start"));
    }
    // Of Excel's own line the separator is taken, and rows keep their numbers; blank rows do not count as anything.
    let found = rows(b"sep=,\r\nname,email\r\n\r\n,\r\nAda,ada@example.org\r\n\r\n\r\nBen,ben@example.org\r\n");
    assert_eq!(found.iter().map(|row| row.number).collect::<Vec<_>>(), [5, 8]);
}

#[test]
fn what_is_wrong_with_the_header() {
    let all = |text: &str| faults(text.as_bytes());
    assert_eq!(all(""), [(None, None, Wrong::Empty)]);
    assert_eq!(all("\n \n;;\n"), [(None, None, Wrong::Empty)]);
    assert_eq!(all("Osallistujat 2026\nname;email\n"), [(Some(1), None, Wrong::NoHeader)]);
    assert_eq!(all("Ada;ada@example.org\n"), [(Some(1), None, Wrong::NoHeader)]);
    assert_eq!(all("name;email\n"), [(None, None, Wrong::NoRows)]);
    assert_eq!(all("name;team\nAda;Varasto"), [(Some(1), Some(Column::Email), Wrong::MissingColumn)]);
    assert_eq!(
        all("name;email;phone;Name\n"),
        [(Some(1), None, Wrong::UnknownColumn("phone".to_owned())), (Some(1), Some(Column::Name), Wrong::ColumnTwice)]
    );
    let twice = "name;email;team\nAda;ada@example.org;\nNimi;Sähköposti;Tiimi\nBen;ben@example.org;\n";
    assert_eq!(all(twice), [(Some(3), None, Wrong::SecondHeader)]);
}

#[test]
fn what_is_wrong_with_rows() {
    let one = |row: &str| faults(format!("name;email;team;course;deadline\n{row}\n").as_bytes());
    let is = |column, wrong| vec![(Some(2), Some(column), wrong)];
    assert_eq!(one("Ada;ada@example.org"), [(Some(2), None, Wrong::Cells(2, 5))]);
    assert_eq!(one("Ada;ada@example.org;;;;6"), [(Some(2), None, Wrong::Cells(6, 5))]);
    for formula in ["=1+1", "+358 40", "-", "@SUM(A1)", " =cmd|' /C calc'!A0"] {
        assert_eq!(one(&format!("{formula};ada@example.org;;;")), is(Column::Name, Wrong::Formula), "{formula}");
    }
    assert_eq!(one("Ada;ada@example.org;=A1;;"), is(Column::Team, Wrong::Formula));
    assert_eq!(one("Ada;=HYPERLINK(1);;;"), is(Column::Email, Wrong::Formula));
    assert_eq!(one(";ada@example.org;;;"), is(Column::Name, Wrong::Missing));
    assert_eq!(one("Ada;;;;"), is(Column::Email, Wrong::Missing));
    assert_eq!(one("Ada;ada(a)example.org;;;"), is(Column::Email, Wrong::NoEmail("ada(a)example.org".to_owned())));
    assert_eq!(one("Ada;ada@example.org;Varaasto;;"), is(Column::Team, Wrong::NoTeam("Varaasto".to_owned())));
    assert_eq!(one("Ada;ada@example.org;;stop;"), is(Column::Course, Wrong::NoCourse("stop".to_owned())));
    assert_eq!(one("Ada;ada@example.org;;;31.12.2026"), is(Column::Deadline, Wrong::NoCourseForDeadline));
    assert_eq!(
        one("Ada;ada@example.org;;start;21.11.2026"),
        is(Column::Deadline, Wrong::Past("21.11.2026".to_owned()))
    );
    for text in
        ["31.12.26", "2026/12/31", "31.2.2026", "12/31/2026", "2026-13-01", "huomenna", "31.12.", "46022", "1.1.99999"]
    {
        assert_eq!(
            one(&format!("Ada;ada@example.org;;start;{text}")),
            is(Column::Deadline, Wrong::NoDate(text.to_owned()))
        );
    }
    assert_eq!(one("A\u{1b}da;ada@example.org;;;"), is(Column::Name, Wrong::ControlCharacters));
    assert_eq!(one("A\u{202e}da;ada@example.org;;;"), is(Column::Name, Wrong::ControlCharacters));
    assert_eq!(one(&format!("{};ada@example.org;;;", "a".repeat(201))), is(Column::Name, Wrong::TooLong(200)));
    // A quotation mark that is not closed takes in what follows; the row where it begins is named.
    let unclosed = "\"Ada;ada@example.org;;;\nBen;ben@example.org;;;";
    assert_eq!(one(unclosed), is(Column::Name, Wrong::LineBreak));
    // All at once, in the order of the file.
    let many = faults(b"name;email\n=1;a@example.org\nBen;x\nAda;ada@example.org\nEve;ADA@example.org\n");
    assert_eq!(
        many,
        [
            (Some(2), Some(Column::Name), Wrong::Formula),
            (Some(3), Some(Column::Email), Wrong::NoEmail("x".to_owned())),
            (Some(5), Some(Column::Email), Wrong::SameEmail(4)),
        ]
    );
}

#[test]
fn days() {
    let deadline = |text: &str| {
        let row = format!("name;email;course;deadline\nAda;ada@example.org;start;{text}\n");
        day_of(rows(row.as_bytes())[0].deadline.unwrap())
    };
    for text in ["31.12.2026", "2026-12-31", "31/12/2026", "31. 12. 2026", "31. joulukuuta 2026"] {
        assert_eq!(deadline(text), "2026-12-31", "{text}");
    }
    assert_eq!(deadline("1.2.2027"), "2027-02-01");
    // Today ends tonight.
    assert_eq!(deadline("22.11.2026"), "2026-11-22");
}

#[test]
fn what_is_no_text() {
    let is = |wrong| vec![(None, None, Wrong::Unreadable(wrong))];
    assert_eq!(faults(b"PK\x03\x04\x14\x00\x06\x00"), is(Unreadable::Spreadsheet));
    assert_eq!(faults(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), is(Unreadable::Spreadsheet));
    assert_eq!(faults(b"name;email\n\x00\x01\x02"), is(Unreadable::Bytes));
    // UTF-16 without a mark, cut in the middle of a letter, UTF-8 with a mark that is none, another encoding of one byte.
    assert_eq!(faults(b"n\x00a\x00m\x00e\x00;\x00"), is(Unreadable::Bytes));
    assert_eq!(faults(b"\xff\xfen\x00a"), is(Unreadable::Bytes));
    assert_eq!(faults(b"\xef\xbb\xbfname;\xff"), is(Unreadable::Bytes));
    assert_eq!(faults(b"name;email\nAij\x8f\x81;a@example.org"), is(Unreadable::Bytes));
}

#[test]
fn too_much_is_not_kept() {
    let mut gathered = Gathered::default();
    for _ in 0..200_001 {
        gathered.add(b"Ada;ada@example.org\n");
    }
    assert_eq!(gathered.whole(), Err(TooMuch::Rows));
    let mut gathered = Gathered::default();
    for _ in 0..=MOST_BYTES / 1024 {
        gathered.add(&[b'a'; 1024]);
    }
    assert_eq!(gathered.whole(), Err(TooMuch::Bytes));
    // As many rows as may be, and one more.
    let full = |count: usize| {
        let mut text = "name;email".to_owned();
        for i in 0..count {
            text.push_str(&format!("\nAda;ada{i}@example.org"));
        }
        text
    };
    let most = full(MOST_ROWS);
    let mut gathered = Gathered::default();
    most.as_bytes().chunks(777).for_each(|chunk| gathered.add(chunk));
    gathered.add(b"\n");
    assert_eq!(rows(&gathered.whole().unwrap()).len(), MOST_ROWS);
    let more = full(MOST_ROWS + 1);
    let mut gathered = Gathered::default();
    gathered.add(more.as_bytes());
    gathered.add(b"\n");
    assert_eq!(gathered.whole(), Err(TooMuch::Rows));
    assert_eq!(faults(more.as_bytes()), [(None, None, Wrong::TooManyRows)]);
    let wide: Vec<u8> = std::iter::once(0xfeff).chain(most.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut gathered = Gathered::default();
    gathered.add(&wide);
    assert_eq!(rows(&gathered.whole().unwrap()).len(), MOST_ROWS);
}

#[test]
fn not_all_faults_are_told() {
    let text = format!("name;email\n{}", "=;x\n".repeat(1000));
    let Faults { told, all } = read(text.as_bytes(), &names(), &read_at()).unwrap_err();
    assert_eq!((told.len(), all), (MOST_FAULTS, 1000));
}

/// A cell as a program for tables writes it.
fn cell(text: &str, separator: char) -> String {
    if text.contains(['"', separator]) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

proptest! {
    #[test]
    fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &names(), &read_at());
    }

    #[test]
    fn nor_are_any_cells(text in "(name|email|team|course|deadline|[;,\t\"\r\n =@.]|sep=|31\\.12\\.2026|a@b\\.fi|\\PC){0,60}") {
        let _ = read(text.as_bytes(), &names(), &read_at());
        let _ = read(format!("name;email;team;course;deadline\n{text}").as_bytes(), &names(), &read_at());
    }

    #[test]
    fn what_is_written_is_read(
        people in prop::collection::vec(("[A-Za-zÅÄÖåäö][A-Za-zåäö \"',;.-]{0,30}", any::<bool>(), 0..700_i32), 1..20),
        separator in prop::sample::select(vec![';', ',', '\t']),
        ansi in any::<bool>(),
    ) {
        let mut text = ["deadline", "name", "email", "course", "team"].join(&separator.to_string());
        text.push_str("\r\n");
        let mut expected = Vec::new();
        for (i, (name, in_team, days)) in people.iter().enumerate() {
            let day = DAY.checked_add(jiff::Span::new().days(*days)).unwrap();
            let written = format!("{}.{}.{}", day.day(), day.month(), day.year());
            let team = if *in_team { "Varasto" } else { "" };
            let email = format!("person{i}@example.org");
            let cells = [&*written, name, &email, "start", team].map(|text| cell(text, separator));
            text.push_str(&cells.join(&separator.to_string()));
            text.push_str("\r\n");
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            expected.push((name, email, *in_team, day.to_string()));
        }
        let bytes = if ansi { encoding_rs::WINDOWS_1252.encode(&text).0.into_owned() } else { text.into_bytes() };
        let found = read(&bytes, &names(), &read_at()).unwrap();
        let found: Vec<_> = found
            .into_iter()
            .map(|row| {
                let until = day_of(row.deadline.unwrap());
                (row.name, row.email.written().to_owned(), row.team.is_some(), until)
            })
            .collect();
        prop_assert_eq!(found, expected);
    }
}
