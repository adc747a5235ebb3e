//! From what several workers have read to one store: numbers made common, in an order that does not depend on who read
//! what.

use super::extra::ExtraKind;
use super::parts::Parts;
use super::shape::What;
use super::shard::{LocalProblem, ShardTotals};
use super::texts::TextId;
use crate::problem::{Problem, Problems};
use calendar::Moment;
use engine::{EventKind, Limit, Outcome, Sym, Symbols};
use std::io;
use std::sync::OnceLock;

/// Everything about an event that it shares with many others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventShape {
    /// What happened.
    pub kind: EventKind,
    /// How it came out.
    pub outcome: Outcome,
    /// The number of the mapping's column of the case that says it, for what belongs to the case and not to a row.
    pub case_column: Option<u32>,
    /// Whether it is no event but the due instant that the handling system declared for the case.
    pub declares_due: bool,
    /// The activity as the log names it.
    pub activity: Sym,
    /// Whether the mapping lists the activity.
    pub listed: bool,
    /// The item of the case.
    pub item: Sym,
    /// The department of the case.
    pub department: Sym,
    /// The role of the actor.
    pub role: Sym,
    /// The step, procedure, material or charge.
    pub subject: Sym,
    /// The legal ground.
    pub ground: Sym,
    /// The system, window or channel that reported it.
    pub source: Sym,
    /// How long it is meant to last.
    pub planned: Option<Limit>,
}

/// What few events have besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extra {
    /// Money in fen.
    pub amount_fen: Option<i64>,
    /// When the system learned of it.
    pub recorded_at: Option<Moment>,
    /// The due instant that the handling system declared.
    pub due: Option<Moment>,
    /// The reasons given.
    pub reason: Sym,
    /// The kinds of documents that went out, as the log lists them.
    pub document: Sym,
    /// The materials that it names, as the log lists them.
    pub materials: Sym,
    /// How many staff took part.
    pub staff: Option<u8>,
    /// The batch it came in with.
    pub batch: Sym,
    /// Who applied, as a hash: it can be compared and not read.
    pub applicant: Option<u64>,
}

/// All events of the logs, parted by case.
pub struct EventStore {
    /// The texts of the logs as numbers, in the order of the texts.
    pub symbols: Symbols,
    /// The shapes of events.
    pub shapes: Vec<EventShape>,
    /// What could not be read.
    pub problems: Problems,
    /// How many rows there were.
    pub rows: u64,
    /// How many events they gave.
    pub events: u64,
    /// How many rows the mapping leaves out.
    pub ignored: u64,
    /// The first and the last instant of an event.
    pub span: Option<(Moment, Moment)>,
    /// The records of each worker.
    pub(super) parts: Vec<Parts>,
    pub(super) readers: Vec<Numbers>,
    /// Symbols by their number.
    pub(super) by_number: Vec<Sym>,
    pub(super) has_case_values: bool,
    /// Why a part could not be read back.
    lost: OnceLock<io::Error>,
}

/// The numbers of one worker and the common ones.
#[derive(Debug)]
pub(super) struct Numbers {
    pub(super) shapes: Vec<u32>,
    pub(super) actors: Vec<Sym>,
    pub(super) texts: Vec<Sym>,
}

impl EventStore {
    /// Makes one store of what the workers have read of `files`; `symbols` are the codes known before.
    pub(crate) fn new(shards: Vec<ShardTotals>, files: &[String], mut symbols: Symbols) -> EventStore {
        let by_text = common_texts(&shards, &mut symbols);
        let mut readers: Vec<Numbers> = shards
            .iter()
            .zip(by_text)
            .map(|(shard, texts)| Numbers {
                shapes: Vec::new(),
                actors: shard.actor_texts.iter().map(|text| sym(&texts, *text)).collect(),
                texts,
            })
            .collect();
        let shapes = common_shapes(&shards, &mut readers);
        let problems = problems(&shards, files);
        let mut by_number = vec![Sym::NONE; symbols.len()];
        for known in readers.iter().flat_map(|reader| &reader.texts) {
            by_number[known.number() as usize] = *known;
        }
        let span = shards.iter().filter_map(|shard| shard.span).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let sum = |of: fn(&ShardTotals) -> u64| shards.iter().map(of).sum();
        let (rows, events, ignored) =
            (sum(|shard| shard.rows), sum(|shard| shard.events), sum(|shard| shard.ignored));
        EventStore {
            problems,
            rows,
            events,
            ignored,
            span: span.map(|(first, last)| (Moment::from_micros(first), Moment::from_micros(last))),
            has_case_values: shapes.iter().any(|shape| shape.case_column.is_some()),
            parts: shards.into_iter().map(|shard| shard.parts).collect(),
            symbols,
            shapes,
            readers,
            lost: OnceLock::new(),
            by_number,
        }
    }

    /// Returns how many parts there are.
    #[must_use]
    pub fn parts(&self) -> usize {
        self.parts.iter().map(Parts::len).max().unwrap_or(0)
    }

    /// Returns why events that were put aside could not be read back: what was told of the store is not whole then.
    #[must_use]
    pub fn lost(&self) -> Option<&io::Error> {
        self.lost.get()
    }

    pub(super) fn lose(&self, failure: io::Error) {
        // The first failure is told; the others are its consequences.
        let _first = self.lost.set(failure);
    }

    /// Turns the values of an event's entry into what they mean.
    pub(super) fn extra(&self, values: &super::extra::Values) -> Extra {
        let number = |kind: ExtraKind| values.get(kind);
        let text = |kind: ExtraKind| {
            let number = number(kind).and_then(|number| usize::try_from(number).ok());
            number.and_then(|number| self.by_number.get(number)).copied().unwrap_or_default()
        };
        Extra {
            amount_fen: number(ExtraKind::Amount),
            recorded_at: number(ExtraKind::RecordedAt).map(Moment::from_micros),
            due: number(ExtraKind::Due).map(Moment::from_micros),
            reason: text(ExtraKind::Reason),
            document: text(ExtraKind::Document),
            materials: text(ExtraKind::Materials),
            staff: number(ExtraKind::Staff).and_then(|number| u8::try_from(number).ok()),
            batch: text(ExtraKind::Batch),
            applicant: number(ExtraKind::Applicant).map(i64::cast_unsigned),
        }
    }
}

fn sym(texts: &[Sym], text: TextId) -> Sym {
    texts.get(text.0 as usize).copied().unwrap_or_default()
}

/// Gives every text its common number, in the order of the texts; returns those of each worker by its own numbers.
fn common_texts(shards: &[ShardTotals], symbols: &mut Symbols) -> Vec<Vec<Sym>> {
    let mut all: Vec<&str> = shards.iter().flat_map(|shard| shard.texts.list()).map(|text| &**text).collect();
    all.sort_unstable();
    all.dedup();
    for text in all {
        symbols.intern(text);
    }
    let mut numbers = |shard: &ShardTotals| {
        let texts = shard.texts.list().iter().map(|text| symbols.intern(text));
        std::iter::once(Sym::NONE).chain(texts).collect()
    };
    shards.iter().map(&mut numbers).collect()
}

fn common_shapes(shards: &[ShardTotals], readers: &mut [Numbers]) -> Vec<EventShape> {
    let of = |shard: &ShardTotals, texts: &[Sym]| -> Vec<EventShape> {
        shard.shapes.list.iter().map(|shape| event_shape(shape, texts)).collect()
    };
    let each: Vec<Vec<EventShape>> =
        shards.iter().zip(readers.iter()).map(|(shard, reader)| of(shard, &reader.texts)).collect();
    let mut all = each.concat();
    all.sort_unstable();
    all.dedup();
    for (reader, shapes) in readers.iter_mut().zip(each) {
        let number = |shape| all.binary_search(&shape).map_or(0, |at| u32::try_from(at).unwrap_or(0));
        reader.shapes = shapes.into_iter().map(number).collect();
    }
    all
}

fn event_shape(shape: &super::shape::Shape, texts: &[Sym]) -> EventShape {
    let (kind, outcome) = match shape.what {
        What::Event(kind, outcome) | What::CaseEvent(_, kind, outcome) => (kind, outcome),
        What::CaseDue(_) => (EventKind::Other, Outcome::None),
    };
    EventShape {
        kind,
        outcome,
        case_column: shape.what.case_column(),
        declares_due: matches!(shape.what, What::CaseDue(_)),
        activity: sym(texts, shape.activity),
        listed: shape.listed,
        item: sym(texts, shape.item),
        department: sym(texts, shape.department),
        role: sym(texts, shape.role),
        subject: sym(texts, shape.subject),
        ground: sym(texts, shape.ground),
        source: sym(texts, shape.source),
        planned: shape.planned,
    }
}

/// Puts the problems in the order of the log, with lines counted from the start of their files.
fn problems(shards: &[ShardTotals], files: &[String]) -> Problems {
    let mut chunks: Vec<(u32, u32, u64)> = (shards.iter().flat_map(|shard| &shard.chunks))
        .map(|chunk| (chunk.sequence, chunk.file, chunk.lines))
        .collect();
    chunks.sort_unstable();
    let mut line = 0;
    let mut file = None;
    for (_, of, lines) in &mut chunks {
        if file != Some(*of) {
            file = Some(*of);
            line = 0;
        }
        line += std::mem::replace(lines, line);
    }
    let mut local: Vec<&LocalProblem> = shards.iter().flat_map(|shard| &shard.problems).collect();
    local.sort_by_key(|problem| (problem.sequence, problem.line));
    let mut problems = Problems::default();
    for problem in local {
        let before = chunks.binary_search_by_key(&problem.sequence, |(sequence, ..)| *sequence);
        let before = before.map_or(0, |at| chunks[at].2);
        problems.keep(Problem {
            file: files.get(problem.file as usize).cloned().unwrap_or_default(),
            row: before + problem.line + 1,
            column: problem.column.clone(),
            value: problem.value.clone(),
            code: problem.code,
        });
    }
    for (code, count) in shards.iter().flat_map(|shard| shard.counts.counts()) {
        problems.count(*code, *count);
    }
    problems
}
