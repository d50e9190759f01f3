//! The organisation on a certificate: who may stand there, frozen with its logo.

use perehdy_records::{AskedBy, LearnerId, NamedOrganisation, NewCertificate, NewLogo, Old, Records, Who};

use crate::support::{COURSE, DAY, HOUR, Org, Store, issue, new_certificate, newcomer};

on_both!(who_asks_may_stand_there, it_is_frozen_with_its_logo, so_is_the_issuers_logo, with_and_without);

fn logo(byte: u8) -> NewLogo {
    NewLogo { width: 512, height: 128, png: vec![byte; 3] }
}

fn naming(organisation: Option<&NamedOrganisation>) -> NewCertificate {
    NewCertificate { organisation: organisation.cloned(), ..new_certificate("Ada") }
}

async fn asked_by(records: &Records, learner: LearnerId) -> Vec<AskedBy> {
    records.asked_by(learner, COURSE).await.unwrap()
}

async fn who_asks_may_stand_there(store: Store) {
    let records = store.open().await;
    let acme = Org::new(&records, "Acme", "maija@example.org").await;
    let beta = Org::new(&records, "Beta", "berit@example.org").await;
    let ada = acme.newcomer(&records, "Ada", None).await;
    beta.join(&records, &Who::Known(ada), "Ada", None).await;
    assert!(asked_by(&records, ada).await.is_empty(), "nobody asks yet");
    // First Beta, of a team that Ada comes into later than Acme asks.
    let team = beta.team(&records, "Store").await;
    beta.assign(&records, Some(team), None).await;
    assert!(asked_by(&records, ada).await.is_empty());
    store.clock.forward(HOUR);
    acme.assign(&records, None, None).await;
    store.clock.forward(HOUR);
    records.put_into_team(&beta.manager(&records).await, team, ada, false).await.unwrap().unwrap();
    let manager = acme.manager(&records).await;
    records.change_logo(&manager, 1, Some(logo(1))).await.unwrap().unwrap();
    let asked = asked_by(&records, ada).await;
    let names: Vec<_> = asked.iter().map(|asked| (&*asked.named.name, asked.version)).collect();
    assert_eq!(names, [("Acme", 2), ("Beta", 1)], "the one that has asked for longest first");
    assert_eq!(asked[0].named.logo, records.logo(manager.seat()).await.unwrap());
    assert_eq!(asked[1].named.logo, None);
    assert!(records.asked_by(ada, "another").await.unwrap().is_empty());
    // Who has left is asked nothing.
    records.remove_member(&manager, ada, None).await.unwrap().unwrap();
    assert_eq!(asked_by(&records, ada).await, asked[1..]);
}

async fn it_is_frozen_with_its_logo(store: Store) {
    let records = store.open().await;
    let acme = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = acme.manager(&records).await;
    let ada = acme.newcomer(&records, "Ada", None).await;
    acme.assign(&records, None, None).await;
    records.change_logo(&manager, 1, Some(logo(1))).await.unwrap().unwrap();
    let named = asked_by(&records, ada).await.remove(0).named;
    let issued = issue(&records, &Who::Known(ada), &naming(Some(&named))).await;
    assert_eq!(issued.says.organisation.as_ref(), Some(&named));
    // Another name, no logo, and a long time: what was issued stands.
    let look = perehdy_records::Look { name: "Beta".to_owned(), contact: String::new(), accent: String::new() };
    records.change_look(&manager, 2, &look).await.unwrap().unwrap();
    records.change_logo(&manager, 3, None).await.unwrap().unwrap();
    store.clock.forward(30 * DAY);
    assert_eq!(records.forget_old(Old::Logos, records.now()).await.unwrap(), 0);
    let read = records.certificate(&issued.token).await.unwrap().unwrap();
    assert_eq!(read.says.organisation.as_ref(), Some(&named));
    let hash = named.logo.unwrap().hash;
    assert_eq!(records.logo_file(&hash).await.unwrap(), Some(vec![1; 3]));
    let export = records.everything(ada).await.unwrap().unwrap();
    assert_eq!(export.certificates[0].organisation.as_deref(), Some("Acme"));
    // With the certificate the logo goes.
    assert!(records.erase(ada).await.unwrap());
    assert_eq!(records.forget_old(Old::Logos, records.now()).await.unwrap(), 1);
    assert_eq!(records.logo_file(&hash).await.unwrap(), None);
    assert!(records.erased_certificate(&issued.token).await.unwrap().is_some());
}

async fn so_is_the_issuers_logo(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let kept = records.keep_logo(&logo(7)).await.unwrap();
    // Kept twice, it is one.
    assert_eq!(records.keep_logo(&logo(7)).await.unwrap(), kept);
    let unused = records.keep_logo(&logo(8)).await.unwrap();
    let says = NewCertificate { issuer_logo: Some(kept.clone()), ..naming(None) };
    let issued = issue(&records, &Who::Known(learner), &says).await;
    store.clock.forward(40 * DAY);
    assert_eq!(records.forget_old(Old::Logos, records.now()).await.unwrap(), 1);
    let found = records.certificate(&issued.token).await.unwrap().unwrap();
    assert_eq!(found.says.issuer_logo, Some(kept.clone()));
    assert_eq!(records.logo_file(&kept.hash).await.unwrap(), Some(logo(7).png));
    assert_eq!(records.logo_file(&unused.hash).await.unwrap(), None, "nothing refers to it");
}

async fn with_and_without(store: Store) {
    let records = store.open().await;
    let acme = Org::new(&records, "Acme", "maija@example.org").await;
    let ada = acme.newcomer(&records, "Ada", None).await;
    acme.assign(&records, None, None).await;
    let named = asked_by(&records, ada).await.remove(0).named;
    let issued = async |organisation| {
        store.clock.forward(HOUR);
        issue(&records, &Who::Known(ada), &naming(organisation)).await.token
    };
    let with = issued(Some(&named)).await;
    let without = issued(None).await;
    assert_ne!(with, without, "it can be left off afterwards");
    // Each again: the one that was made, also the one before.
    assert_eq!(
        (issued(Some(&named)).await, issued(None).await, issued(Some(&named)).await),
        (with.clone(), without.clone(), with)
    );
    let other = NamedOrganisation { name: "Acme Oy".to_owned(), logo: None };
    let renamed = issued(Some(&other)).await;
    let all = records.certificates(ada, COURSE).await.unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(all[0].token, renamed);
    for certificate in &all {
        assert!(records.certificate(&certificate.token).await.unwrap().is_some(), "each stays good");
    }
    assert_eq!(records.certificates_of(ada).await.unwrap().len(), 3);
    assert!(records.erase(ada).await.unwrap());
    assert_eq!(store.number("SELECT count(*) FROM certificates").await, 0);
}
