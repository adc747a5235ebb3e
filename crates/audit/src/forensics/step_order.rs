//! 环节与事项不符：the steps of a case against those of its item version, with the most frequent deviations.
//!
//! Observation: a case whose item version lists steps, of an item of which the log has step events, of the operator who
//! did the last step, or the last thing where no step was done. The steps are the ends of steps (their beginnings where a
//! case has no ends) in order of time. A step that may be left out is never missing, and steps are missing only from
//! cases that were concluded; after a return (退回) the order begins anew. Deviations are counted by item, with the working time from acceptance to conclusion of the
//! cases that have them and of those that have none.

use super::book::{Book, Evidence, who};
use super::detect::Detect;
use super::seen::{Known, Seen, SeenEvent};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{StepOrderRule, Thresholds};
use engine::{EventKind, Item, Sym};
use std::collections::{BTreeMap, BTreeSet};

const MINUTE: i64 = 60_000_000;

/// One way in which cases of an item differ from its steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// The item.
    pub item: Sym,
    /// Which way.
    pub reason: Reason,
    /// The step.
    pub step: Sym,
    /// The step after which it came although it should precede it.
    pub after: Sym,
    /// How many cases differ so.
    pub cases: u64,
    /// How many cases of the item were looked at.
    pub of_cases: u64,
    /// The median of the working minutes of those that were concluded.
    pub median_minutes: Option<u32>,
    /// The same of the cases that differ in no way.
    pub conforming_minutes: Option<u32>,
}

/// What kind of deviation of which item.
type Key = (Sym, Reason, Sym, Sym);

#[derive(Clone, Debug, Default)]
struct Group {
    cases: u64,
    minutes: Vec<u32>,
}

impl Group {
    fn add(&mut self, minutes: Option<u32>) {
        self.cases += 1;
        self.minutes.extend(minutes);
    }

    fn join(&mut self, other: Group) {
        self.cases += other.cases;
        self.minutes.extend(other.minutes);
    }

    fn median(&mut self) -> Option<u32> {
        self.minutes.sort_unstable();
        self.minutes.get(self.minutes.len().checked_sub(1)? / 2).copied()
    }
}

/// The signal.
pub(super) struct StepOrder {
    rule: StepOrderRule,
    items: BTreeSet<Sym>,
}

/// The cases of each item, and those that differ, by the way in which they do.
#[derive(Default)]
pub(super) struct Ways {
    all: BTreeMap<Sym, u64>,
    conforming: BTreeMap<Sym, Group>,
    deviating: BTreeMap<Key, Group>,
}

impl Ways {
    fn join(&mut self, other: Ways) {
        for (item, count) in other.all {
            *self.all.entry(item).or_default() += count;
        }
        for (item, group) in other.conforming {
            self.conforming.entry(item).or_default().join(group);
        }
        for (key, group) in other.deviating {
            self.deviating.entry(key).or_default().join(group);
        }
    }
}

impl StepOrder {
    pub(super) fn new(thresholds: &Thresholds) -> StepOrder {
        StepOrder { rule: thresholds.step_order.clone(), items: BTreeSet::new() }
    }
}

impl Detect for StepOrder {
    type Notes = Ways;
    const SIGNAL: Signal = Signal::StepOrder;

    fn learn(&mut self, case: &Known<'_>) {
        if self.items.contains(&case.item) {
            return;
        }
        let versions = case.setting.catalogue.versions(case.item);
        let known = |event: &&SeenEvent| {
            let steps = versions.iter().flat_map(|item| &item.steps);
            is_step(event.kind) && steps.into_iter().any(|step| step.code == event.subject)
        };
        if case.events.iter().any(|event| known(&event)) {
            self.items.insert(case.item);
        }
    }

    fn merge(&mut self, other: StepOrder) {
        self.items.extend(other.items);
    }

    fn lacks(&self) -> Option<Missing> {
        self.items.is_empty().then_some(Missing::Steps)
    }

    fn judge(&self, case: &Seen<'_>, book: &mut Book, ways: &mut Ways) {
        let Some(item) = case.view.item.filter(|_| self.items.contains(&case.item)) else { return };
        // Who hands the result out at the counter is not asked for the steps.
        let by_office = || case.events.iter().rev().filter(|event| event.by_office);
        let last_step = by_office().find(|event| is_step(event.kind));
        let Some(last) = last_step.or_else(|| by_office().next()) else { return };
        let (deviations, minutes) = (deviations(case, item, last), working_minutes(case));
        *ways.all.entry(case.item).or_default() += 1;
        if deviations.is_empty() {
            ways.conforming.entry(case.item).or_default().add(minutes);
        }
        let each = |((reason, step, after), event): (&(Reason, Sym, Sym), &&SeenEvent)| {
            let detail = match case.text(*after) {
                "" => case.text(*step).to_owned(),
                after => format!("{} < {after}", case.text(*step)),
            };
            ways.deviating.entry((case.item, *reason, *step, *after)).or_default().add(minutes);
            Evidence::new(case, event, *reason, 1).about(detail)
        };
        let evidence: Vec<Evidence> = deviations.iter().map(each).collect();
        book.see(who(case, last), evidence);
    }

    fn close(&self, notes: Vec<Ways>, _book: &mut Book) -> Vec<Deviation> {
        let mut ways = Ways::default();
        notes.into_iter().for_each(|other| ways.join(other));
        let Ways { all, mut conforming, deviating } = ways;
        let mut list = Vec::new();
        for ((item, reason, step, after), mut group) in deviating {
            list.push(Deviation {
                item,
                reason,
                step,
                after,
                cases: group.cases,
                of_cases: all.get(&item).copied().unwrap_or(0),
                median_minutes: group.median(),
                conforming_minutes: conforming.get_mut(&item).and_then(Group::median),
            });
        }
        list.sort_by_key(|one| (std::cmp::Reverse(one.cases), one.item, one.reason, one.step, one.after));
        list.truncate(self.rule.listed);
        list
    }
}

fn is_step(kind: EventKind) -> bool {
    matches!(kind, EventKind::StepStarted | EventKind::StepEnded)
}

/// The ends of steps, or their beginnings, with the returns between them.
fn steps<'a>(case: &Seen<'a>) -> Vec<&'a SeenEvent> {
    let of = |kind: EventKind| {
        let wanted = move |event: &&SeenEvent| event.kind == kind || event.kind == EventKind::Returned;
        case.events.iter().filter(wanted).collect::<Vec<_>>()
    };
    let ends = of(EventKind::StepEnded);
    let any = ends.iter().any(|event| event.kind == EventKind::StepEnded);
    if any { ends } else { of(EventKind::StepStarted) }
}

/// Each way in which a case differs, once, with the event that shows it; what is missing is shown by the last event.
fn deviations<'a>(
    case: &Seen<'a>,
    item: &Item,
    last: &'a SeenEvent,
) -> BTreeMap<(Reason, Sym, Sym), &'a SeenEvent> {
    let place = |subject: Sym| item.steps.iter().position(|step| step.code == subject);
    let mut found = BTreeMap::new();
    let mut done: Vec<(usize, Sym)> = Vec::new();
    let mut ever = BTreeSet::new();
    for event in steps(case) {
        if event.kind == EventKind::Returned {
            done.clear();
            continue;
        }
        let step = event.subject;
        ever.insert(step);
        let Some(at) = place(step) else {
            found.entry((Reason::StepUnlisted, step, Sym::NONE)).or_insert(event);
            continue;
        };
        let key = match done.iter().max() {
            _ if done.iter().any(|(_, known)| *known == step) => (Reason::StepRepeated, step, Sym::NONE),
            Some((furthest, after)) if *furthest > at => (Reason::StepOutOfOrder, step, *after),
            Some(_) | None => {
                done.push((at, step));
                continue;
            }
        };
        done.push((at, step));
        found.entry(key).or_insert(event);
    }
    if case.events.iter().any(|event| event.kind == EventKind::Concluded) {
        for step in item.steps.iter().filter(|step| !step.optional && !ever.contains(&step.code)) {
            found.entry((Reason::StepMissing, step.code, Sym::NONE)).or_insert(last);
        }
    }
    found
}

/// Working minutes from acceptance to conclusion; `None` when there was none, or outside the calendar.
fn working_minutes(case: &Seen<'_>) -> Option<u32> {
    let finish = case.finish().filter(|finish| finish.kind == EventKind::Concluded)?;
    let start = case.start()?.at;
    let micros =
        (start <= finish.at).then(|| case.calendar().open_micros_between(start, finish.at).ok())??;
    u32::try_from(micros / MINUTE).ok()
}
