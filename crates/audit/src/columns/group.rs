//! Brings the events of each case of a part together, sorted by time and, at one time, by their order in the log.

use super::extra::{ExtraKind, Values};
use super::key::{CaseId, CaseKey};
use super::merge::{EventStore, Extra, Numbers};
use super::opened::Opened;
use super::parts::{Record, Streams};
use calendar::Moment;
use engine::Sym;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io;

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
    /// Hands every case of a part to `take`, in the order of their first rows. A part that was put aside and cannot be
    /// read back has no cases; [`EventStore::lost`] says why.
    pub fn part(&mut self, store: &EventStore, part: usize, mut take: impl FnMut(CaseEvents<'_>)) {
        let streams: io::Result<Vec<Cow<'_, Streams>>> =
            store.parts.iter().map(|parts| parts.streams(part)).collect();
        let streams = match streams.and_then(|streams| self.collect(store, part, &streams).map(|()| streams))
        {
            Ok(streams) => streams,
            Err(failure) => return store.lose(failure),
        };
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
                Some((at, _)) => CaseId(streams[case.reader as usize].long_text(at)),
                None => CaseId(&text[..length]),
            };
            take(CaseEvents { id, events, conflict, extras: &self.extras });
        }
    }

    /// Takes the records in the order of the log and finds the case of each.
    fn collect(&mut self, store: &EventStore, part: usize, streams: &[Cow<'_, Streams>]) -> io::Result<()> {
        self.clear(store.parts.iter().map(|parts| parts.records(part)).sum());
        let readers = store.parts.iter().zip(&store.readers).zip(streams);
        let sources: io::Result<Vec<Source<'_>>> = readers
            .map(|((parts, numbers), streams)| {
                let opened = Opened::new(parts, part, &streams.ends)?;
                Ok(Source { opened, told: Told { store, numbers, extras: &streams.extras, extras_at: 0 } })
            })
            .collect();
        let mut sources = sources?;
        let mut long: HashMap<&[u8], u32> = HashMap::new();
        loop {
            let chunks = sources.iter().enumerate();
            let next = chunks.filter_map(|(reader, source)| Some((source.opened.chunk()?, reader))).min();
            let Some((chunk, reader)) = next else { return Ok(()) };
            let Source { opened, told } = &mut sources[reader];
            while opened.chunk() == Some(chunk) {
                for record in opened.take() {
                    let case = match record.key.referred() {
                        None => self.case_of(record.key, reader),
                        Some((at, _)) => *(long.entry(streams[reader].long_text(at)))
                            .or_insert_with(|| self.new_case(record.key, reader)),
                    };
                    self.cases[case as usize].count += 1;
                    self.case_of.push(case);
                    self.in_order.push(told.event(record));
                    if record.has_extras()
                        && let Some(event) = self.in_order.last_mut()
                    {
                        told.extra(event, &mut self.extras);
                    }
                }
            }
        }
    }

    fn new_case(&mut self, key: CaseKey, reader: usize) -> u32 {
        let number = u32::try_from(self.cases.len()).expect("fewer than four thousand million cases");
        self.cases.push(Case { key, reader: reader as u32, count: 0 });
        number
    }

    fn clear(&mut self, total: usize) {
        // Few cases have less than three events; the table grows where they do.
        self.slots.clear();
        self.slots.resize((total / 2).next_power_of_two().max(64), 0);
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
        let mut at = key.hash_inline() as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                let number = self.new_case(key, reader);
                self.slots[at] = number + 1;
                if 2 * self.cases.len() > self.slots.len() {
                    self.grow();
                }
                return number;
            }
            if self.cases[slot as usize - 1].key == key {
                return slot - 1;
            }
            at = (at + 1) & mask;
        }
    }

    #[cold]
    fn grow(&mut self) {
        let double = 2 * self.slots.len();
        self.slots.clear();
        self.slots.resize(double, 0);
        for (number, case) in self.cases.iter().enumerate().filter(|(_, case)| case.key.referred().is_none())
        {
            let mut at = case.key.hash() as usize & (double - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (double - 1);
            }
            self.slots[at] = number as u32 + 1;
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

/// What one worker read of a part.
struct Source<'a> {
    opened: Opened<'a>,
    told: Told<'a>,
}

/// What the records of one worker mean.
struct Told<'a> {
    store: &'a EventStore,
    numbers: &'a Numbers,
    extras: &'a [u8],
    extras_at: usize,
}

impl Told<'_> {
    #[inline(always)]
    fn event(&self, record: &Record) -> CompactEvent {
        CompactEvent {
            at: Moment::from_micros(i64::from(record.second) * 1_000_000),
            shape: self.numbers.shapes[record.shape_number() as usize],
            actor: self.numbers.actors[record.actor as usize],
            extra: 0,
        }
    }

    /// Reads the next entry of the stream.
    #[inline(never)]
    fn extra(&mut self, event: &mut CompactEvent, extras: &mut Vec<Extra>) {
        let (mut values, next) = Values::read(self.extras, self.extras_at);
        self.extras_at = next;
        let texts = if values.has_text() { &ExtraKind::ALL[..] } else { &[] };
        for kind in texts.iter().copied().filter(|kind| kind.is_text()) {
            if let Some(number) = values.get(kind) {
                let local = usize::try_from(number).unwrap_or(0);
                let common = self.numbers.texts.get(local).copied().unwrap_or_default();
                values.set(kind, i64::from(common.number()));
            }
        }
        if let Some(at) = values.get(ExtraKind::At) {
            event.at = Moment::from_micros(at);
        }
        if values.has_more_than(ExtraKind::At) {
            extras.push(self.store.extra(&values));
            event.extra = u32::try_from(extras.len()).unwrap_or(0);
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
