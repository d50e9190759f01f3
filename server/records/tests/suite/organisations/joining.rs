//! Coming in and going out.

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{
    Decided, InviteAgain, JoinCode, JoinKey, JoinOffer, Joined, LinkToken, Look, MailText, NewJoinLink, Records,
    Refusal, Role, SeatRole, Who,
};

use crate::support::{COURSE, DAY, Org, Store, course, invitation, newcomer, pages, query, sign_in};
use crate::together::{many, two};

on_both!(
    made_by_the_operator,
    made_by_anyone,
    by_code,
    a_link_has_an_end_and_a_limit,
    a_limit_holds_for_all_at_once,
    by_invitation,
    invited_again,
    invited_again_only_by_who_may,
    leaving_and_coming_back,
    pages_show_the_one_joined_last,
    the_last_manager_stays,
    two_managers_leave_at_once,
    a_guest_with_memberships_signs_in,
);

async fn made_by_the_operator(store: Store) {
    let records = store.open().await;
    for (name, slug) in
        [("", None), ("株式会社", None), ("Acme", Some("No Slug")), ("Acme", Some("a")), ("Acme", Some("new"))]
    {
        assert_eq!(records.new_organisation(name, slug).await.unwrap().err(), Some(Refusal::Unfit), "{name}");
    }
    let org = Org::new(&records, "Äijälän Sähkö", "maija@example.org").await;
    assert_eq!(org.slug, "aijalan-sahko");
    let taken = records.new_organisation("Other", Some("aijalan-sahko")).await.unwrap();
    assert_eq!(taken.err(), Some(Refusal::Taken));
    let seat = org.seat(&records, org.manager).await.unwrap();
    assert_eq!((seat.role(), seat.name(), seat.learner()), (&SeatRole::Manager, "Maija Manageri", org.manager));
    assert_eq!(seat.organisation().name, "Äijälän Sähkö");
    // Others have no seat there, nor does anybody where there is nothing.
    let (stranger, _) = newcomer(&records).await;
    assert!(org.seat(&records, stranger).await.is_none());
    for slug in ["nothing", "", "a\0b", "Äijälän"] {
        assert!(records.seat(org.manager, slug).await.unwrap().is_none());
        assert_eq!(records.invite_manager(slug).await.unwrap(), None);
    }
    let all = records.organisations().await.unwrap();
    assert_eq!((all.len(), all[0].1), (1, 1));
    // The operator can let another manager in.
    let token = records.invite_manager(&org.slug).await.unwrap().unwrap();
    records.join(&Who::Known(stranger), &JoinKey::Invitation(token), "Ben", Lang::Sv).await.unwrap();
    assert!(org.seat(&records, stranger).await.unwrap().manager().is_some());
}

async fn made_by_anyone(store: Store) {
    let records = store.open().await;
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    let (guest, _) = newcomer(&records).await;
    let found = async |learner, manager: &str, name: &str, slug: Option<&str>| {
        records.found_organisation(learner, manager, name, slug).await.unwrap()
    };
    assert_eq!(found(guest, "Gun", "Acme", None).await, Err(Refusal::NotAllowed));
    for (manager, name, slug) in
        [("", "Acme", None), ("Ada", " ", None), ("Ada", "New", None), ("Ada", "A", Some("x y"))]
    {
        assert_eq!(found(ada.learner, manager, name, slug).await, Err(Refusal::Unfit), "{name}");
    }
    assert!(records.organisations().await.unwrap().is_empty());
    let made = found(ada.learner, "Ada L", "Acme Oy", None).await.unwrap();
    assert_eq!((&*made.slug, &*made.name), ("acme-oy", "Acme Oy"));
    assert_eq!(found(ada.learner, "Ada L", "Other", Some("acme-oy")).await, Err(Refusal::Taken));
    let seat = records.seat(ada.learner, "acme-oy").await.unwrap().unwrap();
    assert_eq!((seat.organisation(), seat.name()), (&made, "Ada L"));
    let log = records.audit_log(&seat.manager().unwrap(), None).await.unwrap();
    assert_eq!(log.iter().map(|entry| &*entry.what).collect::<Vec<_>>(), ["organisation-made"]);
}

async fn by_code(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let team = org.team(&records, "Varasto").await;
    org.assign(&records, Some(team), None).await;
    let manager = org.manager(&records).await;
    let made = NewJoinLink { team: Some(team), ..NewJoinLink::default() };
    let link = records.new_join_link(&manager, made).await.unwrap().unwrap();
    assert_eq!(records.join_links(&manager).await.unwrap(), std::slice::from_ref(&link));
    let key = JoinKey::parse(&link.code.text().to_lowercase()).unwrap();
    let before = store.dump().await;
    let JoinOffer::Open(offer) = records.join_offer(&key).await.unwrap() else { panic!("closed") };
    assert_eq!(store.dump().await, before);
    assert_eq!((&*offer.organisation.name, offer.team), ("Acme", Some((team, "Varasto".to_owned()))));
    let way = records.way_in(&key).await.unwrap().unwrap();
    assert_eq!((&*way.organisation.name, way.mailed), ("Acme", false));
    assert_eq!((offer.courses, offer.role), (vec![COURSE.to_owned()], Role::Member));

    // Somebody new becomes a guest with a session; again by the same is the same.
    let token = records.new_token();
    let who = Who::New(token.clone());
    assert_eq!(records.join(&who, &key, " \n", Lang::Sv).await.unwrap(), Joined::NoName);
    assert!(records.learner(&token).await.unwrap().is_none());
    let joined = records.join(&who, &key, "  Ada   Öberg ", Lang::Sv).await.unwrap();
    let (learner, lang) = records.learner(&token).await.unwrap().unwrap();
    assert_eq!(joined, Joined::Done { learner, slug: "acme".to_owned(), before: false });
    assert_eq!(lang, Lang::Sv);
    let again = records.join(&Who::Known(learner), &key, "Another", Lang::Sv).await.unwrap();
    assert_eq!(again, Joined::Done { learner, slug: "acme".to_owned(), before: true });
    assert_eq!(records.join_links(&manager).await.unwrap()[0].used, 1);
    let seat = org.seat(&records, learner).await.unwrap();
    assert_eq!((seat.role(), seat.name()), (&SeatRole::Member, "Ada Öberg"));
    assert!(seat.manager().is_none() && seat.overseer().is_none());
    let memberships = records.memberships(learner).await.unwrap();
    assert_eq!((memberships.len(), memberships[0].role, memberships[0].manages_team), (1, Role::Member, false));
    assert_eq!(records.seen_of_me(&seat).await.unwrap().unwrap().courses.len(), 1);
    assert_eq!(records.teams_of_me(&seat).await.unwrap(), [("Varasto".to_owned(), false)]);
    let unknown = JoinKey::Code(JoinCode::parse("ABCDE-FGHJK").unwrap());
    assert_eq!(records.join_offer(&unknown).await.unwrap(), JoinOffer::Unknown);
    assert_eq!(records.way_in(&unknown).await.unwrap(), None);
    assert_eq!(records.join(&who, &unknown, "Ada", Lang::Sv).await.unwrap(), Joined::Unknown);
}

async fn a_link_has_an_end_and_a_limit(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let now = records.now();
    for made in [
        NewJoinLink { ends: Some(now), ..NewJoinLink::default() },
        NewJoinLink { most: Some(0), ..NewJoinLink::default() },
    ] {
        assert_eq!(records.new_join_link(&manager, made).await.unwrap(), Err(Refusal::Past));
    }
    let made = NewJoinLink { ends: Some(Timestamp(now.0 + DAY)), most: Some(1), team: None };
    let first = records.new_join_link(&manager, made).await.unwrap().unwrap();
    let second = records.new_join_link(&manager, made).await.unwrap().unwrap();
    let (first_key, second_key) = (JoinKey::Code(first.code), JoinKey::Code(second.code));
    let who = Who::New(records.new_token());
    assert!(matches!(records.join(&who, &first_key, "Ada", Lang::Fi).await.unwrap(), Joined::Done { .. }));
    // Sent twice by the same it is no second one.
    assert!(matches!(
        records.join(&who, &first_key, "Ada", Lang::Fi).await.unwrap(),
        Joined::Done { before: true, .. }
    ));
    let other = records.new_token();
    assert_eq!(records.join(&Who::New(other.clone()), &first_key, "Ben", Lang::Fi).await.unwrap(), Joined::Full);
    assert!(records.learner(&other).await.unwrap().is_none(), "nobody is made for nothing");
    assert_eq!(records.join_offer(&first_key).await.unwrap(), JoinOffer::Full);
    records.end_join_link(&manager, first.id).await.unwrap().unwrap();
    assert_eq!(records.join_offer(&first_key).await.unwrap(), JoinOffer::Ended);
    assert_eq!(records.end_join_link(&manager, manager.seat().organisation().id).await.unwrap(), Err(Refusal::Gone));
    store.clock.forward(DAY);
    assert_eq!(records.join_offer(&second_key).await.unwrap(), JoinOffer::Ended);
    assert_eq!(records.join(&Who::New(other), &second_key, "Ben", Lang::Fi).await.unwrap(), Joined::Ended);
}

async fn a_limit_holds_for_all_at_once(store: Store) {
    let instances = two(&store).await;
    let org = Org::new(&instances[0], "Acme", "maija@example.org").await;
    let made = NewJoinLink { most: Some(5), ..NewJoinLink::default() };
    let link = instances[0].new_join_link(&org.manager(&instances[0]).await, made).await.unwrap().unwrap();
    let joined = many(&instances, |_, records| {
        let key = JoinKey::Code(link.code.clone());
        async move { records.join(&Who::New(records.new_token()), &key, "Ada", Lang::Fi).await.unwrap() }
    })
    .await;
    assert_eq!(joined.iter().filter(|joined| matches!(joined, Joined::Done { .. })).count(), 5);
    assert!(joined.iter().all(|joined| matches!(joined, Joined::Done { .. } | Joined::Full)));
    assert_eq!(store.number("SELECT count(*) FROM members").await, 6);
}

async fn by_invitation(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let ends = Timestamp(records.now().0 + 14 * DAY);
    let past = invitation(&records, "ada@example.org", Role::Member, records.now());
    assert_eq!(records.invite(&manager, past).await.unwrap(), Err(Refusal::Past));
    let first = invitation(&records, "ada@example.org", Role::Member, ends);
    let first_key = JoinKey::Invitation(first.token.clone());
    records.invite(&manager, first).await.unwrap().unwrap();
    let JoinOffer::Open(offer) = records.join_offer(&first_key).await.unwrap() else { panic!("closed") };
    assert_eq!((&*offer.name, offer.role), ("Ada", Role::Member));
    // The newest counts.
    let second = invitation(&records, "Ada@Example.org", Role::Manager, ends);
    let key = JoinKey::Invitation(second.token.clone());
    let id = records.invite(&manager, second).await.unwrap().unwrap();
    assert_eq!(records.join_offer(&first_key).await.unwrap(), JoinOffer::Ended);
    let mails = records.due_mails(10).await.unwrap();
    assert_eq!(mails.iter().filter(|mail| mail.text.subject == "Tervetuloa").count(), 1);

    let who = Who::New(records.new_token());
    let joined = records.join(&who, &key, "Ada", Lang::Fi).await.unwrap();
    let Joined::Done { learner, before: false, .. } = joined else { panic!("{joined:?}") };
    assert!(matches!(records.join(&who, &key, "Ada", Lang::Fi).await.unwrap(), Joined::Done { before: true, .. }));
    assert_eq!(org.seat(&records, learner).await.unwrap().role(), &SeatRole::Manager);
    assert_eq!(records.join_offer(&key).await.unwrap(), JoinOffer::Used);
    let other = Who::New(records.new_token());
    assert_eq!(records.join(&other, &key, "Ben", Lang::Fi).await.unwrap(), Joined::Used);
    let all = records.invitations(&manager).await.unwrap();
    let accepted = all.iter().filter(|one| one.accepted.is_some() && !one.email.is_empty());
    assert_eq!(accepted.map(|one| one.id).collect::<Vec<_>>(), [id]);
    assert_eq!(records.withdraw_invitation(&manager, id).await.unwrap(), Err(Refusal::Gone));

    // A withdrawn one lets nobody in, and its mail does not go out; one whose time is over does not either.
    let third = invitation(&records, "ben@example.org", Role::Member, ends);
    let key = JoinKey::Invitation(third.token.clone());
    let id = records.invite(&manager, third).await.unwrap().unwrap();
    assert_eq!(records.withdraw_invitation(&manager, id).await.unwrap(), Ok(()));
    assert_eq!(records.join(&other, &key, "Ben", Lang::Fi).await.unwrap(), Joined::Ended);
    assert!(records.due_mails(10).await.unwrap().is_empty());
    let fourth = invitation(&records, "ben@example.org", Role::Member, ends);
    let key = JoinKey::Invitation(fourth.token.clone());
    records.invite(&manager, fourth).await.unwrap().unwrap();
    store.clock.forward(14 * DAY);
    assert_eq!(records.join_offer(&key).await.unwrap(), JoinOffer::Ended);
    let unknown = JoinKey::Invitation(LinkToken([9; 32]));
    assert_eq!(records.join_offer(&unknown).await.unwrap(), JoinOffer::Unknown);
}

/// A wish for a new invitation in place of this one.
fn again(records: &Records, old: &LinkToken) -> InviteAgain {
    let token = records.new_link_token();
    let mail = MailText { subject: "Uusi kutsu".to_owned(), body: token.text() };
    InviteAgain { old: old.clone(), token, lang: Lang::Sv, ends: Timestamp(records.now().0 + DAY), mail }
}

/// The keys of invitations that have been asked for again, as their mails bring them.
async fn mailed(records: &Records) -> Vec<(String, JoinKey)> {
    let mails = records.due_mails(20).await.unwrap().into_iter().filter(|mail| mail.text.subject == "Uusi kutsu");
    mails.map(|mail| (mail.recipient, JoinKey::parse(&mail.text.body).unwrap())).collect()
}

async fn invited_again(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let team = org.team(&records, "Varasto").await;
    let ends = Timestamp(records.now().0 + DAY);
    let mut first = invitation(&records, "Ada@example.org", Role::Manager, ends);
    first.team = Some(team);
    let old = first.token.clone();
    records.invite(&manager, first).await.unwrap().unwrap();
    let way = records.way_in(&JoinKey::Invitation(old.clone())).await.unwrap().unwrap();
    assert_eq!((&*way.organisation.slug, way.mailed), ("acme", true));
    // It can still be used.
    records.invite_again(again(&records, &old)).await.unwrap();
    assert!(mailed(&records).await.is_empty());
    store.clock.forward(DAY);
    records.invite_again(again(&records, &old)).await.unwrap();
    let mails = mailed(&records).await;
    let [(recipient, key)] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(recipient, "Ada@example.org");
    let JoinOffer::Open(offer) = records.join_offer(key).await.unwrap() else { panic!("closed") };
    assert_eq!((&*offer.name, offer.role, offer.team), ("Ada", Role::Manager, Some((team, "Varasto".to_owned()))));
    // A new one can be used now: the old link brings no further ones.
    records.invite_again(again(&records, &old)).await.unwrap();
    assert!(mailed(&records).await.is_empty());
    // Used in one browser, and asked for in another: with the role of now.
    let who = Who::New(records.new_token());
    let Joined::Done { learner, .. } = records.join(&who, key, "Ada", Lang::Fi).await.unwrap() else { panic!() };
    let version = records.person(&manager.overseer(), learner).await.unwrap().unwrap().member.version;
    records.change_role(&manager, learner, version, Role::Member).await.unwrap().unwrap();
    records.invite_again(again(&records, &old)).await.unwrap();
    let mails = mailed(&records).await;
    let JoinOffer::Open(offer) = records.join_offer(&mails[0].1).await.unwrap() else { panic!("closed") };
    assert_eq!(offer.role, Role::Member);
    // As many links an hour as an address gets: two have been sent to it.
    let mut sent = 2;
    for _ in 0..10 {
        store.execute("UPDATE invitations SET ends_at = 0").await;
        records.invite_again(again(&records, &old)).await.unwrap();
        sent += mailed(&records).await.len();
    }
    assert_eq!(sent, 5);
}

async fn invited_again_only_by_who_may(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let ends = Timestamp(records.now().0 + DAY);
    let invite = async |address: &str| {
        let new = invitation(&records, address, Role::Member, ends);
        let token = new.token.clone();
        (token, records.invite(&manager, new).await.unwrap().unwrap())
    };
    let (withdrawn, id) = invite("ben@example.org").await;
    records.withdraw_invitation(&manager, id).await.unwrap().unwrap();
    let (removed, _) = invite("ada@example.org").await;
    let who = Who::New(records.new_token());
    let key = JoinKey::Invitation(removed.clone());
    let Joined::Done { learner, .. } = records.join(&who, &key, "Ada", Lang::Fi).await.unwrap() else { panic!() };
    records.remove_member(&manager, learner, None).await.unwrap().unwrap();
    let by_operator = records.invite_manager(&org.slug).await.unwrap().unwrap();
    assert!(!records.way_in(&JoinKey::Invitation(by_operator.clone())).await.unwrap().unwrap().mailed);
    store.clock.forward(20 * DAY);
    let before = store.dump().await;
    for old in [withdrawn, removed, by_operator, LinkToken([9; 32])] {
        records.invite_again(again(&records, &old)).await.unwrap();
    }
    assert_eq!(store.dump().await, before, "nothing was sent, and nothing tells so");
}

async fn leaving_and_coming_back(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let team = org.team(&records, "Varasto").await;
    org.assign(&records, None, None).await;
    let (overseer, manager) = (org.overseer(&records).await, org.manager(&records).await);
    let ada = org.newcomer(&records, "Ada", Some(team)).await;
    let page = &pages()[0];
    records.mark_read(&Who::Known(ada), Lang::Fi, &course(), page, page).await.unwrap();
    assert_eq!(records.board(&overseer, &query()).await.unwrap().totals.all(), 2);
    let seat = org.seat(&records, ada).await.unwrap();
    assert_eq!(records.leave(&seat).await.unwrap(), Ok(()));
    assert_eq!(records.leave(&seat).await.unwrap(), Err(Refusal::Gone));
    // Gone from sight at once; their own records stay theirs.
    assert!(org.seat(&records, ada).await.is_none());
    assert!(records.person(&overseer, ada).await.unwrap().is_none());
    assert!(records.seen_of_me(&seat).await.unwrap().is_none());
    assert_eq!(records.board(&overseer, &query()).await.unwrap().totals.all(), 1);
    assert_eq!(records.members(&overseer, "", None, 0).await.unwrap().1, 1);
    assert_eq!(records.remove_member(&manager, ada, None).await.unwrap(), Err(Refusal::Gone));
    assert_eq!(records.put_into_team(&manager, team, ada, true).await.unwrap(), Err(Refusal::Gone));
    assert_eq!(records.courses_of(ada).await.unwrap().len(), 1);
    let everything = records.everything(ada).await.unwrap().unwrap();
    assert!(everything.memberships[0].left.is_some());
    // Back again: a member like any other, with what was done meanwhile and before.
    store.clock.forward(DAY);
    org.join(&records, &Who::Known(ada), "Ada B", None).await;
    let person = records.person(&overseer, ada).await.unwrap().unwrap();
    assert_eq!((&*person.member.name, person.member.joined), ("Ada B", records.now()));
    assert!(person.member.teams.is_empty());
    assert_eq!(person.courses[0].work.pages.len(), 1);
    assert_eq!(records.remove_member(&manager, ada, None).await.unwrap(), Ok(()));
    assert_eq!(records.board(&overseer, &query()).await.unwrap().totals.all(), 1);
}

async fn pages_show_the_one_joined_last(store: Store) {
    let records = store.open().await;
    let (guest, token) = newcomer(&records).await;
    let shown = async || {
        let remembered = records.remembered(&token, COURSE, None).await.unwrap().unwrap();
        remembered.organisation.map(|organisation| (organisation.slug, organisation.look))
    };
    assert_eq!(shown().await, None);
    let acme = Org::new(&records, "Acme", "maija@example.org").await;
    let look = Look { name: "Acme Oy".to_owned(), contact: "Maija".to_owned(), accent: "#003580".to_owned() };
    records.change_look(&acme.manager(&records).await, 1, &look).await.unwrap().unwrap();
    let beta = Org::new(&records, "Beta", "berit@example.org").await;
    let plain = |name: &str| Look { name: name.to_owned(), contact: String::new(), accent: String::new() };
    acme.join(&records, &Who::Known(guest), "Ada", None).await;
    assert_eq!(shown().await, Some(("acme".to_owned(), look.clone())));
    store.clock.forward(DAY);
    beta.join(&records, &Who::Known(guest), "Ada", None).await;
    assert_eq!(shown().await, Some(("beta".to_owned(), plain("Beta"))));
    records.leave(&beta.seat(&records, guest).await.unwrap()).await.unwrap().unwrap();
    assert_eq!(shown().await, Some(("acme".to_owned(), look)));
    records.remove_member(&acme.manager(&records).await, guest, None).await.unwrap().unwrap();
    assert_eq!(shown().await, None);
}

async fn the_last_manager_stays(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let manager = org.manager(&records).await;
    let ada = org.newcomer(&records, "Ada", None).await;
    let own =
        async || records.person(&org.overseer(&records).await, org.manager).await.unwrap().unwrap().member.version;
    assert_eq!(records.leave(manager.seat()).await.unwrap(), Err(Refusal::LastManager));
    assert_eq!(records.remove_member(&manager, org.manager, None).await.unwrap(), Err(Refusal::LastManager));
    assert_eq!(records.managed_alone(org.manager).await.unwrap(), ["Acme"]);
    assert!(records.managed_alone(ada).await.unwrap().is_empty());
    let version = own().await;
    let stays = records.change_role(&manager, org.manager, version, Role::Member).await.unwrap();
    assert_eq!(stays, Err(Refusal::LastManager));
    records.change_role(&manager, ada, 1, Role::Manager).await.unwrap().unwrap();
    assert_eq!(records.change_role(&manager, ada, 1, Role::Member).await.unwrap(), Err(Refusal::Changed));
    assert!(records.managed_alone(org.manager).await.unwrap().is_empty());
    assert_eq!(records.leave(manager.seat()).await.unwrap(), Ok(()));
    // A seat from before opens nothing any more.
    let refused: Decided<_> = records.new_team(&manager, "Varasto").await.unwrap();
    assert_eq!(refused, Err(Refusal::NotAllowed));
    assert!(records.audit_log(&manager, None).await.unwrap().is_empty());
    assert_eq!(records.leave(&org.seat(&records, ada).await.unwrap()).await.unwrap(), Err(Refusal::LastManager));
}

async fn two_managers_leave_at_once(store: Store) {
    let instances = two(&store).await;
    let records = &instances[0];
    let org = Org::new(records, "Acme", "maija@example.org").await;
    let ada = org.newcomer(records, "Ada", None).await;
    records.change_role(&org.manager(records).await, ada, 1, Role::Manager).await.unwrap().unwrap();
    let seats = [org.seat(records, ada).await.unwrap(), org.seat(records, org.manager).await.unwrap()];
    many(&instances, |i, records| {
        let seat = seats[(i / 2) % 2].clone();
        async move { records.leave(&seat).await.unwrap() }
    })
    .await;
    assert_eq!(store.number("SELECT count(*) FROM members WHERE left_at IS NULL AND role = 'manager'").await, 1);
}

async fn a_guest_with_memberships_signs_in(store: Store) {
    let records = store.open().await;
    let org = Org::new(&records, "Acme", "maija@example.org").await;
    let other = Org::new(&records, "Beta", "berit@example.org").await;
    let left = Org::new(&records, "Gamma", "gun@example.org").await;
    let team = org.team(&records, "Varasto").await;
    for org in [&org, &other, &left] {
        org.assign(&records, None, None).await;
    }
    let (ada, _) = sign_in(&records, "ada@example.org", None).await;
    org.join(&records, &Who::Known(ada.learner), "Ada Account", None).await;
    left.join(&records, &Who::Known(ada.learner), "Ada Account", None).await;
    records.leave(&left.seat(&records, ada.learner).await.unwrap()).await.unwrap().unwrap();
    let joined = records.now();
    store.clock.forward(DAY);
    let (guest, cookie) = newcomer(&records).await;
    for (org, team) in [(&org, Some(team)), (&other, None), (&left, None)] {
        org.join(&records, &Who::Known(guest), "Ada Guest", team).await;
    }
    let page = &pages()[0];
    records.mark_read(&Who::Known(guest), Lang::Fi, &course(), page, page).await.unwrap();
    sign_in(&records, "ada@example.org", Some((guest, &cookie))).await;
    let person = records.person(&org.overseer(&records).await, ada.learner).await.unwrap().unwrap();
    assert_eq!((&*person.member.name, person.member.joined), ("Ada Account", joined));
    assert_eq!(person.member.teams, [(team, false)]);
    for org in [&org, &other, &left] {
        assert!(org.seat(&records, guest).await.is_none());
        assert!(org.seat(&records, ada.learner).await.is_some());
        let board = records.board(&org.overseer(&records).await, &query()).await.unwrap();
        assert_eq!((board.totals.all(), board.totals.under_way), (2, 1), "{}", org.slug);
    }
}
