//! `in_use`: the share of a department's listed items that had a matter in a month (在用权力占比).
//!
//! The denominator is the items of the department that were in force on any day of the month, each once, whatever its
//! versions; the numerator those of them with a matter. Months without any matter at all, and those before the first,
//! are not judged. Compared with a fixed share, or with that of all departments together: then the level is a distance
//! in percentage points. A month that is not over is not judged, since every unfinished month has fewer items in use.

use super::common::words;
use super::condition::month_of;
use super::share::{Against, Mark, apart, highest, marks};
use crate::form::{Form, codes, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use calendar::Day;
use engine::{
    Catalogue, ItemState, Marks, PeriodCounts, PeriodFinding, PeriodKey, PeriodRule, PeriodView, RuleIndex,
    Sym, View,
};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const KIND: Kind = Kind {
    code: "in_use",
    zh: "在用占比：部门事项中一月之内有办件的占比",
    en: "the share of a department's items that had a matter in a month",
    keys: &[
        needed("of", Form::Patterns, "计数的事件，取首次", "the events that show that an item is in use"),
        optional(
            "against",
            Form::OneOf(|| codes(&AGAINSTS)),
            "average",
            ("与何相比", "what it is compared with"),
        ),
        optional("least", Form::Whole, "1", ("事项至少多少才判断", "the fewest items that are judged")),
    ],
    level_keys: super::share::LEVEL,
    levels: LevelCount::Any,
    counts: true,
    read,
};

const AGAINSTS: [(&str, Against); 2] = [("fixed", Against::Fixed), ("average", Against::Average)];

#[derive(Debug)]
struct InUse {
    of: Marks,
    against: Against,
    least: u64,
    levels: Box<[Mark]>,
}

fn read(table: &Table<'_>, levels: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let rule = InUse {
        of: compile.marks(table, "of"),
        against: table.one_of("against", &AGAINSTS, Against::Average),
        least: table.whole("least", 1).unwrap_or(1),
        levels: marks(levels)?,
    };
    let words = Texts {
        demand: words("在用事项占比与平均相当", "items in use about as usual elsewhere"),
        avoid: words("清理长期无办件的事项", "taking items off the list that nobody applies for"),
    };
    Some(Made { check: Check::Period(Box::new(rule)), parts: Vec::new(), words })
}

impl PeriodRule for InUse {
    #[inline]
    fn observe(&self, view: &View<'_>, rule: RuleIndex, counts: &mut PeriodCounts) {
        if let (Some(month), Some(item)) = (month_of(view, self.of), view.item) {
            let key = PeriodKey { rule, group: item.department, month, unit: item.code };
            counts.add(key, (1, 1));
        }
    }

    fn judge(&self, view: &PeriodView<'_>, out: &mut Vec<PeriodFinding>) {
        let mut used: BTreeMap<i32, BTreeMap<Sym, BTreeSet<Sym>>> = BTreeMap::new();
        for (key, _) in view.counts.of(view.rule) {
            used.entry(key.month).or_default().entry(key.group).or_default().insert(key.unit);
        }
        for (month, used) in used.into_iter().filter(|(month, _)| !view.is_open(*month)) {
            let listed = listed(view.catalogue, month);
            let share = |department: &Sym, listed: &BTreeSet<Sym>| {
                let used = used.get(department).map_or(0, |used| used.intersection(listed).count());
                (used as u64, listed.len() as u64)
            };
            let shares: Vec<(Sym, (u64, u64))> =
                listed.iter().map(|(department, items)| (*department, share(department, items))).collect();
            let all = shares.iter().fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1));
            let reference = (self.against == Against::Average).then_some(all);
            for (group, ratio) in shares.into_iter().filter(|(_, (_, items))| *items >= self.least) {
                if let Some(level) = highest(&self.levels, apart(ratio, reference.unwrap_or((0, 1)))) {
                    let rule = view.rule;
                    let provisional = false;
                    out.push(PeriodFinding { rule, level, group, month, ratio, reference, provisional });
                }
            }
        }
    }
}

/// The items in force on any day of a month, by department.
fn listed(catalogue: &Catalogue, month: i32) -> BTreeMap<Sym, BTreeSet<Sym>> {
    let first = |month: i32| {
        let number = u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
        Day::from_ymd(month.div_euclid(12), number, 1)
    };
    let (Some(from), Some(next)) = (first(month), first(month + 1)) else { return BTreeMap::new() };
    let mut listed: BTreeMap<Sym, BTreeSet<Sym>> = BTreeMap::new();
    for item in catalogue.items() {
        if item.state == ItemState::InForce && item.from < next && item.through >= from {
            listed.entry(item.department).or_default().insert(item.code);
        }
    }
    listed
}
