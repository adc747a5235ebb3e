//! `ratio`: a share of matters over a month (定量分析).
//!
//! A matter belongs to the month of the first event of its denominator; it counts in the denominator when any of
//! those conditions holds, in the numerator when any of those holds besides. Compared with a fixed share, or with
//! the same group's ratio of the month before (环比) or of the year before (同比), or with that of all groups: then
//! the level is a distance in percentage points. Exact; a month without a denominator is judged by `zero`.

use super::common::words;
use super::condition::{Conditions, GROUPS, Group, month_of};
use super::share::{Against, Mark, apart, highest, marks};
use crate::form::{Form, codes, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Marks, PeriodCounts, PeriodFinding, PeriodKey, PeriodRule, PeriodView, RuleIndex, Sym, View};
use std::collections::BTreeMap;

pub(crate) const KIND: Kind = Kind {
    code: "ratio",
    zh: "比率：一月之内办件的占比",
    en: "a share of the matters of a month",
    keys: &[
        needed("group", Form::OneOf(|| codes(&GROUPS)), "分组", "what matters are grouped by"),
        needed("numerator", Form::Conditions, "分子的条件", "the conditions of the numerator"),
        needed("denominator", Form::Conditions, "分母的条件", "the conditions of the denominator"),
        optional(
            "month_of",
            Form::Patterns,
            "denominator",
            ("按何事件归月", "the events that say to which month a matter belongs"),
        ),
        optional(
            "against",
            Form::OneOf(|| codes(&AGAINSTS)),
            "fixed",
            ("与何相比", "what it is compared with"),
        ),
        optional(
            "zero",
            Form::OneOf(|| codes(&ZEROS)),
            "undefined",
            ("分母为零时", "what a month without a denominator is"),
        ),
        optional(
            "least",
            Form::Whole,
            "1",
            ("分母至少多少才判断", "the smallest denominator that is judged"),
        ),
    ],
    level_keys: super::share::LEVEL,
    levels: LevelCount::Any,
    counts: true,
    read,
};

const AGAINSTS: [(&str, Against); 4] = [
    ("fixed", Against::Fixed),
    ("previous_month", Against::PreviousMonth),
    ("same_month_last_year", Against::SameMonthLastYear),
    ("average", Against::Average),
];

/// What a ratio with a zero denominator is: nothing, or a fraction.
type OfZero = Option<(u64, u64)>;

const ZEROS: [(&str, OfZero); 3] = [("undefined", None), ("zero", Some((0, 1))), ("one", Some((1, 1)))];

#[derive(Debug)]
struct Ratio {
    group: Group,
    numerator: Conditions,
    denominator: Conditions,
    month_of: Marks,
    against: Against,
    zero: OfZero,
    least: u64,
    levels: Box<[Mark]>,
}

fn read(table: &Table<'_>, levels: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let numerator = Conditions::read(table, "numerator", compile);
    let denominator = Conditions::read(table, "denominator", compile);
    let month_of =
        if table.has("month_of") { compile.marks(table, "month_of") } else { denominator.events() };
    let rule = Ratio {
        group: table.one_of("group", &GROUPS, Group::Department),
        numerator,
        month_of,
        denominator,
        against: table.one_of("against", &AGAINSTS, Against::Fixed),
        zero: table.one_of("zero", &ZEROS, None),
        least: table.whole("least", 0).unwrap_or(1),
        levels: marks(levels)?,
    };
    let words = Texts {
        demand: words("月度比率不超过规定", "keep the monthly ratio within bounds"),
        avoid: words("减少此类办件", "fewer such matters"),
    };
    Some(Made { check: Check::Period(Box::new(rule)), parts: Vec::new(), words })
}

impl PeriodRule for Ratio {
    #[inline]
    fn observe(&self, view: &View<'_>, rule: RuleIndex, counts: &mut PeriodCounts) {
        let Some(month) = month_of(view, self.month_of) else { return };
        if !self.denominator.hold(view) {
            return;
        }
        let key = PeriodKey { rule, group: self.group.of(view), month, unit: Sym::NONE };
        counts.add(key, (u64::from(self.numerator.hold(view)), 1));
    }

    fn judge(&self, view: &PeriodView<'_>, out: &mut Vec<PeriodFinding>) {
        let (rule, counts) = (view.rule, view.counts.of(view.rule));
        let by_key: BTreeMap<_, _> =
            counts.iter().map(|(key, count)| ((key.group, key.month), *count)).collect();
        let mut by_month: BTreeMap<i32, (u64, u64)> = BTreeMap::new();
        for (key, count) in &counts {
            let sum = by_month.entry(key.month).or_default();
            *sum = (sum.0 + count.0, sum.1 + count.1);
        }
        for (key, count) in &counts {
            if count.1 < self.least {
                continue;
            }
            let other = match self.against {
                Against::Fixed => None,
                Against::Average => by_month.get(&key.month).copied(),
                Against::PreviousMonth | Against::SameMonthLastYear => {
                    by_key.get(&(key.group, key.month - self.against.months_back())).copied()
                }
            };
            let reference = match (self.against, other) {
                (Against::Fixed, _) => None,
                (_, Some(other)) if other.1 > 0 => Some(other),
                (_, _) if self.zero.is_none() => continue,
                (_, _) => self.zero,
            };
            let distance = apart(*count, reference.unwrap_or((0, 1)));
            if let Some(level) = highest(&self.levels, distance) {
                let (group, month) = (key.group, key.month);
                out.push(PeriodFinding {
                    rule,
                    level,
                    group,
                    month,
                    ratio: *count,
                    reference,
                    provisional: view.is_open(month),
                });
            }
        }
    }
}
