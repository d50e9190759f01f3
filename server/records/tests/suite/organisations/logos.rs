//! Logos: kept once, as long as somebody has them.

use std::collections::BTreeSet;

use perehdy_courses::model::Timestamp;
use perehdy_records::{NewLogo, Old, Refusal};

use crate::support::{COURSE, DAY, Org, Store, sign_in};

on_both!(a_logo_is_changed, a_logo_stays_as_long_as_somebody_has_it);

fn new(byte: u8) -> NewLogo {
    NewLogo { width: 512, height: 128, png: vec![byte; 3] }
}

async fn a_logo_is_changed(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    assert_eq!(records.logo(manager.seat()).await.unwrap(), None);
    assert_eq!(records.change_logo(&manager, 1, None).await.unwrap(), Err(Refusal::Gone));
    assert_eq!(records.change_logo(&manager, 1, Some(new(1))).await.unwrap(), Ok(()));
    assert_eq!(records.change_logo(&manager, 1, Some(new(2))).await.unwrap(), Err(Refusal::Changed));
    let logo = records.logo(manager.seat()).await.unwrap().unwrap();
    // printf '\1\1\1' | sha256sum
    assert_eq!(logo.hash, "75c8fd04ad916aec3e3d5cb76a452b116b3d4d0912a0a485e9fb8e3d240e210c");
    assert_eq!((logo.width, logo.height), (512, 128));
    assert_eq!(records.logo_file(&logo.hash).await.unwrap(), Some(vec![1; 3]));
    for none in ["", "nothing", "a\0b", &"0".repeat(64)] {
        assert_eq!(records.logo_file(none).await.unwrap(), None, "{none:?}");
    }
    // Members' pages get it with what they read anyway.
    let (done, token) = sign_in(&records, "maija@example.org", None).await;
    assert_eq!(done.learner, org.manager);
    let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
    assert_eq!(remembered.organisation.unwrap().logo, Some(logo));
    assert_eq!(records.change_logo(&manager, 2, None).await.unwrap(), Ok(()));
    assert_eq!(records.logo(manager.seat()).await.unwrap(), None);
    let log = records.audit_log(&manager, None).await.unwrap();
    let what: BTreeSet<&str> = log.iter().map(|entry| &*entry.what).filter(|what| what.starts_with("logo")).collect();
    assert_eq!(what, BTreeSet::from(["logo-changed", "logo-removed"]));
}

async fn a_logo_stays_as_long_as_somebody_has_it(store: Store) {
    let records = store.open().await;
    let acme = Org::new(&records, "Acme", "maija@example.org").await;
    let beta = Org::new(&records, "Beta", "berit@example.org").await;
    let (of_acme, of_beta) = (acme.manager(&records).await, beta.manager(&records).await);
    for (manager, version, logo) in [(&of_acme, 1, new(1)), (&of_beta, 1, new(1)), (&of_acme, 2, new(2))] {
        records.change_logo(manager, version, Some(logo)).await.unwrap().unwrap();
    }
    let hash = records.logo(of_beta.seat()).await.unwrap().unwrap().hash;
    assert_eq!(store.number("SELECT count(*) FROM logos").await, 2, "the same picture once");
    store.clock.forward(DAY);
    assert_eq!(records.forget_old(Old::Logos, records.now()).await.unwrap(), 0);
    records.change_logo(&of_beta, 2, None).await.unwrap().unwrap();
    assert_eq!(records.forget_old(Old::Logos, Timestamp(records.now().0 - DAY)).await.unwrap(), 0, "not so soon");
    assert!(records.logo_file(&hash).await.unwrap().is_some());
    assert_eq!(records.count_old(Old::Logos, records.now()).await.unwrap(), 1);
    assert_eq!(records.forget_old(Old::Logos, records.now()).await.unwrap(), 1);
    assert_eq!(records.logo_file(&hash).await.unwrap(), None);
    assert!(records.logo(of_acme.seat()).await.unwrap().is_some());
}
