//! Rows made anew from the log come out the same, whatever happened before, on the model and on both databases.

use crate::ground::{Ground, event, hall, moment, worker};
use app::people::Keys;
use app::people::account::Grant;
use app::people::account::manage::{Turn, add, turn};
use app::sweep::{SweepError, sweep};
use app::upkeep::{Difference, Rebuild, Rebuilt, rebuild};
use app::{Actor, People, Role};
use engine::{Event, EventKind};
use ports::mem::{MemStore, SeededRandom};
use ports::people::Directory;
use ports::suite::Whole;
use ports::upkeep::{Part, Renewed, Rows, Told, Upkeep as _};
use ports::{Clock as _, Place, Stage, Store};
use proptest::prelude::*;
use sql::SqlStore;
use std::sync::{Arc, Mutex};
use testkit::PrivatePostgres;

/// What happens; small numbers, so that matters and identities meet.
#[derive(Clone, Debug)]
enum Step {
    /// Somebody sends an event: of a matter, of a kind, so many hours ago.
    Send { matter: u8, kind: usize, id: u8, ago: u8, place: bool },
    /// Somebody corrects one.
    Amend { matter: u8, id: u8 },
    /// Hours go by; the worker sweeps, or is asleep.
    Wait { hours: u16, sweeps: bool },
    /// An account is added, or locked.
    Account { login: u8, locks: bool },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (0_u8..5, 0..EventKind::ALL.len(), 0_u8..40, 0_u8..100, any::<bool>())
            .prop_map(|(matter, kind, id, ago, place)| Step::Send { matter, kind, id, ago, place }),
        1 => (0_u8..5, 0_u8..40).prop_map(|(matter, id)| Step::Amend { matter, id }),
        3 => (1_u16..400, any::<bool>()).prop_map(|(hours, sweeps)| Step::Wait { hours, sweeps }),
        1 => (0_u8..3, any::<bool>()).prop_map(|(login, locks)| Step::Account { login, locks }),
    ];
    prop::collection::vec(step, 1..30)
}

struct Office<T: Whole + 'static> {
    ground: Ground,
    whole: Arc<T>,
}

impl<T: Whole + 'static> Office<T> {
    fn on(whole: T) -> Office<T> {
        let whole = Arc::new(whole);
        let ground = Ground::on(Arc::clone(&whole) as Arc<dyn Store>, "2026-03-02T09:00:00");
        // With cards: what follows from findings is made anew like everything else.
        let desk = rules::load("supervision").expect("the pack is shipped").rules;
        ground.app.put_in_force(crate::ground::book().with_desk(desk));
        Office { ground, whole }
    }

    fn people(&self) -> People {
        People {
            directory: Arc::clone(&self.whole) as Arc<dyn Directory>,
            clock: Arc::clone(&self.ground.clock) as Arc<dyn ports::Clock>,
            random: Arc::new(SeededRandom::from_seed(7)),
            keys: Keys::from_master([9; 32]),
        }
    }

    async fn happen(&self, step: &Step) {
        match *step {
            Step::Send { matter, kind, id, ago, place } => {
                let at = self.ground.clock.now().plus_seconds(-3_600 * i64::from(ago));
                let mut event =
                    Event::new(&format!("e{id}"), &format!("CS-{matter}"), EventKind::ALL[kind], at);
                (event.item, event.department) = ("T1".to_owned(), "HB".to_owned());
                let mut sender = hall();
                if place {
                    sender.place = "43".parse().expect("a place");
                }
                self.ground.send_as(&sender, &[event]).await;
            }
            Step::Amend { matter, id } => {
                let at = self.ground.clock.now().plus_seconds(-7_200);
                let mut event =
                    Event::new(&format!("a{id}"), &format!("CS-{matter}"), EventKind::Amended, at);
                event.corrects = Some(format!("e{id}"));
                self.ground.send(&[event]).await;
            }
            Step::Wait { hours, sweeps } => {
                let end = moment("2026-12-01T09:00:00");
                let later = self.ground.clock.now().plus_seconds(3_600 * i64::from(hours)).min(end);
                self.ground.clock.set(later);
                if sweeps {
                    self.sweep().await;
                }
            }
            Step::Account { login, locks } => {
                let (people, login) = (self.people(), format!("u{login}"));
                let from = "2026-01-01".parse().expect("a day");
                let place = "43".parse().expect("a place");
                let grant = Grant { role: Role::Handler, place, from, through: None };
                // It may be there already, or not be there to be locked.
                let _refused = if locks {
                    turn(&people, &Actor::console(), &login, Turn::Lock).await.err()
                } else {
                    add(&people, &Actor::console(), &login, "", vec![grant]).await.err()
                };
            }
        }
    }

    async fn sweep(&self) {
        while sweep(&self.ground.app, &worker(), 100).await.expect("the store works").matters > 0 {}
    }

    async fn rebuild(&self, what: Rebuild) -> Rebuilt {
        rebuild(&self.ground.app, &*self.whole, &Actor::console(), what).await.expect("the store works")
    }

    /// All rows beside the log, as text, and how long the log is.
    async fn rows(&self) -> (Vec<String>, u64) {
        let rows = Arc::new(Mutex::new(Vec::new()));
        let taking = Arc::clone(&rows);
        let show = move |part: Part| {
            let mut rows = taking.lock().expect("nobody panics");
            match part {
                Part::Matters(part) => rows.extend(part.iter().map(|row| format!("{row:?}"))),
                Part::Findings(part) => rows.extend(part.iter().map(|row| format!("{row:?}"))),
                Part::Dockets(part) => rows.extend(part.iter().map(|row| format!("{row:?}"))),
                Part::Records(part) => rows.extend(part.iter().map(|row| format!("{row:?}"))),
                Part::Entries(_) | Part::Secrets(_) | Part::Cursors(_) => {}
            }
            true
        };
        let tree = self.whole.copy(Box::new(show)).await.expect("it can be read").expect("all was wanted");
        let rows = rows.lock().expect("nobody panics").clone();
        (rows, tree.size())
    }

    /// Spoils every row in one way or another.
    async fn spoil(&self) {
        let spoil = |told: Vec<Told>| {
            let spoiled = told.into_iter().enumerate().map(|(number, told)| {
                let mut rows = told.rows;
                match number % 4 {
                    0 => rows = Rows::default(),
                    1 => rows.findings.clear(),
                    2 => rows.findings.iter_mut().for_each(|row| row.value += 1),
                    _ => rows.matter.iter_mut().for_each(|row| row.events += 1),
                }
                if number % 3 == 0 {
                    rows.matter.iter_mut().for_each(|row| row.stage = Stage::Closed);
                    rows.record.iter_mut().for_each(|record| record.body = "{}".to_owned());
                }
                Renewed { matter: told.matter, rows }
            });
            spoiled.collect()
        };
        self.whole.renew("", 1_000, Box::new(spoil)).await.expect("it can be written");
    }
}

async fn come_out_the_same<T: Whole + 'static>(whole: T, steps: &[Step]) {
    let office = Office::on(whole);
    for step in steps {
        office.happen(step).await;
        let seen = office.rebuild(Rebuild::Compare).await;
        assert_eq!((seen.differ, seen.unreadable), (0, 0), "after {step:?}: {seen:?}");
    }
    office.sweep().await;
    let before = office.rows().await;
    office.spoil().await;
    let spoiled = office.rows().await;
    let compared = office.rebuild(Rebuild::Compare).await;
    assert_eq!(spoiled, office.rows().await, "comparing writes nothing");
    assert!(compared.differ > 0 || before.0.is_empty(), "what was spoiled is seen");
    let mended = office.rebuild(Rebuild::Write).await;
    assert_eq!((compared.differ, compared.named), (mended.differ, mended.named));
    assert_eq!(office.rows().await, before);
    assert_eq!(office.rebuild(Rebuild::Write).await.differ, 0, "there is nothing left to mend");
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn rows_come_out_the_same_in_memory() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let check = |steps: Vec<Step>| {
        runtime.block_on(come_out_the_same(MemStore::default(), &steps));
        Ok(())
    };
    proptest::test_runner::TestRunner::new(config(40)).run(&steps(), check).expect("they are the same");
}

#[test]
fn rows_come_out_the_same_on_sqlite() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let number = std::cell::Cell::new(0);
    let check = |steps: Vec<Step>| {
        number.set(number.get() + 1);
        let path = folder.path().join(format!("{}.db", number.get()));
        let address = path.to_str().expect("a path in ASCII").to_owned();
        runtime.block_on(async {
            come_out_the_same(SqlStore::open(&address).await.expect("it opens"), &steps).await;
        });
        Ok(())
    };
    proptest::test_runner::TestRunner::new(config(12)).run(&steps(), check).expect("they are the same");
}

#[test]
fn rows_come_out_the_same_on_postgresql() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let server = PrivatePostgres::start();
    let number = std::cell::Cell::new(0);
    let check = |steps: Vec<Step>| {
        number.set(number.get() + 1);
        let address = server.new_database(&format!("rebuild_{}", number.get()));
        runtime.block_on(async {
            come_out_the_same(SqlStore::open(&address).await.expect("it opens"), &steps).await;
        });
        Ok(())
    };
    proptest::test_runner::TestRunner::new(config(6)).run(&steps(), check).expect("they are the same");
}

#[tokio::test]
async fn what_became_due_meanwhile_is_due_and_the_sweep_raises_it() {
    let office = Office::on(MemStore::default());
    office.ground.send(&[event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00")]).await;
    // Nobody swept when the limit ran out, and the row is lost.
    office.ground.clock.set(moment("2026-03-12T09:00:00"));
    let size = office.rows().await.1;
    let lose = |told: Vec<Told>| {
        told.into_iter().map(|told| Renewed { matter: told.matter, rows: Rows::default() }).collect()
    };
    office.whole.renew("", 10, Box::new(lose)).await.expect("it can be written");
    let rebuilt = office.rebuild(Rebuild::Write).await;
    assert_eq!(rebuilt.named, [("CS-1".to_owned(), Difference::Missing)]);
    assert_eq!(office.rows().await.1, size, "making rows anew writes nothing into the log");
    assert_eq!(office.whole.next_due().await.expect("it can be read"), Some(moment("2026-03-12T09:00:00")));
    office.sweep().await;
    let found = office.ground.found().await;
    assert!(found.iter().any(|found| found.contains("yellow")), "{found:?}");
}

#[tokio::test]
async fn a_row_of_which_the_log_knows_nothing_goes() {
    let office = Office::on(MemStore::default());
    office.ground.send(&[event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00")]).await;
    let before = office.rows().await;
    let held = office.whole.matter(&ports::Scope::of(Place::ROOT), "CS-1").await.expect("it can be read");
    let row = held.and_then(|held| held.row).expect("it is known");
    let mut stray = row.clone();
    stray.id = "CS-2".to_owned();
    let change = ports::Change { row: stray, entries: Vec::new(), findings: Vec::new(), docket: None };
    let pick = ports::Pick::These(vec!["CS-2".to_owned()]);
    office.whole.change(pick, Box::new(move |_| vec![change.clone()])).await.expect("it can be written");
    let seen = office.rebuild(Rebuild::Compare).await;
    assert_eq!((seen.looked_at, seen.named), (2, vec![("CS-2".to_owned(), Difference::Stray)]));
    office.rebuild(Rebuild::Write).await;
    assert_eq!(office.rows().await, before);
}

#[tokio::test]
async fn only_who_keeps_the_store_may() {
    let office = Office::on(MemStore::default());
    for actor in [hall(), worker(), crate::ground::auditor()] {
        let refused = rebuild(&office.ground.app, &*office.whole, &actor, Rebuild::Compare).await;
        assert!(matches!(refused, Err(SweepError::Refused(_))), "{refused:?}");
    }
}
