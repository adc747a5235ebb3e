//! An application on a store in memory, judged by the default pack.

use app::intake::{Outcome, Received, Request, take};
use app::{Actor, App, Evidence, Role, Rulebook};
use calendar::{Moment, china};
use engine::{Event, EventKind, ItemVersion, Limit};
use ledger::SigningKey;
use ports::mem::{FixedClock, MemStore};
use ports::{FindingQuery, FindingRow, Place, Scope, Standing, Store};
use std::sync::Arc;

pub(crate) struct Ground {
    pub(crate) app: App,
    pub(crate) clock: Arc<FixedClock>,
}

pub(crate) fn moment(text: &str) -> Moment {
    format!("{text}+08:00").parse().expect("an instant")
}

pub(crate) fn item() -> ItemVersion {
    let mut item = ItemVersion::new("T1");
    item.promised = Some(Limit::working_days(5));
    item.statutory = Some(Limit::working_days(20));
    item
}

pub(crate) fn book() -> Rulebook {
    let calendar = china().as_known_on(None).build().expect("the calendar is whole");
    let rules = rules::load("statute").expect("the pack is shipped").rules;
    Rulebook::new(calendar, &[item()], rules, "2026").expect("the item can be")
}

pub(crate) fn evidence() -> Evidence {
    let key = SigningKey::from_random(&[7; 32]).expect("a key");
    Evidence::new("test.example/ledger".parse().expect("a name"), key)
}

pub(crate) fn auditor() -> Actor {
    Actor { id: "auditor".to_owned(), role: Role::Auditor, place: Place::ROOT }
}

pub(crate) fn hall() -> Actor {
    Actor { id: "hall".to_owned(), role: Role::Source, place: "43/01".parse().expect("a place") }
}

pub(crate) fn worker() -> Actor {
    Actor { id: "worker".to_owned(), role: Role::Worker, place: Place::ROOT }
}

pub(crate) fn event(id: &str, matter: &str, kind: EventKind, at: &str) -> Event {
    let mut event = Event::new(id, matter, kind, moment(at));
    (event.item, event.department) = ("T1".to_owned(), "HB".to_owned());
    event
}

impl Ground {
    pub(crate) fn at(now: &str) -> Ground {
        Ground::on(Arc::new(MemStore::default()), now)
    }

    pub(crate) fn on(store: Arc<dyn Store>, now: &str) -> Ground {
        let clock = Arc::new(FixedClock::at(moment(now)));
        Ground {
            app: App::new(store, Arc::clone(&clock) as Arc<dyn ports::Clock>, evidence(), book()),
            clock,
        }
    }

    pub(crate) async fn send(&self, events: &[Event]) -> Vec<Outcome> {
        self.send_as(&hall(), events).await
    }

    pub(crate) async fn send_as(&self, actor: &Actor, events: &[Event]) -> Vec<Outcome> {
        let request = Request::new(actor, Received::Live, events.to_vec()).expect("it may");
        take(&self.app, &[request]).await.expect("the store works").remove(0).outcomes
    }

    pub(crate) async fn findings(&self) -> Vec<FindingRow> {
        let query = FindingQuery { max: 1_000, ..FindingQuery::default() };
        let rows = self.app.store.findings(&Scope::of(Place::ROOT), &query).await;
        rows.expect("the store works")
    }

    /// What was found, oldest first: `matter rule level standing`.
    pub(crate) async fn found(&self) -> Vec<String> {
        let rows = self.findings().await;
        let said = |row: &FindingRow| {
            let lifted = if row.standing == Standing::Stands { "" } else { row.standing.code() };
            format!("{} {} {} {lifted}", row.key.matter, row.key.rule, row.key.level).trim_end().to_owned()
        };
        rows.iter().rev().map(said).collect()
    }
}
