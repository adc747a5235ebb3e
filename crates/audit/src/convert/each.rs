//! The events of a log one after the other, each under an identity that another reading gives again.

use super::events::made;
use super::told::Told;
use crate::columns::{EventStore, Grouper};
use crate::mapping::Role;
use engine::Event;
use std::collections::BTreeMap;
use std::io;

/// Gives every event of a store, case by case, those of a case in order of time, with item and department; `take` answers
/// whether it wants more.
///
/// A log has no identities of events, so each gets one of what it is: case, kind, instant and subject; of several that
/// are the same in these, a number. So an event that comes again in a later file is known, whatever else the file has,
/// and one that then says something else (another actor, another amount) is known as changed.
///
/// # Errors
/// What was put aside could not be read back.
pub fn each_event(store: &EventStore, take: &mut dyn FnMut(Event) -> bool) -> io::Result<()> {
    let mut grouper = Grouper::default();
    let mut goes_on = true;
    for part in 0..store.parts() {
        grouper.part(store, part, |case| {
            let mut seen: BTreeMap<String, u32> = BTreeMap::new();
            for told in Told::of_case(store, &case) {
                if !goes_on {
                    return;
                }
                goes_on = take(event(&told, &mut seen));
            }
        });
    }
    match store.lost() {
        Some(lost) => Err(io::Error::new(lost.kind(), lost.to_string())),
        None => Ok(()),
    }
}

fn event(told: &Told<'_>, seen: &mut BTreeMap<String, u32>) -> Event {
    let (kind, at) = (told.shape.kind.code(), told.event.at.micros());
    let what = format!("{}|{kind}|{at}|{}", told.case, told.text(Role::Subject));
    let times = seen.entry(what.clone()).or_insert(0);
    *times += 1;
    let id = if *times == 1 { what } else { format!("{what}|{times}") };
    let mut event = made(told, &id);
    event.item = told.text(Role::Item);
    event.department = told.text(Role::Department);
    event
}
