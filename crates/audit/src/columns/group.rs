//! Brings the events of each case of a part together, sorted by time and, at one time, by their order in the log.

use super::extra;
use super::key::{CaseId, CaseKey};
use super::merge::{EventStore, Extra, Numbers};
use super::parts::{HAS_EXTRAS, Part, Record};
use calendar::Moment;
use engine::Sym;
use std::collections::HashMap;

/// One event of a case: 24 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompactEvent {
    /// When it happened.
    pub at: Moment,
    /// The number of its shape.
    pub shape: u32,
    /// Who.
    pub actor: Sym,
    /// The number of its [`Extra`] among those of the part, from 1; 0 for none.
    pub extra: u32,
}

/// The events of one case.
#[derive(Clone, Copy, Debug)]
pub struct CaseEvents<'a> {
    /// Which case.
    pub id: CaseId<'a>,
    /// Its events, sorted by time and then by their order in the log.
    pub events: &'a [CompactEvent],
    /// The number of the column in which its rows disagree, if they do.
    pub conflict: Option<u32>,
    extras: &'a [Extra],
}

impl CaseEvents<'_> {
    /// Returns what an event has besides.
    #[must_use]
    pub fn extra(&self, event: &CompactEvent) -> Option<&Extra> {
        self.extras.get((event.extra as usize).checked_sub(1)?)
    }
}

/// Groups parts, one after the other, in memory that is used again.
#[derive(Debug, Default)]
pub struct Grouper {
    slots: Vec<u32>,
    cases: Vec<Case>,
    /// The case of each event in the order of the log.
    case_of: Vec<u32>,
    in_order: Vec<CompactEvent>,
    grouped: Vec<CompactEvent>,
    extras: Vec<Extra>,
    kept: Vec<CompactEvent>,
}

#[derive(Clone, Copy, Debug)]
struct Case {
    key: CaseKey,
    /// Where the text of a long identity lies.
    reader: u32,
    count: u32,
}

impl Grouper {
    /// Hands every case of a part to `take`, in the order of their first rows, and frees the part.
    pub fn part(&mut self, store: &EventStore, part: usize, mut take: impl FnMut(CaseEvents<'_>)) {
        let Some(cell) = store.parts.get(part) else { return };
        let parts = match cell.lock() {
            Ok(mut parts) => std::mem::take(&mut *parts),
            Err(poisoned) => std::mem::take(&mut *poisoned.into_inner()),
        };
        self.collect(store, part, &parts);
        self.scatter();
        let mut start = 0;
        for case in &self.cases {
            let end = start + case.count as usize;
            let events = &mut self.grouped[start..end];
            start = end;
            if !events.is_sorted_by_key(|event| event.at) {
                events.sort_by_key(|event| event.at);
            }
            let (mut events, mut conflict): (&[CompactEvent], Option<u32>) = (events, None);
            if store.has_case_values {
                conflict = once_each(store, events, &mut self.kept);
                events = &self.kept;
            }
            let (text, length) = case.key.text();
            let id = match case.key.referred() {
                Some((at, _)) => CaseId(parts[case.reader as usize].long_text(at)),
                None => CaseId(&text[..length]),
            };
            take(CaseEvents { id, events, conflict, extras: &self.extras });
        }
    }

    /// Reads the records in the order of the log and finds the case of each.
    fn collect(&mut self, store: &EventStore, part: usize, parts: &[Part]) {
        let total: usize = parts.iter().map(Part::len).sum();
        self.clear(total);
        let mut long: HashMap<&[u8], u32> = HashMap::new();
        let mut readers: Vec<_> = parts.iter().map(|part| (part.records(), 0_usize, 0_usize)).collect();
        for run in &store.runs {
            let (Some(reader), Some(numbers)) = (readers.get_mut(run.reader), store.readers.get(run.reader))
            else {
                continue;
            };
            let (records, taken, extras_at) = reader;
            let end = run.lengths.get(part).map_or(0, |length| *length as usize);
            for record in records.by_ref().take(end - *taken) {
                let case = match record.key.referred() {
                    None => self.case_of(record.key, run.reader),
                    Some((at, _)) => {
                        let text = parts[run.reader].long_text(at);
                        let next = u32::try_from(self.cases.len()).unwrap_or(u32::MAX);
                        let case = *long.entry(text).or_insert(next);
                        if case == next {
                            self.cases.push(Case {
                                key: record.key,
                                reader: u32::try_from(run.reader).unwrap_or(0),
                                count: 0,
                            });
                        }
                        case
                    }
                };
                self.cases[case as usize].count += 1;
                self.case_of.push(case);
                let event = self.event(store, numbers, record, &parts[run.reader], extras_at);
                self.in_order.push(event);
            }
            *taken = end;
        }
    }

    fn clear(&mut self, total: usize) {
        let wanted = total.next_power_of_two().max(64);
        self.slots.clear();
        self.slots.resize(wanted, 0);
        self.cases.clear();
        self.case_of.clear();
        self.in_order.clear();
        self.extras.clear();
        self.case_of.reserve(total);
        self.in_order.reserve(total);
    }

    /// Returns the number of the case with a key, adding it when it is new.
    #[inline(always)]
    fn case_of(&mut self, key: CaseKey, reader: usize) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = key.hash() as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                let number = u32::try_from(self.cases.len()).unwrap_or(u32::MAX - 1);
                self.slots[at] = number + 1;
                self.cases.push(Case { key, reader: reader as u32, count: 0 });
                return number;
            }
            if self.cases[slot as usize - 1].key == key {
                return slot - 1;
            }
            at = (at + 1) & mask;
        }
    }

    #[inline(always)]
    fn event(
        &mut self,
        store: &EventStore,
        numbers: &Numbers,
        record: &Record,
        part: &Part,
        extras_at: &mut usize,
    ) -> CompactEvent {
        let mut extra = 0;
        if record.shape & HAS_EXTRAS != 0 {
            let (mut values, next) = extra::read(&part.extras, *extras_at);
            *extras_at = next;
            for kind in extra::ExtraKind::ALL {
                if kind.is_text()
                    && let Some(number) = &mut values[kind as usize]
                {
                    let local = usize::try_from(*number).unwrap_or(0);
                    *number = i64::from(numbers.texts.get(local).copied().unwrap_or_default().number());
                }
            }
            self.extras.push(store.extra(&values));
            extra = u32::try_from(self.extras.len()).unwrap_or(0);
        }
        CompactEvent {
            at: Moment::from_micros(record.at),
            shape: numbers.shapes[(record.shape & !HAS_EXTRAS) as usize],
            actor: numbers.actors[record.actor as usize],
            extra,
        }
    }

    /// Puts the events of each case side by side, in the order of the log.
    fn scatter(&mut self) {
        let Some(first) = self.in_order.first() else { return self.grouped.clear() };
        self.grouped.clear();
        self.grouped.resize(self.in_order.len(), *first);
        self.slots.clear();
        let mut start = 0;
        for case in &self.cases {
            self.slots.push(start);
            start += case.count;
        }
        for (event, case) in self.in_order.iter().zip(&self.case_of) {
            let next = &mut self.slots[*case as usize];
            self.grouped[*next as usize] = *event;
            *next += 1;
        }
    }
}

/// Copies the events, those that belong to the case only once; returns a column in which two of them disagree.
fn once_each(store: &EventStore, events: &[CompactEvent], kept: &mut Vec<CompactEvent>) -> Option<u32> {
    kept.clear();
    let mut seen: Vec<(u32, Moment)> = Vec::new();
    let mut conflict = None;
    for event in events {
        let column = store.shapes.get(event.shape as usize).and_then(|shape| shape.case_column);
        let Some(column) = column else {
            kept.push(*event);
            continue;
        };
        match seen.iter().find(|(known, _)| *known == column) {
            None => {
                seen.push((column, event.at));
                kept.push(*event);
            }
            Some((_, at)) if *at == event.at => {}
            Some(_) => conflict = Some(column),
        }
    }
    conflict
}
