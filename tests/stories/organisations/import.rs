//! A manager invites people by a list: sends it, looks at what would happen, carries it out.

use crate::support::browser::Browser;
use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::{MANAGER, MEMBER, Organisation};
use crate::support::page::Page;

on_both_engines!(
    a_list_is_carried_out,
    the_example_is_a_good_list,
    every_fault_is_named,
    what_is_too_much_is_told,
    what_changed_meanwhile_is_told,
    only_managers_may,
    odd_forms_change_nothing
);

const LIST: &str = "Nimi;Sähköposti;Tiimi;Kurssi;Määräaika\r\n\
                    Äijä Öhman;aija@example.org;varasto;First steps in a sauna;31.12.2099\r\n\
                    \"Ben; the second\";ben@example.org;;;\r\n\
                    Mikko;mikko@example.org;Varasto;everything;\r\n\
                    Maija;maija@example.org;;;\r\n";

/// Sends the form of the page with a file (name and bytes) or a pasted list, as browsers do; opens what it leads to.
fn send(browser: &mut Browser, at: &str, origin: &str, file: (&str, &[u8]), text: &str, lang: &str) -> Page {
    let mut body = Vec::new();
    let mut part = |head: &str, value: &[u8]| {
        body.extend_from_slice(format!("--BouNDary\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(value);
        body.extend_from_slice(b"\r\n");
    };
    part(&format!("name=\"file\"; filename=\"{}\"\r\nContent-Type: text/csv", file.0), file.1);
    part("name=\"text\"", text.as_bytes());
    part("name=\"lang\"", lang.as_bytes());
    part("name=\"do\"", b"preview");
    body.extend_from_slice(b"--BouNDary--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=BouNDary"), ("origin", origin)];
    let page = browser.ask("POST", at, &headers, &body);
    match page.header("location").map(str::to_owned) {
        Some(location) if page.status == 303 => browser.get(&location),
        _ => page,
    }
}

struct World {
    mailed: Mailed,
    acme: Organisation,
    maija: Browser,
    at: String,
}

impl World {
    fn new(engine: Engine) -> Self {
        let mailed = Mailed::start(engine);
        let (acme, maija) = Organisation::managed(&mailed, "Acme & Co", "acme");
        acme.team(&mailed, "Varasto");
        let at = acme.at("/import");
        Self { mailed, acme, maija, at }
    }

    fn upload(&mut self, bytes: &[u8]) -> Page {
        let origin = self.mailed.server.origin.clone();
        send(&mut self.maija, &self.at, &origin, ("list.csv", bytes), "", "sv")
    }

    fn paste(&mut self, text: &str) -> Page {
        let origin = self.mailed.server.origin.clone();
        send(&mut self.maija, &self.at, &origin, ("", b""), text, "en")
    }

    fn count(&self, table: &str) -> i64 {
        self.mailed.server.database.count(table)
    }
}

fn a_list_is_carried_out(engine: Engine) {
    let mut world = World::new(engine);
    world.acme.member(&world.mailed);
    let form = world.maija.get(&world.at).expect(200);
    check(&form);
    assert!(form.has("form[enctype='multipart/form-data'] input[type=file]"));
    // As Excel in Finland writes it.
    let bytes: Vec<u8> = LIST.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    assert!(std::str::from_utf8(&bytes).is_err());
    let shown = world.upload(&bytes).expect(200);
    check(&shown);
    assert_eq!(shown.heading(), "Check the list");
    let rows = shown.texts(".import-rows tbody tr");
    assert_eq!(rows.len(), 4);
    for part in ["2", "Äijä Öhman", "aija@example.org", "Varasto", "First steps in a sauna", "31 December 2099"] {
        assert!(rows[0].contains(part), "{part}: {}", rows[0]);
    }
    assert!(
        rows[1].starts_with('3') && rows[1].contains("Ben; the second") && rows[1].ends_with("Gets an invitation.")
    );
    assert!(rows[2].ends_with("Is a member already. Comes into the team. Is asked to take the course."), "{}", rows[2]);
    assert!(rows[3].ends_with("Is a member already. Nothing changes."), "{}", rows[3]);
    assert!(shown.says("2 people get an invitation by e-mail (Svenska)."), "{}", shown.describe());
    assert_eq!(world.count("invitations"), 0, "looking changes nothing");

    let confirm = shown.form("confirm");
    let done = world.maija.send(&confirm).expect(200);
    check(&done);
    assert_eq!(done.heading(), "The list has been carried out");
    assert!(done.says("2 people get an invitation") && done.says("The team or course of 1 member"));
    let letter = world.mailed.letter("aija@example.org", 1);
    assert_eq!(letter.header("Subject"), "Inbjudan: Acme & Co");
    let body = letter.body();
    for part in
        ["Hej Äijä Öhman!", "Maija Manageri bjuder in dig till Acme & Co", "senast 31 december 2099", "/sv/join/"]
    {
        assert!(body.replace('\u{a0}', " ").contains(part), "{part}: {body}");
    }
    let body = world.mailed.letter("ben@example.org", 1).body();
    assert!(body.contains("Hej Ben; the second!") && !body.contains("kursen"), "{body}");
    assert_eq!((world.count("invitations"), world.count("personal_assignments")), (2, 1));
    assert_eq!(world.mailed.server.database.number("SELECT count(*) FROM audit WHERE what = 'people-imported'"), 1);
    // Pressed twice, and the same list once more: nothing changes.
    let again = world.maija.send(&confirm).expect(200);
    assert_eq!(again.heading(), "The list has been carried out");
    let same = world.upload(&bytes).expect(200);
    check(&same);
    assert!(same.says("There is nothing to change") && !same.has("button[value=confirm]"), "{}", same.describe());
    let rows = same.texts(".import-rows tbody tr");
    assert!(rows[0].ends_with("Is invited already. Nothing changes."), "{}", rows[0]);
    assert_eq!(world.count("invitations"), 2);
}

fn the_example_is_a_good_list(engine: Engine) {
    let mut world = World::new(engine);
    for lang in ["fi", "sv", "en"] {
        let example =
            world.maija.get(&world.at.replace("/en/", &format!("/{lang}/")).replace("/import", "/import?example"));
        assert_eq!(example.header("content-type"), Some("text/csv; charset=utf-8"));
        assert!(example.header("content-disposition").unwrap().starts_with("attachment; filename="));
        let bytes = example.expect(200).body;
        let shown = world.upload(&bytes).expect(200);
        assert_eq!((shown.heading(), shown.all(".import-rows tbody tr").len()), ("Check the list".to_owned(), 2));
        assert!(shown.says("Varasto"), "{}", shown.describe());
    }
}

fn every_fault_is_named(engine: Engine) {
    let mut world = World::new(engine);
    let before = world.mailed.server.database.dump();
    let list = "name,email,team,course,deadline\n\
                =cmd(),a@example.org,,,\n\
                Ben,ben@example,,,\n\
                Cid,cid@example.org,Varaasto,,\n\
                Dan,dan@example.org,,nothing,\n\
                Eve,eve@example.org,,everything,1.1.2020\n\
                Fia,fia@example.org,,everything,soon\n\
                Gun,EVE@example.org,,,\n\
                name,email,team,course,deadline\n\
                Hal,hal@example.org\n\
                <b>,\"b\"\"><script>\",,,";
    let page = world.paste(list).expect(422);
    check(&page);
    assert!(page.texts(".error-summary").concat().contains("There are 10 mistakes in the list. Nothing was saved."));
    assert_eq!(page.attributes(".error-summary a", "href"), ["#faults"]);
    let rows = page.texts(".import-faults tbody tr");
    let expected = [
        "2 Name The cell begins with =",
        "3 E-mail “ben@example” is no e-mail address",
        "4 Team There is no team “Varaasto”",
        "5 Course There is no course “nothing”",
        "6 Deadline The day 1.1.2020 has passed",
        "7 Deadline “soon” is no date",
        "8 E-mail The same address is in row 6",
        "9 – The names of the columns are here a second time",
        "10 – The row has 2 cells, but there are 5 columns",
        "11 E-mail “b\"><script>” is no e-mail address",
    ];
    let cells = |row: &scraper::ElementRef<'_>| {
        row.select(&crate::support::page::selector("td"))
            .map(crate::support::page::text_of)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let found: Vec<String> = page.all(".import-faults tbody tr").iter().map(cells).collect();
    assert_eq!(found.len(), expected.len(), "{rows:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found} is not {expected}");
    }
    assert_eq!(page.form("preview").value("text").as_deref(), Some(list), "what was pasted is still there");
    assert_eq!(page.form("preview").value("lang").as_deref(), Some("en"));
    for (bytes, said) in [
        (&b""[..], "The list is empty."),
        (b"Ada;ada@example.org", "The first row has no names of columns."),
        (b"name;email;shoe size\nAda;ada@example.org;38", "The column \u{201c}shoe size\u{201d} is not known."),
        (b"name\nAda", "The column is missing. Add it."),
        (b"name;email\n", "There are no rows below the names of the columns."),
        (b"PK\x03\x04\x00", "This is a spreadsheet program\u{2019}s own file."),
        (b"\xff\xfen\x00a", "The file cannot be read as text."),
        (b"name;email\n\"Ada;ada@example.org\n\n", "The cell has a line break."),
    ] {
        let page = world.upload(bytes).expect(422);
        check(&page);
        assert!(page.says(said), "{said}: {}", page.describe());
    }
    let page = world.paste(" \r\n").expect(422);
    check(&page);
    assert!(page.says("Choose a file or paste the list."), "{}", page.describe());
    let origin = world.mailed.server.origin.clone();
    let both = send(&mut world.maija, &world.at, &origin, ("a.csv", LIST.as_bytes()), LIST, "en").expect(422);
    assert!(both.says("Choose one of them."), "{}", both.describe());
    assert_eq!(world.mailed.server.database.dump(), before, "nothing was stored");
}

fn what_is_too_much_is_told(engine: Engine) {
    let mut world = World::new(engine);
    let before = world.mailed.server.database.dump();
    let rows = |count: usize| {
        let mut list = "name;email\n".to_owned();
        for i in 0..count {
            list.push_str(&format!("Ada Lovelace {i};ada.lovelace.{i}@example.org\n"));
        }
        list
    };
    for list in [rows(200_000), rows(50_001)] {
        let page = world.upload(list.as_bytes()).expect(422);
        check(&page);
        assert!(page.says("The list has more than 50,000 rows."), "{}", page.describe());
    }
    let page = world.upload(&vec![b'a'; 17 << 20]).expect(422);
    assert!(page.says("The file is larger than 16 MB."), "{}", page.describe());
    // Longer than is read at all.
    let page = world.upload(&vec![b'a'; 65 << 20]).expect(422);
    assert!(page.says("The file is larger than 16 MB."), "{}", page.describe());
    // Another form stays small.
    let form = format!("do=confirm&list={}", "x".repeat(20_000));
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", &*world.mailed.server.origin)];
    world.maija.ask("POST", &world.at, &headers, form.as_bytes()).expect(413);
    assert_eq!(world.mailed.server.database.dump(), before);
    let shown = world.upload(rows(250).as_bytes()).expect(200);
    check(&shown);
    assert_eq!(shown.all(".import-rows tbody tr").len(), 100);
    let next = world.maija.follow(&shown, "Next rows");
    let last = world.maija.follow(&next, "Next rows");
    check(&last);
    assert!(
        last.says("Page 3 of 3") && last.says("Ada Lovelace 249") && !last.says("Next rows"),
        "{}",
        last.describe()
    );
}

fn what_changed_meanwhile_is_told(engine: Engine) {
    let mut world = World::new(engine);
    let shown = world.paste("name;email\nAda;ada@example.org\nMikko;mikko@example.org").expect(200);
    world.acme.member(&world.mailed);
    let told = world.maija.send(&shown.form("confirm")).expect(409);
    check(&told);
    assert!(told.says("With one row something else would happen now"), "{}", told.describe());
    assert_eq!(told.attributes(".error-summary a", "href"), ["#changed"]);
    assert_eq!(world.count("invitations"), 0);
    // What was shown first cannot be confirmed any more; what is shown now can.
    let old = world.maija.send(&shown.form("confirm")).expect(409);
    assert!(old.says("in another window"), "{}", old.describe());
    let done = world.maija.send(&told.form("confirm")).expect(200);
    assert!(done.says("1 person gets an invitation") && done.says("1 row changes nothing"), "{}", done.describe());
    assert_eq!(world.count("invitations"), 1);
}

fn only_managers_may(engine: Engine) {
    let mut world = World::new(engine);
    let mut member = world.acme.member(&world.mailed);
    let (_, mut stranger) = {
        let beta = Organisation::new(&world.mailed, "Beta", "beta");
        let browser = beta.person(&world.mailed, "berit@example.org", "Berit", "manager");
        (beta, browser)
    };
    let mut nobody = world.mailed.server.browser();
    let shown = world.paste("name;email\nAda;ada@example.org").expect(200);
    let list = shown.path();
    let before = world.mailed.server.database.dump();
    let origin = world.mailed.server.origin.clone();
    for (browser, status) in [(&mut member, 403), (&mut stranger, 404), (&mut nobody, 404)] {
        for at in [world.at.clone(), format!("{}?example", world.at), list.clone()] {
            check(&browser.get(&at).expect(status));
        }
        browser.send(&shown.form("confirm")).expect(status);
        check(&send(browser, &world.at, &origin, ("a.csv", LIST.as_bytes()), "", "en").expect(status));
    }
    // Another manager of the same organisation sees it as one that is gone.
    world.acme.admit(&world.mailed, "berit@example.org", "Berit", "manager");
    let gone = stranger.get(&list).expect(410);
    check(&gone);
    assert!(gone.says("The list is not there any more."), "{}", gone.describe());
    stranger.send(&shown.form("confirm")).expect(410);
    let after = world.mailed.server.database.dump();
    for table in ["imports", "invitations", "mails", "audit"] {
        assert_eq!(after[table], before[table], "{table}");
    }
    assert!(MANAGER != MEMBER);
}

fn odd_forms_change_nothing(engine: Engine) {
    let mut world = World::new(engine);
    let before = world.mailed.server.database.dump();
    for fields in [
        &[][..],
        &[("do", "preview"), ("text", LIST)],
        &[("do", "confirm")],
        &[("do", "confirm"), ("list", "x"), ("version", "1")],
        &[("do", "confirm"), ("list", "01900000-0000-7000-a000-000000000001"), ("version", "1"), ("more", "")],
    ] {
        check(&world.maija.post(&world.at, fields).expect(422));
    }
    let gone = [("do", "confirm"), ("list", "01900000-0000-7000-a000-000000000001"), ("version", "1")];
    world.maija.post(&world.at, &gone).expect(410);
    for list in ["x", "", "01900000-0000-7000-a000-000000000001"] {
        check(&world.maija.get(&format!("{}?list={list}", world.at)).expect(410));
    }
    let origin = world.mailed.server.origin.clone();
    for body in
        ["", "--x", "--x\r\n\r\n--x--", "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n"]
    {
        let headers = [("content-type", "multipart/form-data; boundary=x"), ("origin", &*origin)];
        let page = world.maija.ask("POST", &world.at, &headers, body.as_bytes());
        assert_eq!(page.status, 422, "{body:?}");
        let headers = [("content-type", "multipart/form-data; boundary=x"), ("origin", "https://example.org")];
        world.maija.ask("POST", &world.at, &headers, body.as_bytes()).expect(403);
    }
    assert_eq!(world.mailed.server.database.dump(), before);
}
