//! What the signals saw: counts for each unit, and the strongest evidence.

use super::seen::{Known, SeenEvent};
use super::signal::Reason;
use calendar::Moment;
use engine::{EventKind, Sym};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Who did it, and for which department.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Who {
    /// The department.
    pub department: Sym,
    /// The operator.
    pub operator: Sym,
}

/// One thing seen in one case. The order is that of weight: by reason, and of one reason the strongest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Why it is one.
    pub reason: Reason,
    /// How strong it is among those of the same reason: less is stronger.
    rank: i64,
    /// The case.
    pub case: String,
    /// When it happened, as the log says.
    pub at: Moment,
    /// Who did it.
    pub who: Who,
    /// The item of the case.
    pub item: Sym,
    /// Days, minutes or cases, as the words of the reason say.
    pub value: i64,
    /// When it was recorded, where the log says so.
    pub recorded_at: Option<Moment>,
    /// The batch, number or step that it is about.
    pub detail: String,
}

impl Evidence {
    /// Makes the evidence of an event; a greater value is stronger.
    pub(super) fn new(case: &Known<'_>, event: &SeenEvent, reason: Reason, value: i64) -> Evidence {
        Evidence {
            rank: -value,
            case: case.id.to_owned(),
            at: event.at,
            reason,
            who: who(case, event),
            item: case.item,
            value,
            recorded_at: event.recorded_at,
            detail: String::new(),
        }
    }

    /// Makes a smaller value stronger.
    pub(super) fn less_is_more(mut self) -> Evidence {
        self.rank = self.value;
        self
    }

    /// Says what it is about.
    pub(super) fn about(mut self, detail: impl Into<String>) -> Evidence {
        self.detail = detail.into();
        self
    }
}

/// Who did an event: its actor, for its department or that of the case; no operator where the applicant acted.
pub(super) fn who(case: &Known<'_>, event: &SeenEvent) -> Who {
    let department = if event.department.is_some() { event.department } else { case.department };
    Who { department, operator: if event.in_person { Sym::NONE } else { event.actor } }
}

/// How many observations, and how many of them are hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitCount {
    /// Observations.
    pub sample: u64,
    /// Hits.
    pub hits: u64,
}

impl UnitCount {
    /// Counts one observation.
    pub(super) fn add(&mut self, hit: bool) {
        self.sample += 1;
        self.hits += u64::from(hit);
    }

    /// Adds other observations.
    pub(super) fn join(&mut self, other: &UnitCount) {
        self.sample += other.sample;
        self.hits += other.hits;
    }
}

/// Observations of one kind: an event and its step or material. Only like is compared with like.
pub type Like = (EventKind, Sym);

/// Counts by kind of observation (`None` where a signal has one kind only) and unit.
pub(super) type Counts = HashMap<(Option<Like>, Sym), UnitCount>;

/// What one signal saw.
#[derive(Clone, Debug)]
pub(super) struct Book {
    pub(super) all: UnitCount,
    pub(super) operators: Counts,
    pub(super) departments: Counts,
    pub(super) by_reason: BTreeMap<Reason, u64>,
    evidence: BTreeMap<Who, BTreeSet<Evidence>>,
    per_operator: usize,
}

impl Book {
    /// An empty book that keeps so much evidence for each operator.
    pub(super) fn new(per_operator: usize) -> Book {
        Book {
            all: UnitCount::default(),
            operators: HashMap::new(),
            departments: HashMap::new(),
            by_reason: BTreeMap::new(),
            evidence: BTreeMap::new(),
            per_operator,
        }
    }

    /// Counts one observation, a hit when there is evidence.
    pub(super) fn see(&mut self, who: Who, evidence: impl IntoIterator<Item = Evidence>) {
        self.see_among(None, who, evidence);
    }

    /// Counts one case: an observation for each operator in it, and one for each department, since what happens in one
    /// case happens together.
    pub(super) fn see_case(&mut self, by_operator: BTreeMap<Who, Vec<Evidence>>) {
        let mut departments: BTreeMap<Sym, bool> = BTreeMap::new();
        for (who, evidence) in by_operator {
            *departments.entry(who.department).or_default() |= !evidence.is_empty();
            self.see(Who { department: Sym::NONE, ..who }, evidence);
        }
        for (department, hit) in departments.into_iter().filter(|(department, _)| department.is_some()) {
            self.departments.entry((None, department)).or_default().add(hit);
        }
    }

    /// Counts one observation among those of its kind.
    pub(super) fn see_among(
        &mut self,
        like: Option<Like>,
        who: Who,
        evidence: impl IntoIterator<Item = Evidence>,
    ) {
        let mut evidence = evidence.into_iter().peekable();
        let hit = evidence.peek().is_some();
        self.all.add(hit);
        if who.operator.is_some() {
            self.operators.entry((like, who.operator)).or_default().add(hit);
        }
        if who.department.is_some() {
            self.departments.entry((like, who.department)).or_default().add(hit);
        }
        for one in evidence {
            *self.by_reason.entry(one.reason).or_default() += 1;
            self.keep(one);
        }
    }

    /// Keeps evidence if it is among the strongest of its operator.
    fn keep(&mut self, one: Evidence) {
        let kept = self.evidence.entry(one.who).or_default();
        if kept.len() >= self.per_operator && kept.last().is_some_and(|last| *last < one) {
            return;
        }
        kept.insert(one);
        if kept.len() > self.per_operator {
            kept.pop_last();
        }
    }

    /// Adds what another thread saw.
    pub(super) fn merge(&mut self, other: Book) {
        self.all.join(&other.all);
        for (ours, theirs) in
            [(&mut self.operators, other.operators), (&mut self.departments, other.departments)]
        {
            for (key, count) in theirs {
                ours.entry(key).or_default().join(&count);
            }
        }
        for (reason, count) in other.by_reason {
            *self.by_reason.entry(reason).or_default() += count;
        }
        other.evidence.into_values().flatten().for_each(|one| self.keep(one));
    }

    /// Returns the evidence by reason, the strongest first.
    pub(super) fn evidence(&mut self) -> Vec<Evidence> {
        let mut all: Vec<Evidence> = std::mem::take(&mut self.evidence).into_values().flatten().collect();
        all.sort();
        all
    }
}
