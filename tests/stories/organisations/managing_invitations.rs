//! Inviting: by e-mail, and by links.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;

on_both_engines!(by_mail, what_is_wrong_is_told, by_link);

fn by_mail(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Äimä & Co", "acme");
    acme.team(&mailed, "Varasto");
    for lang in ["fi", "sv", "en"] {
        check(&manager.get(&format!("/{lang}/organisation/acme/invitations")).expect(200));
    }
    let page = manager.get(&acme.at("/invitations"));
    let form = page.form("invite");
    assert_eq!(form.value("lang").as_deref(), Some("en"), "the page's language unless another is chosen");
    let team = page.attributes("#team option", "value")[1].clone();
    let form =
        form.set("email", "Ada@Example.org").set("name", " Ada\n Lovelace ").set("team", &team).set("lang", "sv");
    let page = manager.send(&form).expect(200);
    check(&page);
    assert!(page.has(".notice"));
    assert_eq!(page.texts("#invited .entry strong"), ["Ada@Example.org"]);
    let facts = page.texts("#invited .entry-facts").concat();
    assert!(facts.contains("valid until") && facts.contains("Team: Varasto") && facts.contains("Member"), "{facts}");
    let letter = mailed.letter("Ada@Example.org", 1);
    let body = letter.body();
    assert!(body.starts_with("Hej Ada Lovelace!"), "{body}");
    assert!(body.contains("Maija Manageri bjuder in dig som medlem i organisationen Äimä & Co"), "{body}");
    let link = mailed.link("Ada@Example.org", 1);
    assert!(link.starts_with(&format!("{}/sv/join/", mailed.server.origin)), "{link}");
    // Sent again: the form is filled in, and the earlier one ends.
    let again = manager.follow(&page, "Send again: Ada@Example.org").expect(200);
    check(&again);
    let form = again.form("invite");
    assert_eq!(form.value("email").as_deref(), Some("Ada@Example.org"));
    assert_eq!((form.value("name").as_deref(), form.value("team")), (Some("Ada Lovelace"), Some(team)));
    let page = manager.send(&form.set("lang", "fi").set("role", "manager")).expect(200);
    assert_eq!(page.texts("#invited .entry").len(), 2);
    assert!(mailed.letter("Ada@Example.org", 2).body().contains("kutsuu sinut ylläpitäjäksi"));
    let stale = page.form("withdraw");
    let page = manager.send(&stale).expect(200);
    check(&page);
    assert!(page.says("The invitation has been withdrawn."));
    let told = manager.send(&stale).expect(409);
    check(&told);
    assert!(told.says("accepted or withdrawn meanwhile"), "{}", told.describe());
    assert!(!manager.get(&acme.at("/invitations?open=1")).has("#invited .entry"));
    assert_eq!(manager.get(&acme.at("/invitations?q=ADA%40")).expect(200).texts("#invited .entry").len(), 2);
    assert!(!manager.get(&acme.at("/invitations?q=ben")).has("#invited .entry"));
    let log = manager.get(&acme.at("/log"));
    assert!(!log.says("Ada@"), "the log names no addresses");
}

fn what_is_wrong_is_told(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.team(&mailed, "Varasto");
    let page = manager.get(&acme.at("/invitations"));
    let long = "x".repeat(201);
    let form = page.form("invite").set("email", "ada").set("name", &long).set("role", "manager").set("lang", "fi");
    let told = manager.send(&form).expect(422);
    check(&told);
    assert!(told.has("#email[aria-invalid=true]") && told.has("#name[aria-invalid=true]"));
    let kept = told.form("invite");
    assert_eq!(kept.value("email").as_deref(), Some("ada"));
    assert_eq!((kept.value("role").as_deref(), kept.value("lang").as_deref()), (Some("manager"), Some("fi")));
    // The team is removed while the form is filled in: it is not sent without a team instead.
    let team = page.attributes("#team option", "value")[1].clone();
    let form = page.form("invite").set("email", "ada@example.org").set("team", &team);
    mailed.server.database.execute("UPDATE teams SET removed_at = 1");
    let told = manager.send(&form).expect(422);
    check(&told);
    assert!(told.has("#team[aria-invalid=true]"), "{}", told.describe());
    assert_eq!(told.form("invite").value("team"), Some(team));
    manager.send(&told.form("invite")).expect(422);
    manager.send(&told.form("invite").set("team", "")).expect(200);
    for fields in [
        vec![("do", "invite"), ("email", "a@b.fi")],
        vec![("do", "withdraw"), ("invitation", "x")],
        vec![("do", "end-link")],
        vec![("do", "make-link")],
        vec![("do", "x")],
    ] {
        check(&manager.post(&acme.at("/invitations"), &fields).expect(422));
    }
    assert_eq!(mailed.server.database.count("invitations"), 1);
}

fn by_link(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Acme", "acme");
    acme.team(&mailed, "Varasto");
    let page = manager.get(&acme.at("/invitations"));
    for (name, typed, id) in [
        ("day", "soon", "link-day"),
        ("day", "1.1.2020", "link-day"),
        ("most", "0", "link-most"),
        ("most", "1,5", "link-most"),
    ] {
        let told = manager.send(&page.form("make-link").set(name, typed)).expect(422);
        check(&told);
        assert!(told.has(&format!("#{id}[aria-invalid=true]")), "{typed}: {}", told.describe());
        assert_eq!(told.form("make-link").value(name).as_deref(), Some(typed));
        assert_eq!(told.attributes(".error-summary a", "href"), [format!("#{id}")]);
    }
    let team = page.attributes("#team option", "value")[1].clone();
    let form = page.form("make-link").set("team", &team).set("day", "31/12/2099").set("most", "3");
    let page = manager.send(&form).expect(200);
    check(&page);
    let code = page.texts("#links .code").concat();
    assert_eq!((code.len(), code.as_bytes()[5]), (11, b'-'), "{code}");
    let address = page.texts("#links .join-address").concat();
    assert_eq!(address, format!("{}/en/join/{code}", mailed.server.origin));
    let facts = page.texts("#links .entry-facts").concat();
    for part in ["Team: Varasto", "0 of 3 have joined", "valid until 31\u{a0}December 2099"] {
        assert!(facts.contains(&part.replace('\u{a0}', " ")) || facts.contains(part), "{part}: {facts}");
    }
    let stale = page.form("end-link");
    let page = manager.send(&stale).expect(200);
    check(&page);
    assert!(page.says("There are no links in force.") && page.says("ended"), "{}", page.describe());
    // Ended twice is ended.
    manager.send(&stale).expect(200);
    manager.send(&page.form("make-link")).expect(200);
    assert_eq!(
        mailed.server.database.number("SELECT count(*) FROM join_links WHERE ends_at IS NULL AND most IS NULL"),
        1
    );
}
