//! A log that was read, with everything it is judged by.

use super::{AsOf, Ground, unmapped, unreadable};
use crate::fault::{Code, Fault};
use crate::terminal::{Phase, Terminal, Unit};
use audit::mapping::Mapping;
use audit::output::Report;
use audit::problem::Problems;
use audit::source::{Log, Taken};
use audit::{Audit, CaseFacts, FileReport, Grouper, Input, ReadError, ReadOptions, RunOptions, Wishes};
use calendar::{Calendar, Moment};
use engine::{Catalogue, ItemVersion, Matter, RuleSet, Scratch, Setting, Verdict, supervise};
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A log that was read.
pub(crate) struct ReadLog {
    /// How it was read.
    pub(crate) mapping: Mapping,
    /// The rules.
    pub(crate) rules: RuleSet,
    /// The items of the items file.
    pub(crate) items: Vec<ItemVersion>,
    /// Where they came from.
    pub(crate) items_from: Option<String>,
    /// What could not be read of the items file.
    pub(crate) item_problems: Problems,
    /// The calendar.
    pub(crate) calendar: Calendar,
    /// The events.
    pub(crate) input: Input,
    /// The items, compact.
    pub(crate) catalogue: Catalogue,
    /// The instant of evaluation.
    pub(crate) as_of: Moment,
}

impl Ground {
    /// Reads the logs.
    pub(crate) fn read(
        self,
        options: ReadOptions,
        as_of: Option<AsOf>,
        terminal: &Terminal,
    ) -> Result<ReadLog, Fault> {
        let Ground { logs, mapping, pack, items, items_from, item_problems, calendar } = self;
        let name = logs.iter().map(|log| log.name().to_owned()).collect::<Vec<_>>().join(" ");
        let symbols = pack.rules.symbols.clone();
        let watched = terminal.watch(|| reading(&logs));
        let input = audit::read(logs, &mapping, options, symbols);
        drop(watched);
        let mut input = input.map_err(|error| unread(&name, error))?;
        let items_name = items_from.clone().unwrap_or_else(|| mapping.name.clone());
        let catalogue = audit::items::catalogue(&items, &mapping, &mut input.store)
            .map_err(|error| Fault::because(Code::ItemsWrong, items_name, error))?;
        let as_of = match (as_of, input.store.span) {
            (Some(as_of), _) => as_of.moment(calendar.zone()),
            (None, Some((_, last))) => last,
            (None, None) => calendar.zone().start_of(calendar.first()),
        };
        let rules = pack.rules;
        Ok(ReadLog { mapping, rules, items, items_from, item_problems, calendar, input, catalogue, as_of })
    }
}

impl ReadLog {
    /// What matters are judged by.
    pub(crate) fn setting(&self) -> Setting<'_> {
        Setting { calendar: &self.calendar, catalogue: &self.catalogue, rules: &self.rules }
    }

    /// Judges every case; a document for people wishes for its spread.
    pub(crate) fn run(&self, threads: NonZero<usize>, wishes: Wishes<'_>, terminal: &Terminal) -> Audit {
        let store = &self.input.store;
        let done = Arc::new(AtomicU64::new(0));
        let watched = terminal.watch(|| judging(store.parts(), &done));
        let wishes = Wishes { parts_done: Some(&done), ..wishes };
        let options = RunOptions { as_of: self.as_of, threads };
        let audit = audit::run_with(store, &self.setting(), options, wishes);
        drop(watched);
        audit
    }

    /// Puts what was found beside what was read.
    pub(crate) fn report<'a>(&'a self, audit: &'a Audit) -> Report<'a> {
        Report {
            audit,
            store: &self.input.store,
            files: &self.input.files,
            mapping: &self.mapping,
            rules: &self.rules,
            catalogue: &self.catalogue,
            zone: self.calendar.zone(),
        }
    }

    /// Judges some cases once more, for explanations; `wanted` chooses them by their identity.
    pub(crate) fn look(
        &self,
        mut wanted: impl FnMut(&str) -> bool,
        mut take: impl FnMut(&str, &Verdict<'_>),
    ) {
        let store = &self.input.store;
        let setting = self.setting();
        let mut facts = CaseFacts::new(store, &self.rules);
        let mut grouper = Grouper::default();
        let mut scratch = Scratch::default();
        for part in 0..store.parts() {
            grouper.part(store, part, |case| {
                if !wanted(case.id.text()) {
                    return;
                }
                facts.fill(store, &case);
                let matter = Matter {
                    kind: self.rules.symbols.find("case").unwrap_or_default(),
                    item: facts.item(),
                    department: facts.department(),
                    facts: facts.facts(),
                    details: facts.details(),
                    symbols: &store.symbols,
                };
                supervise(&setting, &matter, self.as_of, &mut scratch, |verdict| {
                    take(case.id.text(), verdict);
                });
            });
        }
    }

    /// Asks, once every case was looked at, whether all that was put aside came back.
    pub(crate) fn came_back(&self) -> Result<(), Fault> {
        let Some(lost) = self.input.store.lost() else { return Ok(()) };
        let names: Vec<&str> = self.input.files.iter().map(|file| file.name.as_str()).collect();
        Err(Fault::because(Code::NoRoom, names.join(" "), anyhow::anyhow!(lost.to_string())))
    }

    /// Returns whether everything could be read.
    pub(crate) fn is_whole(&self) -> bool {
        self.input.store.problems.is_empty() && self.item_problems.is_empty()
    }

    /// The logs.
    pub(crate) fn files(&self) -> &[FileReport] {
        &self.input.files
    }
}

/// Reading, by what is taken of the logs where they lie.
fn reading(logs: &[Log]) -> Phase {
    let total = logs.iter().map(Log::bytes).sum();
    let taken: Vec<Taken> = logs.iter().map(Log::taken).collect();
    let done = Box::new(move || taken.iter().map(Taken::bytes).sum());
    Phase { name: ("读取", "reading"), unit: Unit::Bytes, total, done }
}

/// Judging, by the parts of the store.
fn judging(parts: usize, done: &Arc<AtomicU64>) -> Phase {
    let done = Arc::clone(done);
    let done = Box::new(move || done.load(Ordering::Relaxed));
    Phase { name: ("判定", "judging"), unit: Unit::Parts, total: u64::try_from(parts).ok(), done }
}

/// A failure of reading.
pub(crate) fn unread(name: &str, error: ReadError) -> Fault {
    match error {
        ReadError::Mapping(error) => unmapped(name, error),
        ReadError::Source(error) => unreadable(name, error),
        ReadError::Strict(_) => Fault::because(Code::StrictStop, name, error),
        ReadError::Aside(_) => Fault::because(Code::NoRoom, name, error),
    }
}
