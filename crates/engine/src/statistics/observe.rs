//! Statistics over a stream of verdicts, made in parts and put together.

use super::policy::{Dimension, Measuring};
use super::row::Row;
use super::share::{share_of, share_of_step};
use super::table::{PairTable, Table};
use crate::supervise::{Verdict, View};
use crate::symbol::Sym;
use alloc::vec::Vec;
use calendar::Day;

/// Statistics over matters (R-S14): exact counts and sums, in any order, in any number of parts.
///
/// Groups are told apart by the numbers of their codes, so parts that are merged must share one [`crate::Symbols`].
///
/// ```
/// use engine::{Count, Indicator, Measuring, Row, Statistics, ZeroDenominator};
/// let statistics = Statistics::new(Measuring::default());
/// let nobody: Row = statistics.total();
/// assert_eq!(nobody.count(Count::Cases), 0);
/// // Over no case a rate is neither 0 nor 100 percent, unless a policy says so.
/// let rate = Indicator::OnTime.of(&nobody);
/// assert_eq!(rate.percent(1), None);
/// assert_eq!(rate.under(ZeroDenominator::One).percent(1), Some("100.0%".into()));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    measuring: Measuring,
    /// By item, then department.
    pairs: PairTable,
    months: Table,
    memo: Memo,
    steps: Table,
    persons: Table,
    channels: Table,
}

/// Months are numbered from January of the year 1.
const FIRST_YEAR: i32 = 1;

impl Statistics {
    /// Begins statistics.
    #[must_use]
    pub fn new(measuring: Measuring) -> Statistics {
        Statistics { measuring, ..Statistics::default() }
    }

    /// Adds one matter.
    pub fn observe(&mut self, verdict: &Verdict<'_>) {
        let view = &verdict.view;
        let told = share_of(verdict, &self.measuring);
        self.pairs.row(view.matter.item.number(), view.matter.department.number()).observe(&told.share);
        let by = self.measuring.by;
        if by.month
            && let Some(day) = told.month
        {
            self.months.observe(self.memo.month(day), &told.share);
        }
        if by.person {
            self.persons.observe(person(view, told.ended_by).number(), &told.share);
        }
        if by.channel {
            let source =
                view.facts().first().and_then(|fact| view.details(fact)).map(|details| details.source);
            self.channels.observe(source.unwrap_or(Sym::NONE).number(), &told.share);
        }
        if by.step
            && let Some(clock) = self.measuring.step
        {
            for run in view.runs(clock) {
                self.steps.observe(run.subject.number(), &share_of_step(view, run));
            }
        }
    }

    /// Adds another part of the work.
    pub fn merge(&mut self, other: &Statistics) {
        self.pairs.merge(&other.pairs);
        self.months.merge(&other.months);
        self.steps.merge(&other.steps);
        self.persons.merge(&other.persons);
        self.channels.merge(&other.channels);
    }

    /// Returns the row of all matters.
    #[must_use]
    pub fn total(&self) -> Row {
        let mut total = Row::default();
        for (_, _, row) in self.pairs.rows() {
            total.add(row);
        }
        total
    }

    /// Returns the rows of a grouping with the code of each, in order of the codes' numbers; empty when the grouping
    /// was not asked for. The code is [`Sym::NONE`] for matters that have none.
    #[must_use]
    pub fn rows(&self, dimension: Dimension) -> Vec<(Sym, Row)> {
        let mut sums = Table::default();
        match dimension {
            Dimension::Item => self.pairs.rows().for_each(|(item, _, row)| sums.row(item).add(row)),
            Dimension::Department => self.pairs.rows().for_each(|(_, body, row)| sums.row(body).add(row)),
            Dimension::District => self.pairs.rows().for_each(|(_, body, row)| {
                let district = self.measuring.districts.get(body as usize).copied().unwrap_or(Sym::NONE);
                sums.row(district.number()).add(row);
            }),
            Dimension::Step => sums.merge(&self.steps),
            Dimension::Person => sums.merge(&self.persons),
            Dimension::Channel => sums.merge(&self.channels),
        }
        sums.rows().into_iter().map(|(number, row)| (Sym::from_number(number), row)).collect()
    }

    /// Returns the rows by item and department, in order of the codes' numbers.
    #[must_use]
    pub fn by_item_and_department(&self) -> Vec<(Sym, Sym, Row)> {
        let row =
            |(item, body, row): (u32, u32, &Row)| (Sym::from_number(item), Sym::from_number(body), *row);
        let mut rows: Vec<_> = self.pairs.rows().map(row).collect();
        rows.sort_unstable_by_key(|(item, body, _)| (*item, *body));
        rows
    }

    /// Returns the rows by month, as year and month from 1 to 12, in order of time.
    #[must_use]
    pub fn months(&self) -> Vec<((i32, u8), Row)> {
        let month = |number: u32| {
            let year = i32::try_from(number / 12).unwrap_or(i32::MAX).saturating_add(FIRST_YEAR);
            (year, u8::try_from(number % 12 + 1).unwrap_or(1))
        };
        self.months.rows().into_iter().map(|(number, row)| (month(number), row)).collect()
    }
}

/// The month of every day that was seen, so that a date is divided once.
#[derive(Clone, Debug, Default)]
struct Memo {
    /// By day since 1970: the number of its month; 0 for not seen.
    months: Vec<u32>,
}

/// Days after 2100-01-01 are divided each time.
const MEMO_DAYS: usize = 47_482;

impl Memo {
    #[inline]
    fn month(&mut self, day: Day) -> u32 {
        let at = usize::try_from(day.number()).unwrap_or(usize::MAX);
        match self.months.get(at) {
            Some(&month) if month > 0 => month,
            _ => self.look(day, at),
        }
    }

    #[cold]
    fn look(&mut self, day: Day, at: usize) -> u32 {
        let month = month_number(day);
        if at < MEMO_DAYS {
            if self.months.len() <= at {
                self.months.resize(at + 1, 0);
            }
            self.months[at] = month;
        }
        month
    }
}

/// Months before the year 1 count as its first.
fn month_number(day: Day) -> u32 {
    let (year, month, _) = day.ymd();
    let year = u32::try_from(year - FIRST_YEAR).unwrap_or(0).min(20_000);
    year * 12 + u32::from(month) - 1
}

/// Who ended the matter; who acted last while it runs.
fn person(view: &View<'_>, ended_by: Option<u32>) -> Sym {
    let ended = ended_by.and_then(|at| view.facts().get(at as usize)).filter(|fact| fact.actor.is_some());
    let last = || view.facts().iter().rev().find(|fact| fact.actor.is_some());
    ended.or_else(last).map_or(Sym::NONE, |fact| fact.actor)
}
