//! From a finding to a closed card: who does what, what time does, and what everybody sees.

mod life;
mod separation;

use crate::ground::{Ground, book, event, moment, worker};
use app::desk::{DeskError, Said, act, dockets};
use app::sweep::sweep;
use app::{Actor, RefusalCode, Role};
use engine::EventKind;
use engine::desk::Command;
use ports::{DocketFilter, DocketKey, DocketOrder, DocketQuery, DocketRow, Store};
use std::sync::Arc;

pub(super) fn somebody(id: &str, role: Role) -> Actor {
    let place = if role == Role::Handler || role == Role::DepartmentHead { "43/01/HB" } else { "43/01" };
    Actor { id: id.to_owned(), role, place: place.parse().expect("a place") }
}

pub(super) fn wang() -> Actor {
    somebody("wang", Role::Supervisor)
}

pub(super) fn chen() -> Actor {
    somebody("chen", Role::Supervisor)
}

pub(super) fn head() -> Actor {
    somebody("li", Role::DepartmentHead)
}

pub(super) fn leader() -> Actor {
    somebody("zhao", Role::SupervisingLeader)
}

pub(super) fn because(reason: &str) -> Said {
    Said { reason: reason.to_owned(), ..Said::default() }
}

/// An office whose findings become cards.
pub(super) struct Desk {
    pub(super) ground: Ground,
}

impl Desk {
    pub(super) fn at(now: &str) -> Desk {
        Desk::on(Arc::new(ports::mem::MemStore::default()), now)
    }

    pub(super) fn on(store: Arc<dyn Store>, now: &str) -> Desk {
        let ground = Ground::on(store, now);
        let desk = rules::load("supervision").expect("the pack is shipped").rules;
        ground.app.put_in_force(book().with_desk(desk));
        Desk { ground }
    }

    /// A case that is accepted, with the card of its overrun promise (five working days).
    pub(super) async fn late() -> (Desk, String) {
        let desk = Desk::at("2026-03-02T09:00:00");
        desk.accept("CS-1").await;
        desk.until("2026-03-10T09:00:00").await;
        let card = desk.card("yellow").await.id;
        (desk, card)
    }

    pub(super) async fn accept(&self, matter: &str) {
        let mut accepted = event(&format!("{matter}-1"), matter, EventKind::Accepted, "2026-03-02T09:00:00");
        accepted.actor.id = "sun".to_owned();
        self.ground.send(&[accepted]).await;
    }

    /// Lets time pass, sweeping at every instant at which anything is due.
    pub(super) async fn until(&self, end: &str) {
        let end = moment(end);
        while let Some(next) =
            self.ground.app.store.next_due().await.expect("the store works").filter(|next| *next <= end)
        {
            self.ground.clock.set(next);
            while sweep(&self.ground.app, &worker(), 7).await.expect("the store works").matters > 0 {}
        }
        self.ground.clock.set(end);
    }

    pub(super) async fn act(&self, who: &Actor, id: &str, command: Command, why: &str) -> DocketRow {
        let done = act(&self.ground.app, who, id, command, because(why)).await;
        done.unwrap_or_else(|error| panic!("{} {}: {error}", who.id, command.code()))
    }

    pub(super) async fn refused(&self, who: &Actor, id: &str, command: Command) -> RefusalCode {
        match act(&self.ground.app, who, id, command, because("事由")).await {
            Err(DeskError::Refused(refusal)) => refusal.code,
            other => panic!("{} {}: {other:?}", who.id, command.code()),
        }
    }

    pub(super) async fn list(&self, who: &Actor, filter: DocketFilter) -> Vec<DocketRow> {
        let query = DocketQuery { filter, order: DocketOrder::Changed, after: None, max: 100 };
        dockets(&self.ground.app, who, &query).await.expect("the store works")
    }

    /// The one card of a colour.
    pub(super) async fn card(&self, colour: &str) -> DocketRow {
        let filter =
            DocketFilter::default().with(DocketKey::Colour, &[colour]).with(DocketKey::Kind, &["card"]);
        let mut cards = self.list(&leader(), filter).await;
        cards.retain(|card| card.rule == "promised-overdue");
        assert_eq!(cards.len(), 1, "{cards:#?}");
        cards.remove(0)
    }

    /// Everything on the desk as the leader sees it: `kind colour state awaits owed_by`.
    pub(super) async fn all(&self) -> Vec<String> {
        let rows = self.list(&leader(), DocketFilter::default()).await;
        let said = |row: &DocketRow| {
            format!("{} {} {} {} {}", row.kind, row.colour, row.state, row.awaits, row.owed_by)
                .trim_end()
                .to_owned()
        };
        rows.iter().map(said).collect()
    }
}
