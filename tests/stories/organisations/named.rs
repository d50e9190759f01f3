//! The organisation on a certificate, where the course allows it and the learner wants it.

use perehdy_courses::model::Lang;

use super::logo::{picture, send, shown};
use crate::support::browser::Browser;
use crate::support::courses::{EVERYTHING, address, copy, everything, fixtures};
use crate::support::database::Engine;
use crate::support::folder::folder;
use crate::support::html::check;
use crate::support::mailbox::Mailed;
use crate::support::organisation::Organisation;
use crate::support::page::Page;
use crate::support::pdf::inspect;
use crate::support::server::Setup;
use crate::support::walk::{complete, pdfs};

on_both_engines!(
    it_stands_there_for_good,
    a_photograph_makes_it_no_larger,
    the_learner_chooses,
    only_where_the_course_allows_it,
    what_changed_is_told,
);

/// The issuer's logo, which the course has.
const ISSUERS: &str = "/media/everything/bathhouse.png";

/// Somebody whom the organisation asks the course, and who has done it; with a manager.
struct World {
    mailed: Mailed,
    acme: Organisation,
    manager: Browser,
    learner: Browser,
    page: Page,
}

impl World {
    fn new(engine: Engine) -> Self {
        let mailed = Mailed::start(engine);
        let (acme, manager) = Organisation::managed(&mailed, "Äijälän Sähkö Oy", "acme");
        let mut learner = acme.member(&mailed);
        let page = complete(&mut learner, everything(), Lang::En);
        assert!(page.form("preview").value("organisation").is_none(), "nobody asks it");
        acme.asks(&mailed, EVERYTHING, None);
        let page = learner.get(page.address.path()).expect(200);
        Self { mailed, acme, manager, learner, page }
    }

    fn logo(&mut self, colour: [u8; 3]) -> String {
        self.send(&picture(400, 100, colour, image::ImageFormat::Png))
    }

    fn send(&mut self, file: &[u8]) -> String {
        let page = self.manager.get(&self.acme.at("/settings"));
        send(&mut self.manager, &self.mailed, &page, "logo.png", file).expect(200);
        shown(&self.learner.get("/en")).unwrap()
    }

    fn public(&mut self, pdf: &str) -> Page {
        let token = pdf.trim_start_matches("/certificates/").trim_end_matches(".pdf");
        self.mailed.server.browser().get(&format!("/v/{token}?lang=en")).expect(200)
    }
}

fn it_stands_there_for_good(engine: Engine) {
    let mut world = World::new(engine);
    let logo = world.logo([0, 0x35, 0x80]);
    check(&world.page);
    let form = world.page.form("preview").set("name", "Ada Lovelace");
    assert_eq!(form.value("organisation").as_deref(), Some("acme"), "chosen already");
    let preview = world.learner.send(&form).expect(200);
    check(&preview);
    assert_eq!(preview.attributes(".sheet image", "href"), [ISSUERS, logo.as_str()]);
    let issued = world.learner.send(&preview.form("issue").press("do", "issue")).expect(200);
    check(&issued);
    assert!(issued.texts(".cards").concat().contains("Äijälän Sähkö Oy"), "{}", issued.describe());
    let address = pdfs(&issued).remove(0);
    let file = world.learner.get(&address).expect(200).body;
    let pdf = inspect(&file);
    assert!(
        pdf.pages == 1 && pdf.text.contains("Organisation") && pdf.text.contains("Äijälän Sähkö Oy"),
        "{}",
        pdf.text
    );
    let public = world.public(&address);
    check(&public);
    assert!(public.says("Äijälän Sähkö Oy"));
    assert_eq!(public.attributes(".facts-certificate .logo", "src"), [logo.as_str()]);
    // The organisation gets another name and another logo, is left, and time goes by: the certificate stays what it is.
    let page = world.manager.get(&world.acme.at("/settings"));
    world.manager.send(&page.form("look").set("name", "Beta")).expect(200);
    assert_ne!(world.logo([0x80, 0, 0]), logo);
    let own = world.learner.get("/en/me/organisations/acme").expect(200);
    world.learner.send(&own.form("leave").set("sure", "yes")).expect(200);
    world.mailed.server.database.execute("UPDATE logos SET stored_at = 1");
    world.mailed.server.restart();
    world.learner.moved(&world.mailed.server.origin);
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert_eq!(world.learner.get(&address).expect(200).body, file, "byte for byte");
    assert!(world.public(&address).says("Äijälän Sähkö Oy"));
    world.learner.get(&logo).expect(200);
}

fn a_photograph_makes_it_no_larger(engine: Engine) {
    let mut world = World::new(engine);
    let colours = |x: u32, y: u32| image::Rgb([x as u8, y as u8, ((x * 37) ^ (y * 91)) as u8]);
    let mut photograph = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(512, 384, colours).write_to(&mut photograph, image::ImageFormat::Jpeg).unwrap();
    let stored = world.send(photograph.get_ref());
    assert!(world.learner.get(&stored).expect(200).body.len() > 100_000, "so much it has on pages");
    let preview = world.learner.send(&world.page.form("preview").set("name", "Ada Lovelace")).expect(200);
    let issued = world.learner.send(&preview.form("issue").press("do", "issue")).expect(200);
    let file = world.learner.get(&pdfs(&issued).remove(0)).expect(200).body;
    assert!(file.windows(9).any(|bytes| bytes == b"DCTDecode") && file.len() <= 45_000, "{} bytes", file.len());
    assert!(inspect(&file).text.contains("Äijälän Sähkö Oy"));
}

fn the_learner_chooses(engine: Engine) {
    let mut world = World::new(engine);
    let beta = Organisation::new(&world.mailed, "Beta", "beta");
    beta.admit(&world.mailed, "mikko@example.org", "Mikko", "member");
    beta.asks(&world.mailed, EVERYTHING, None);
    // Acme has asked for longer.
    world.mailed.server.database.execute(
        "UPDATE standings SET assigned_at = 5 WHERE organisation_id = (SELECT id FROM organisations WHERE slug = 'acme')",
    );
    world.mailed.server.database.execute(
        "UPDATE standings SET assigned_at = 6 WHERE organisation_id = (SELECT id FROM organisations WHERE slug = 'beta')",
    );
    let mut made = Vec::new();
    for (chosen, there, not_there) in
        [("beta", Some("Beta"), "Äijälän"), ("", None, "Organisation"), ("acme", Some("Äijälän Sähkö Oy"), "Beta")]
    {
        let page = world.learner.get(&address(Lang::En, EVERYTHING, "certificate"));
        check(&page);
        let options = page.attributes("#organisation option", "value");
        assert_eq!(options, ["acme", "beta", ""], "the one that has asked for longest first");
        let form = page.form("preview").set("name", "Ada Lovelace").set("organisation", chosen);
        let preview = world.learner.send(&form).expect(200);
        let changed = world.learner.send(&preview.form("change").press("do", "change")).expect(200);
        assert_eq!(changed.form("preview").value("organisation").unwrap_or_default(), chosen, "the choice is kept");
        let wrong = world.learner.send(&changed.form("preview").set("name", "")).expect(422);
        assert_eq!(wrong.form("preview").value("organisation").unwrap_or_default(), chosen, "the choice is kept");
        let issued = world.learner.send(&preview.form("issue").press("do", "issue")).expect(200);
        let pdf = pdfs(&issued).remove(0);
        let text = inspect(&world.learner.get(&pdf).expect(200).body).text;
        assert!(there.is_none_or(|name| text.contains(name)) && !text.contains(not_there), "{chosen}: {text}");
        made.push(pdf);
    }
    // All three stay good; the same once more is none more.
    let page = world.learner.get(&address(Lang::En, EVERYTHING, "certificate"));
    assert_eq!(pdfs(&page).len(), 3);
    let form = page.form("preview").set("name", "Ada Lovelace").set("organisation", "beta");
    let preview = world.learner.send(&form).expect(200);
    let issued = world.learner.send(&preview.form("issue").press("do", "issue")).expect(200);
    assert_eq!(pdfs(&issued).len(), 3);
    assert!(issued.address.fragment().is_some_and(|card| made[0].contains(card.trim_start_matches("c-"))));
}

fn only_where_the_course_allows_it(engine: Engine) {
    let courses = folder("courses");
    let course = courses.join(EVERYTHING);
    copy(&fixtures().join(EVERYTHING), &course, &|text| text);
    let text = std::fs::read_to_string(course.join("course.toml")).unwrap();
    std::fs::write(course.join("course.toml"), text.replacen("organisation = true\n", "", 1)).unwrap();
    let mailed = Mailed::start_by(Setup::new(engine).courses(&courses));
    let (acme, _) = Organisation::managed(&mailed, "Acme", "acme");
    let mut learner = acme.member(&mailed);
    acme.asks(&mailed, EVERYTHING, None);
    let page = complete(&mut learner, everything(), Lang::En);
    assert!(!page.has("#organisation"), "{}", page.describe());
    let at = address(Lang::En, EVERYTHING, "certificate");
    let fields = [("name", "Ada"), ("organisation", "acme"), ("seen", "1")];
    for action in ["preview", "issue"] {
        let told = learner.post(&at, &[&fields[..], &[("do", action)]].concat()).expect(409);
        check(&told);
    }
    assert_eq!(mailed.server.database.count("certificates"), 0);
    learner.post(&at, &[("do", "issue"), ("name", "Ada")]).expect(200);
    assert_eq!(mailed.server.database.count("certificates"), 1);
}

fn what_changed_is_told(engine: Engine) {
    let mut world = World::new(engine);
    let preview = world.learner.send(&world.page.form("preview").set("name", "Ada Lovelace")).expect(200);
    let logo = world.logo([0, 0x35, 0x80]);
    let told = world.learner.send(&preview.form("issue").press("do", "issue")).expect(409);
    check(&told);
    assert!(told.texts(".error-summary").concat().contains("have changed meanwhile"), "{}", told.describe());
    assert_eq!(told.attributes(".sheet image", "href"), [ISSUERS, logo.as_str()], "shown as it would be now");
    assert_eq!(world.mailed.server.database.count("certificates"), 0);
    // It asks the course no more.
    world.mailed.server.database.execute("DELETE FROM standings");
    let told = world.learner.send(&told.form("issue").press("do", "issue")).expect(409);
    check(&told);
    assert_eq!(told.form("preview").value("name").as_deref(), Some("Ada Lovelace"));
    assert!(!told.has("#organisation"));
    // What certificates cannot print is not offered, and managers are told.
    world.mailed.server.database.execute("UPDATE organisations SET name = 'Acme 🙂'");
    let page = world.manager.get(&world.acme.at("/settings"));
    check(&page);
    assert!(page.texts(".warning").concat().contains("🙂"), "{}", page.describe());
}
