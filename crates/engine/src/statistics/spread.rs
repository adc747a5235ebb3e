//! How long matters took, one by one: distributions rather than averages, gathered only when they are asked for.

use super::policy::Measuring;
use super::ratio::Ratio;
use super::row::{Count, Sum};
use super::share::{share_of, timed_step};
use crate::clock::{ClockRun, Due};
use crate::supervise::{Verdict, View};
use crate::symbol::Sym;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use calendar::{Day, Unit};
use hashbrown::HashMap;

/// How long finished matters took (R-S14): exact counts, in any order, in any number of parts.
///
/// Time used against time promised is counted in the unit of the promise, extensions included and suspensions left
/// out; where a due instant was declared instead of a limit, in calendar days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// By item and working days used.
    items: HashMap<(Sym, u32), u64>,
    /// By item, step and working days used.
    steps: HashMap<(Sym, Sym, u32), u64>,
    /// By time used and time promised.
    against: HashMap<(u32, u32), u64>,
}

impl Spread {
    /// Adds one matter.
    pub fn observe(&mut self, verdict: &Verdict<'_>, measuring: &Measuring) {
        let view = &verdict.view;
        if let Some(clock) = measuring.step {
            for run in view.runs(clock) {
                if let Some(days) = timed_step(view, run) {
                    *self.steps.entry((view.matter.item, run.subject, days)).or_default() += 1;
                }
            }
        }
        let share = share_of(verdict, measuring).share;
        if !share.has(Count::Timed) {
            return;
        }
        *self.items.entry((view.matter.item, share.sums[Sum::Used as usize])).or_default() += 1;
        let promised = measuring.promised.and_then(|clock| view.runs(clock).last());
        if let Some(pair) = promised.and_then(|run| used_and_promised(view, run)) {
            *self.against.entry(pair).or_default() += 1;
        }
    }

    /// Adds another part of the work.
    pub fn merge(&mut self, other: &Spread) {
        for (key, count) in &other.items {
            *self.items.entry(*key).or_default() += count;
        }
        for (key, count) in &other.steps {
            *self.steps.entry(*key).or_default() += count;
        }
        for (key, count) in &other.against {
            *self.against.entry(*key).or_default() += count;
        }
    }

    /// Returns the working days that finished matters took, by item.
    #[must_use]
    pub fn items(&self) -> BTreeMap<Sym, Durations> {
        let mut items: BTreeMap<Sym, Durations> = BTreeMap::new();
        for ((item, days), count) in &self.items {
            items.entry(*item).or_default().add(*days, *count);
        }
        items
    }

    /// Returns the working days that finished steps took, by item and step.
    #[must_use]
    pub fn steps(&self) -> BTreeMap<(Sym, Sym), Durations> {
        let mut steps: BTreeMap<(Sym, Sym), Durations> = BTreeMap::new();
        for ((item, step, days), count) in &self.steps {
            steps.entry((*item, *step)).or_default().add(*days, *count);
        }
        steps
    }

    /// Returns the working days that all finished matters took.
    #[must_use]
    pub fn all(&self) -> Durations {
        let mut all = Durations::default();
        for ((_, days), count) in &self.items {
            all.add(*days, *count);
        }
        all
    }

    /// Counts finished matters by the share of the promised time that they used: one count for each bound, of those
    /// above the bound before it and not above itself, in percent; and the count of those above the last.
    ///
    /// ```
    /// let nobody = engine::Spread::default();
    /// assert_eq!(nobody.shares(&[0, 50, 100]), [0, 0, 0, 0]);
    /// ```
    #[must_use]
    pub fn shares(&self, bounds: &[u32]) -> Vec<u64> {
        let mut counts = alloc::vec![0; bounds.len() + 1];
        for ((used, promised), count) in &self.against {
            let within = |bound: &u32| u64::from(*used) * 100 <= u64::from(*bound) * u64::from(*promised);
            counts[bounds.iter().position(within).unwrap_or(bounds.len())] += count;
        }
        counts
    }
}

/// How many took how many days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Durations {
    counts: BTreeMap<u32, u64>,
}

impl Durations {
    /// Adds some that took so many days.
    pub fn add(&mut self, days: u32, count: u64) {
        *self.counts.entry(days).or_default() += count;
    }

    /// Returns how many there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Returns the days they took together over how many they are.
    #[must_use]
    pub fn mean(&self) -> Ratio {
        let sum = self.counts.iter().map(|(days, count)| i128::from(*days) * i128::from(*count)).sum();
        Ratio::new(sum, self.count())
    }

    /// Returns the fewest days in which at least so many percent were done (the nearest rank); `None` where there
    /// are none.
    ///
    /// ```
    /// let mut durations = engine::Durations::default();
    /// assert_eq!(durations.percentile(50), None);
    /// durations.add(1, 9);
    /// durations.add(40, 1);
    /// assert_eq!(durations.percentile(50), Some(1)); // the one that took forty days does not move the median
    /// assert_eq!(durations.percentile(90), Some(1));
    /// assert_eq!(durations.percentile(91), Some(40));
    /// ```
    #[must_use]
    pub fn percentile(&self, percent: u8) -> Option<u32> {
        let wanted = u128::from(self.count()) * u128::from(percent.min(100));
        let mut below = 0;
        self.counts.iter().find_map(|(days, count)| {
            below += u128::from(*count);
            (below * 100 >= wanted).then_some(*days)
        })
    }
}

/// What was used of the promise of a finished run, and what was promised; `None` where nothing was.
fn used_and_promised(view: &View<'_>, run: &ClockRun) -> Option<(u32, u32)> {
    let stop = view.day_of(run.stop?);
    let due = match run.due {
        Due::At { day, .. } => Some(day),
        Due::Suspended | Due::NoLimit | Due::Outside => None,
    };
    let Some(limit) = run.limit else {
        let days = |to: Day| u32::try_from(to - run.start_day).unwrap_or(0);
        return Some((days(stop), days(due?)));
    };
    let used = view.runs.used(view.setting.calendar, view.clock(run.clock)?, run, view.as_of)?;
    if limit.unit() == Unit::Month {
        // Months have no length of their own: what was left, in days, is added to what was used.
        let left = i64::from(due? - stop);
        return Some((used, u32::try_from(i64::from(used) + left).unwrap_or(0)));
    }
    Some((used, limit.count().saturating_add(run.extra).saturating_sub(run.carried)))
}
