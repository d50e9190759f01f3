//! Who may open an organisation's pages: nobody else learns that it is there.

use crate::support::database::Engine;
use crate::support::html::check;
use crate::support::mailbox::{IPHONE, Mailed};
use crate::support::organisation::Organisation;

on_both_engines!(the_overview_and_who_may_open_it);

fn the_overview_and_who_may_open_it(engine: Engine) {
    let mailed = Mailed::start(engine);
    let (acme, mut manager) = Organisation::managed(&mailed, "Äimä & Co", "acme");
    let beta = Organisation::new(&mailed, "Beta", "beta");
    let mut stranger = beta.person(&mailed, "berit@example.org", "Berit Boss", "manager");
    let mut member = acme.member(&mailed);
    acme.team(&mailed, "Varasto");
    let mut leader = acme.person(&mailed, "leena@example.org", "Leena Liideri", "member");
    acme.put(&mailed, "Leena Liideri", "Varasto", true);
    acme.crowd(&mailed, ["Örn O'Brian"]);

    for lang in ["fi", "sv", "en"] {
        let page = manager.get(&format!("/{lang}/organisation/acme")).expect(200);
        check(&page);
        assert_eq!(page.heading(), "Äimä & Co");
        assert_eq!(page.all(".organisation-nav [aria-current=page]").len(), 1);
    }
    let page = manager.get(&acme.at("")).expect(200);
    assert!(page.says("There are 4 members."), "{}", page.describe());
    let page = leader.get(&acme.at("")).expect(200);
    check(&page);
    assert!(page.says("You lead these teams: Varasto.") && page.says("There is one member."), "{}", page.describe());
    // A member may not, and is told who may.
    let page = member.get(&acme.at("")).expect(403);
    check(&page);
    assert!(page.says("Only the organisation’s administrators and team leaders"), "{}", page.describe());
    // Somebody else, a guest and nobody at all get what they would get if there were none such.
    for browser in [&mut stranger, &mut mailed.browser(IPHONE)] {
        let page = browser.get(&acme.at("")).expect(404);
        check(&page);
        let none = browser.get("/en/organisation/none").expect(404);
        let text = |page: &crate::support::page::Page| page.texts("body").concat();
        assert_eq!(text(&page), text(&none));
        assert!(!page.source().contains("Äimä"));
    }
    // A slug that cannot be one, a language that is none.
    for address in ["/en/organisation/A%20b", "/en/organisation/%FF", "/de/organisation/acme"] {
        check(&manager.get(address).expect(404));
    }
}
