//! The past of the city: taken in as the history of an earlier system, day by day, and what time demanded done each day.

use super::clock::DemoClock;
use super::tale::{Tale, Told};
use app::intake::{Received, Request, take};
use app::sweep::sweep;
use app::{Actor, App, Role};
use calendar::{Day, Moment, Zone};
use engine::Event;
use ports::{Place, StoreError};
use std::collections::BTreeMap;

/// Matters that are looked at in one transaction.
const BATCH: u32 = 2_000;
/// How many days are taken in together.
const STEP: i32 = 7;

/// Returns where an earlier demo stopped; `None` for a new one.
pub(super) async fn begins_at(app: &App) -> Result<Option<Moment>, StoreError> {
    let size = app.store.tree().await?.size();
    let last = app.store.log(size.saturating_sub(1), 1).await?.pop();
    Ok(last.map(|entry| entry.entry.recorded_at.plus_seconds(1)))
}

/// Takes in what became known before an instant. Returns how many events that were.
pub(super) async fn past(
    app: &App,
    clock: &DemoClock,
    tale: &mut Tale,
    (first, until): (Day, Moment),
) -> Result<usize, anyhow::Error> {
    let mut events = 0;
    let mut day = first;
    loop {
        let end = Zone::CHINA.start_of(day + STEP).min(until);
        clock.set(end);
        let told = tale.through(end.plus_micros(-1));
        events += told.len();
        take(app, &requests(tale, told, Received::History)?).await?;
        while sweep(app, &worker(), BATCH).await?.matters > 0 {}
        if end == until {
            return Ok(events);
        }
        day = day + STEP;
    }
}

/// One request for each office that sends.
pub(super) fn requests(
    tale: &Tale,
    told: Vec<Told>,
    received: Received,
) -> Result<Vec<Request>, app::Refusal> {
    let mut of_divisions: BTreeMap<usize, Vec<Event>> = BTreeMap::new();
    for one in told {
        of_divisions.entry(one.division).or_default().push(one.event);
    }
    let role = match received {
        Received::Live => Role::Source,
        Received::History => Role::Administrator,
    };
    let request = |(division, events)| Request::new(&tale.sender(division, role), received, events);
    of_divisions.into_iter().map(request).collect()
}

fn worker() -> Actor {
    Actor { id: "worker".to_owned(), role: Role::Worker, place: Place::ROOT }
}
