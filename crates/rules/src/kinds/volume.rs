//! `volume`: how many matters of a month, against the month before (环比) or the same month a year before (同比).
//!
//! The level is the distance relative to the reference: `10%` is a tenth more or less. A group without a matter in
//! a month that others have counts 0 there, from its own first month on; a reference of 0 is not judged. A month that
//! is not over is judged only where it has more than its reference already: fewer is what every unfinished month has.
//! With `counted = "items"` an item counts once however many matters it has (在用权力数).

use super::common::words;
use super::condition::{GROUPS, Group, month_of};
use super::share::{Against, Mark, highest, marks};
use crate::form::{Form, codes, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Marks, PeriodCounts, PeriodFinding, PeriodKey, PeriodRule, PeriodView, RuleIndex, Sym, View};
use std::collections::BTreeMap;

pub(crate) const KIND: Kind = Kind {
    code: "volume",
    zh: "数量：一月办件数的环比、同比偏差",
    en: "how many matters a month has against another month",
    keys: &[
        needed("group", Form::OneOf(|| codes(&GROUPS)), "分组", "what matters are grouped by"),
        needed(
            "of",
            Form::Patterns,
            "计数的事件，取首次",
            "the events that are counted, once for each matter",
        ),
        optional(
            "against",
            Form::OneOf(|| codes(&AGAINSTS)),
            "previous_month",
            ("与何相比", "what it is compared with"),
        ),
        optional(
            "direction",
            Form::OneOf(|| codes(&DIRECTIONS)),
            "either",
            ("看增看减", "which way it must have moved"),
        ),
        optional(
            "counted",
            Form::OneOf(|| codes(&COUNTED)),
            "matters",
            ("计件数，或计有办件的事项数", "matters, or the items that have any"),
        ),
        optional("least", Form::Whole, "1", ("参照至少多少才判断", "the smallest reference that is judged")),
    ],
    level_keys: super::share::LEVEL,
    levels: LevelCount::Any,
    counts: true,
    read,
};

const AGAINSTS: [(&str, Against); 2] =
    [("previous_month", Against::PreviousMonth), ("same_month_last_year", Against::SameMonthLastYear)];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Either,
    Up,
    Down,
}

const DIRECTIONS: [(&str, Direction); 3] =
    [("either", Direction::Either), ("up", Direction::Up), ("down", Direction::Down)];

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    Matters,
    Items,
}

const COUNTED: [(&str, Counted); 2] = [("matters", Counted::Matters), ("items", Counted::Items)];

#[derive(Debug)]
struct Volume {
    counted: Counted,
    group: Group,
    of: Marks,
    against: Against,
    direction: Direction,
    least: u64,
    levels: Box<[Mark]>,
}

fn read(table: &Table<'_>, levels: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let rule = Volume {
        counted: table.one_of("counted", &COUNTED, Counted::Matters),
        group: table.one_of("group", &GROUPS, Group::Department),
        of: compile.marks(table, "of"),
        against: table.one_of("against", &AGAINSTS, Against::PreviousMonth),
        direction: table.one_of("direction", &DIRECTIONS, Direction::Either),
        least: table.whole("least", 1).unwrap_or(1),
        levels: marks(levels)?,
    };
    let words = Texts {
        demand: words("月度办件数无异常波动", "no unusual swing in the number of matters"),
        avoid: words("查明波动的原因", "finding out why it swings"),
    };
    Some(Made { check: Check::Period(Box::new(rule)), parts: Vec::new(), words })
}

impl PeriodRule for Volume {
    #[inline]
    fn observe(&self, view: &View<'_>, rule: RuleIndex, counts: &mut PeriodCounts) {
        if let Some(month) = month_of(view, self.of) {
            let unit = match self.counted {
                Counted::Matters => Sym::NONE,
                Counted::Items => view.matter.item,
            };
            counts.add(PeriodKey { rule, group: self.group.of(view), month, unit }, (1, 1));
        }
    }

    fn judge(&self, view: &PeriodView<'_>, out: &mut Vec<PeriodFinding>) {
        let (rule, counts) = (view.rule, view.counts.of(view.rule));
        let mut by_key: BTreeMap<_, u64> = BTreeMap::new();
        for (key, count) in &counts {
            *by_key.entry((key.group, key.month)).or_default() += match self.counted {
                Counted::Matters => count.0,
                Counted::Items => 1,
            };
        }
        let Some(last) = counts.iter().map(|(key, _)| key.month).max() else { return };
        let mut firsts = BTreeMap::new();
        for (key, _) in &counts {
            firsts.entry(key.group).or_insert(key.month);
        }
        let count = |group, month| by_key.get(&(group, month)).copied().unwrap_or(0);
        for (group, first) in firsts {
            for month in first..=last {
                let now = count(group, month);
                let then = count(group, month - self.against.months_back());
                let turned = match self.direction {
                    Direction::Either => true,
                    Direction::Up => now > then,
                    Direction::Down => now < then,
                };
                let provisional = view.is_open(month);
                if then == 0 || then < self.least || !turned || (provisional && now < then) {
                    continue;
                }
                let distance = (u128::from(now.abs_diff(then)), u128::from(then));
                if let Some(level) = highest(&self.levels, distance) {
                    let reference = Some((then, 1));
                    let ratio = (now, 1);
                    out.push(PeriodFinding { rule, level, group, month, ratio, reference, provisional });
                }
            }
        }
    }
}
