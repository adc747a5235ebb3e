//! The events of a city in the order in which they become known.

use crate::fault::{Code, Fault};
use app::{Actor, Role};
use calendar::{Calendar, Day, Moment, Zone};
use engine::Event;
use ports::Place;
use sim::{City, Matters, Options, World};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// Cases that are told ahead.
const AHEAD: usize = 64;
/// Cases with something planted, in a million: far more than any city has, so that there is something to see.
const MISCONDUCT_PER_MILLION: u32 = 30_000;

/// An event with when it becomes known and which division's office sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) known_at: Moment,
    pub(super) division: usize,
    pub(super) event: Event,
}

/// A case as it is told: the day on which it came in, and its events.
type Case = (Day, Vec<Told>);

/// The events that are still to come.
pub(super) struct Tale {
    cases: Receiver<Case>,
    /// Those that were told but are not due, by instant and number.
    waiting: BTreeMap<u64, Told>,
    order: BinaryHeap<Reverse<(Moment, u64)>>,
    number: u64,
    /// Everything that comes in before this day was told.
    told_before: Option<Day>,
    places: Vec<Place>,
}

impl Tale {
    /// Begins to tell of a city on a thread of its own, which waits when it is far ahead.
    pub(super) fn of(city: City, calendar: Calendar, cases: u32, seed: u64) -> Result<Tale, Fault> {
        let options = Options {
            cases,
            seed,
            misconduct_per_million: Some(MISCONDUCT_PER_MILLION),
            matters: Matters::Cases,
            practices_permille: 0,
        };
        World::new(&city, &calendar, options)
            .map_err(|error| Fault::because(Code::Usage, format!("--city {}", city.city), error))?;
        let places = (0..city.divisions.len()).map(|at| super::places::place(&city, at)).collect();
        let (sender, cases) = sync_channel(AHEAD);
        thread::spawn(move || {
            let Ok(world) = World::new(&city, &calendar, options) else { return };
            let mut listened = true;
            world.each(|case| {
                if listened {
                    listened = sender.send(told(&city, &case)).is_ok();
                }
            });
        });
        let (waiting, order) = (BTreeMap::new(), BinaryHeap::new());
        Ok(Tale { cases, waiting, order, number: 0, told_before: Some(Day::new(i32::MIN)), places })
    }

    /// Returns who sends the events of a division, in the role in which it sends them.
    pub(super) fn sender(&self, division: usize, role: Role) -> Actor {
        let place = self.places.get(division).cloned().unwrap_or_default();
        let code = place.path().rsplit('/').next().unwrap_or("").to_owned();
        Actor { id: format!("hall-{code}"), role, place }
    }

    /// Returns when the next event becomes known; `None` where the tale is told.
    pub(super) fn next(&mut self) -> Option<Moment> {
        loop {
            let head = self.order.peek().map(|Reverse((at, _))| *at);
            let is_safe = match (head, self.told_before) {
                (Some(head), Some(day)) => Zone::CHINA.day_of(head) < day,
                (_, None) => true,
                (None, Some(_)) => false,
            };
            if is_safe {
                return head;
            }
            self.hear();
        }
    }

    /// Takes the events out that become known up to an instant, in that order.
    pub(super) fn through(&mut self, at: Moment) -> Vec<Told> {
        let mut due = Vec::new();
        while self.next().is_some_and(|next| next <= at) {
            if let Some(Reverse((_, number))) = self.order.pop() {
                due.extend(self.waiting.remove(&number));
            }
        }
        due
    }

    /// Hears of one more case.
    fn hear(&mut self) {
        let Ok((day, events)) = self.cases.recv() else {
            self.told_before = None;
            return;
        };
        self.told_before = Some(day);
        for told in events {
            self.order.push(Reverse((told.known_at, self.number)));
            self.waiting.insert(self.number, told);
            self.number += 1;
        }
    }
}

fn told(city: &City, case: &sim::Case<'_>) -> Case {
    let event = |(number, row): (usize, &sim::Row<'_>)| {
        let mut event = row.event(city, case, &format!("{}-{}", case.id, number + 1));
        case.item.clone_into(&mut event.item);
        case.department.clone_into(&mut event.department);
        let known_at = event.recorded_at.unwrap_or(event.at).max(event.at);
        Told { known_at, division: case.division, event }
    };
    (case.arrived, case.rows.iter().enumerate().map(event).collect())
}
