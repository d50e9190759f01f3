//! An organisation, its people, and short ways to act in it.

use perehdy_courses::model::{Lang, Timestamp};
use perehdy_records::{
    BoardQuery, Deadline, JoinKey, Joined, LearnerId, MailText, ManagerSeat, NewAssignment, NewInvitation, NewJoinLink,
    OverseerSeat, Records, Role, Seat, Who,
};
use uuid::Uuid;

use super::{COURSE, email, sign_in};

/// An organisation with its first manager, who has an account.
pub(crate) struct Org {
    pub(crate) slug: String,
    pub(crate) manager: LearnerId,
}

impl Org {
    pub(crate) async fn new(records: &Records, name: &str, manager: &str) -> Self {
        let (organisation, token) = records.new_organisation(name, None).await.unwrap().unwrap();
        let (done, _) = sign_in(records, manager, None).await;
        let key = JoinKey::Invitation(token);
        let joined = records.join(&Who::Known(done.learner), &key, "Maija Manageri", Lang::Fi).await.unwrap();
        assert!(matches!(joined, Joined::Done { before: false, .. }));
        Self { slug: organisation.slug, manager: done.learner }
    }

    pub(crate) async fn seat(&self, records: &Records, learner: LearnerId) -> Option<Seat> {
        records.seat(learner, &self.slug).await.unwrap()
    }

    pub(crate) async fn manager(&self, records: &Records) -> ManagerSeat {
        self.seat(records, self.manager).await.unwrap().manager().unwrap()
    }

    pub(crate) async fn overseer(&self, records: &Records) -> OverseerSeat {
        self.manager(records).await.overseer()
    }

    /// A new guest who joins by a link into a team.
    pub(crate) async fn newcomer(&self, records: &Records, name: &str, team: Option<Uuid>) -> LearnerId {
        let who = Who::New(records.new_token());
        self.join(records, &who, name, team).await
    }

    pub(crate) async fn join(&self, records: &Records, who: &Who, name: &str, team: Option<Uuid>) -> LearnerId {
        let made = NewJoinLink { team, ..NewJoinLink::default() };
        let link = records.new_join_link(&self.manager(records).await, made).await.unwrap().unwrap();
        match records.join(who, &JoinKey::Code(link.code), name, Lang::Sv).await.unwrap() {
            Joined::Done { learner, .. } => learner,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn assign(&self, records: &Records, team: Option<Uuid>, deadline: Option<Deadline>) -> Uuid {
        let says = NewAssignment { course: COURSE.to_owned(), team, deadline, renew_months: Some(2) };
        records.assign(&self.manager(records).await, says).await.unwrap().unwrap()
    }

    pub(crate) async fn team(&self, records: &Records, name: &str) -> Uuid {
        records.new_team(&self.manager(records).await, name).await.unwrap().unwrap()
    }
}

/// The board of the course.
pub(crate) fn query() -> BoardQuery {
    BoardQuery { course: COURSE.to_owned(), ..BoardQuery::default() }
}

/// An invitation to an address.
pub(crate) fn invitation(records: &Records, address: &str, role: Role, ends: Timestamp) -> NewInvitation {
    let token = records.new_link_token();
    let body = format!("https://courses.example.org/fi/join/{}", token.text());
    NewInvitation {
        token,
        email: email(address),
        name: "Ada".to_owned(),
        team: None,
        role,
        lang: Lang::Fi,
        ends,
        mail: MailText { subject: "Tervetuloa".to_owned(), body },
    }
}
