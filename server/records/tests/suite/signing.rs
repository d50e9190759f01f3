//! Keys and signatures: what is issued is signed by the one key that signs, and nothing is issued without it.

use perehdy_records::{Error, NewCertificate, Who};

use crate::support::{COURSE, HOUR, KEY, Store, TestSigner, issue, new_certificate, newcomer};

on_both!(
    what_is_issued_is_signed,
    what_the_code_says_is_signed_too,
    nothing_is_issued_unsigned,
    one_key_signs_at_a_time,
    instances_that_start_at_once_agree,
    those_from_before_are_signed,
);

async fn what_is_issued_is_signed(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let issued = issue(&records, &Who::Known(learner), &new_certificate("Ada")).await;
    let read = records.certificate(&issued.token).await.unwrap().unwrap();
    let signature = read.signature.clone().unwrap();
    assert_eq!((&*signature.key, signature.signed), (KEY, issued.issued));
    assert_eq!(signature.bytes, TestSigner::signature(KEY, &read, issued.issued), "over what is stored");
    assert_eq!(issued.signature, read.signature);
    let all = records.everything(learner).await.unwrap().unwrap();
    let exported = all.certificates[0].signed.as_ref().unwrap();
    assert_eq!((&*exported.key, exported.at), (KEY, issued.issued));
}

async fn what_the_code_says_is_signed_too(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    let with = |name: &str, look: &str| NewCertificate { look: Some(look.to_owned()), ..new_certificate(name) };
    for (name, look) in [("Ada", "{}"), ("Ada L.", "{\"code\": {}}")] {
        issue(&records, &Who::Known(learner), &with(name, look)).await;
        store.clock.forward(HOUR);
    }
    let look = async || {
        let [newer, older] = &records.certificates(learner, COURSE).await.unwrap()[..] else { panic!("two") };
        let signature = newer.signature.as_ref().unwrap();
        assert!(signature.code.is_some() && signature.code == TestSigner::code(newer));
        assert_eq!(older.signature.as_ref().unwrap().code, None);
        let exported = records.everything(learner).await.unwrap().unwrap().certificates;
        let codes: Vec<_> = exported.iter().map(|of| of.signed.as_ref().unwrap().code.is_some()).collect();
        assert_eq!(codes, [false, true]);
    };
    look().await;
    // One that lost its signatures gets both.
    store.execute("UPDATE certificates SET key_id = NULL, signature = NULL, code_signature = NULL").await;
    assert_eq!(records.sign_certificates(10).await.unwrap(), 2);
    look().await;
}

async fn nothing_is_issued_unsigned(store: Store) {
    let records = store.try_open().await.unwrap();
    let (learner, _) = newcomer(&records).await;
    let who = Who::Known(learner);
    let asked = async |name| records.issue_certificate(&who, &new_certificate(name), None).await;
    assert!(matches!(asked("Ada").await, Err(Error::NoKey)), "there is no key");
    records.introduce_key(KEY, &[1; 32]).await.unwrap();
    assert!(matches!(asked("Ada").await, Err(Error::NoKey)), "it is not here");
    assert_eq!(store.number("SELECT count(*) FROM certificates").await, 0);
    store.signer.hold(KEY);
    asked("Ada").await.unwrap().unwrap();
    store.signer.lose();
    assert!(matches!(asked("Ada L.").await, Err(Error::NoKey)), "it was lost");
    assert_eq!(records.certificates(learner, COURSE).await.unwrap().len(), 1);
}

async fn one_key_signs_at_a_time(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    assert!(!records.introduce_key("other", &[2; 32]).await.unwrap(), "there is one");
    assert!(!records.introduce_key(KEY, &[1; 32]).await.unwrap(), "it is this one");
    let first = issue(&records, &Who::Known(learner), &new_certificate("Ada")).await;
    let made = records.now();
    store.clock.forward(HOUR);
    records.rotate_key("other", &[2; 32]).await.unwrap();
    store.signer.hold("other");
    let second = issue(&records, &Who::Known(learner), &new_certificate("Ada L.")).await;
    assert_eq!((&*first.signature.unwrap().key, &*second.signature.unwrap().key), (KEY, "other"));
    let keys = records.signing_keys().await.unwrap();
    let told: Vec<_> = keys.iter().map(|key| (&*key.id, key.public[0], key.made, key.retired)).collect();
    assert_eq!(told, [(KEY, 1, made, Some(records.now())), ("other", 2, records.now(), None)]);
    assert_eq!(records.current_key().await.unwrap().as_deref(), Some("other"));
    // A key that was retired never signs again.
    assert!(records.rotate_key(KEY, &[1; 32]).await.is_err());
    assert_eq!(records.current_key().await.unwrap().as_deref(), Some("other"));
}

async fn instances_that_start_at_once_agree(store: Store) {
    let records = store.try_open().await.unwrap();
    let introduce = |number: u8| {
        let records = records.clone();
        tokio::spawn(async move { records.introduce_key(&number.to_string(), &[number; 32]).await.unwrap() })
    };
    let all: Vec<_> = (1..=8).map(introduce).collect();
    let mut stored = 0;
    for one in all {
        stored += u32::from(one.await.unwrap());
    }
    assert_eq!((stored, records.signing_keys().await.unwrap().len()), (1, 1));
}

async fn those_from_before_are_signed(store: Store) {
    let records = store.open().await;
    let (learner, _) = newcomer(&records).await;
    for name in ["Ada", "Ada L.", "Ada Lovelace"] {
        issue(&records, &Who::Known(learner), &new_certificate(name)).await;
        store.clock.forward(HOUR);
    }
    let rest = "UPDATE certificates SET key_id = NULL, signature = NULL, signed_at = NULL WHERE name <> 'Ada'";
    store.execute(rest).await;
    store.signer.lose();
    assert!(matches!(records.sign_certificates(10).await, Err(Error::NoKey)));
    store.signer.hold(KEY);
    assert_eq!(records.sign_certificates(1).await.unwrap(), 1);
    assert_eq!(records.sign_certificates(10).await.unwrap(), 1);
    assert_eq!(records.sign_certificates(10).await.unwrap(), 0);
    for certificate in records.certificates(learner, COURSE).await.unwrap() {
        let signature = certificate.signature.clone().unwrap();
        let at = if certificate.says.name == "Ada" { certificate.issued } else { records.now() };
        assert_eq!(signature.signed, at, "{}", certificate.says.name);
        assert_eq!(signature.bytes, TestSigner::signature(KEY, &certificate, at));
    }
}
