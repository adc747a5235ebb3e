//! `materials`: the required materials at a decision about them.
//!
//! `complete`: an application was refused although every required material was there (行政许可法 art. 72(1)).
//! `incomplete`: it was accepted although one was missing; what may follow may be missing at acceptance with gaps.
//! Judged at the first event of `judged` by the materials that came in before or with it.

use super::common::{about, say, words};
use crate::form::{Form, codes, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{EventKind, Fact, Found, Item, ItemMaterial, Marks, Trouble, View};

pub(crate) const KIND: Kind = Kind {
    code: "materials",
    zh: "材料：齐全而不予受理，或不齐而受理",
    en: "refused although complete, or accepted although incomplete",
    keys: &[
        needed("judged", Form::Patterns, "在何事件时判断", "the event at which it is judged"),
        needed(
            "wrong",
            Form::OneOf(|| codes(&WRONGS)),
            "材料齐全为错，或不齐为错",
            "whether it is wrong with all materials or without",
        ),
        optional(
            "of",
            Form::Patterns,
            "[\"submitted\", \"received\", \"material_received\", \"correction_supplied\"]",
            ("带来材料的事件", "the events that bring materials"),
        ),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Complete,
    Incomplete,
}

const WRONGS: [(&str, Wrong); 2] = [("complete", Wrong::Complete), ("incomplete", Wrong::Incomplete)];
pub(super) const BRINGING: &[&str] = &["submitted", "received", "material_received", "correction_supplied"];

#[derive(Debug)]
struct Materials {
    judged: Marks,
    wrong: Wrong,
    of: Marks,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let rule = Materials {
        judged: compile.marks(table, "judged"),
        wrong: table.one_of("wrong", &WRONGS, Wrong::Complete),
        of: compile.marks_or(table, "of", BRINGING),
    };
    let (zh, en) = say(compile, rule.judged);
    let demand = match rule.wrong {
        Wrong::Complete => {
            words(format!("材料齐全的，不得{zh}"), format!("no {en} where every material is there"))
        }
        Wrong::Incomplete => {
            words(format!("材料不齐的，不得{zh}"), format!("no {en} while a material is missing"))
        }
    };
    let avoid = words("逐项对照材料清单", "going through the list of materials");
    Some(Made { check: Check::matter(rule), parts: Vec::new(), words: Texts { demand, avoid } })
}

impl Look for Materials {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        if view.first.seen().meets(self.judged) {
            self.judge(view, found);
        }
    }
}

impl Materials {
    fn judge(&self, view: &View<'_>, found: &mut Found<'_>) {
        let Some((at, fact)) = view.first(self.judged) else { return };
        let Some(item) = view.item else { return found.trouble(Trouble::NoItem) };
        if item.materials.is_empty() || !view.all(self.of).any(|(_, one)| names_any(view, one)) {
            return found.trouble(Trouble::NoData);
        }
        let missing = self.missing(view, item, fact);
        if (missing == 0) == (self.wrong == Wrong::Complete) {
            let mut finding = about(view, found, self.judged, at, fact);
            finding.value = i64::try_from(missing).unwrap_or(i64::MAX);
            found.add(view, finding);
        }
    }

    fn missing(&self, view: &View<'_>, item: &Item, by: &Fact) -> usize {
        let may_follow = by.kind == EventKind::AcceptedWithGaps;
        let needed = |material: &&ItemMaterial| material.required && !(may_follow && material.may_follow);
        let came = |material: &ItemMaterial| {
            view.all(self.of).any(|(_, fact)| {
                let named = |details: &engine::Details| details.materials.contains(&material.code);
                fact.at <= by.at && (fact.subject == material.code || view.details(fact).is_some_and(named))
            })
        };
        item.materials.iter().filter(needed).filter(|material| !came(material)).count()
    }
}

fn names_any(view: &View<'_>, fact: &Fact) -> bool {
    let material = fact.kind == EventKind::MaterialReceived && fact.subject.is_some();
    material || view.details(fact).is_some_and(|details| !details.materials.is_empty())
}
