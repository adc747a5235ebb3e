//! People and places.

mod accounts;
mod divisions;
mod permissions;
mod personal;
mod places;
mod sign_in;
mod tokens;

use app::people::Keys;
use app::people::account::manage::{add, first_run};
use app::people::account::session::Opened;
use app::people::account::sign_in::{Knock, sign_in};
use app::people::account::{Grant, invite};
use app::{Actor, People, PeopleError, RefusalCode, Role};
use calendar::Moment;
use ports::mem::{FixedClock, MemStore, SeededRandom};
use ports::people::Directory;
use ports::{Place, Store as _};
use std::fmt::Debug;
use std::sync::Arc;

pub(crate) const PASSWORD: &str = "Lüshan-1934-peak";
pub(crate) const OTHER_PASSWORD: &str = "Dongting Lake 2026!";

/// People on a store in memory.
pub(crate) struct Town {
    pub(crate) people: People,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) store: Arc<MemStore>,
}

impl Town {
    pub(crate) fn at(now: &str) -> Town {
        let clock = Arc::new(FixedClock::at(crate::ground::moment(now)));
        let store = Arc::new(MemStore::default());
        let people = People {
            directory: Arc::clone(&store) as Arc<dyn Directory>,
            clock: Arc::clone(&clock) as Arc<dyn ports::Clock>,
            random: Arc::new(SeededRandom::from_seed(7)),
            keys: Keys::from_master([9; 32]),
        };
        Town { people, clock, store }
    }

    pub(crate) fn wait(&self, seconds: i64) {
        use ports::Clock as _;
        self.clock.set(self.clock.now().plus_seconds(seconds));
    }

    pub(crate) fn now(&self) -> Moment {
        use ports::Clock as _;
        self.clock.now()
    }

    /// An account with a password.
    pub(crate) async fn with(&self, login: &str, grants: &[(Role, &str)]) {
        let grants = grants.iter().map(|(role, path)| grant(*role, path)).collect();
        let invitation =
            add(&self.people, &Actor::console(), login, "", grants).await.expect("it may be added");
        invite::choose_password(&self.people, &invitation.secret, PASSWORD).await.expect("it may be chosen");
    }

    pub(crate) async fn knock(&self, login: &str, password: &str, code: &str) -> Result<Opened, PeopleError> {
        let [login, password, code] = [login, password, code].map(str::to_owned);
        sign_in(&self.people, &Knock { login, password, code }).await
    }

    /// What the log says: `about did as why`.
    pub(crate) async fn log(&self) -> Vec<String> {
        let entries = self.store.log(0, 10_000).await.expect("the store works");
        let said = |entry: &ports::Entry| {
            let act: app::people::Act = serde_json::from_str(&entry.entry.body).expect("an act");
            format!("{} {} by {} {}", act.about, act.did, act.by, act.why).trim_end().to_owned()
        };
        entries.iter().map(said).collect()
    }
}

pub(crate) fn grant(role: Role, path: &str) -> Grant {
    let from = "2026-01-01".parse().expect("a day");
    Grant { role, place: path.parse().expect("a place"), from, through: None }
}

pub(crate) fn place(path: &str) -> Place {
    path.parse().expect("a place")
}

pub(crate) fn refused<T: Debug>(done: Result<T, PeopleError>) -> RefusalCode {
    match done {
        Err(PeopleError::Refused(refusal)) => refusal.code,
        other => panic!("it is refused: {other:?}"),
    }
}

#[tokio::test]
async fn the_first_run_makes_an_administrator_without_a_password() {
    let town = Town::at("2026-03-02T09:00:00");
    let invitation = first_run(&town.people).await.unwrap().expect("nobody can administer yet");
    assert_eq!(invitation.login, "admin");
    for password in ["", "admin", "password", invitation.secret.as_str()] {
        assert_eq!(refused(town.knock("admin", password, "").await), RefusalCode::SignIn);
    }
    // Until a password is chosen each run makes another invitation, and the one before no longer works.
    let second = first_run(&town.people).await.unwrap().expect("still nobody can administer");
    let chosen = invite::choose_password(&town.people, &invitation.secret, PASSWORD).await;
    assert_eq!(refused(chosen), RefusalCode::Invitation);
    assert_eq!(invite::choose_password(&town.people, &second.secret, PASSWORD).await.unwrap(), "admin");
    assert_eq!(first_run(&town.people).await.unwrap(), None);
    let actor = town.knock("admin", PASSWORD, "").await.unwrap().actor.unwrap();
    assert_eq!((actor.role, actor.place), (Role::Administrator, Place::ROOT));
}

#[tokio::test]
async fn another_key_is_noticed() {
    let town = Town::at("2026-03-02T09:00:00");
    town.people.check_key().await.unwrap();
    town.people.check_key().await.unwrap();
    let other = People { keys: Keys::from_master([8; 32]), ..town.people.clone() };
    assert!(matches!(other.check_key().await, Err(PeopleError::OtherKey)));
}
