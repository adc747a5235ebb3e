//! `separation`: one person did two things that one person may not both do.
//!
//! The finding is about the later of the first such pair. Persons that are not named cannot be judged.

use super::common::{about, evidence, say, words};
use crate::form::{Form, needed};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Fact, Found, Marks, Trouble, View};

pub(crate) const KIND: Kind = Kind {
    code: "separation",
    zh: "不相容岗位：同一人做了两件应分离的事",
    en: "one person did two things that must be kept apart",
    keys: &[
        needed("one", Form::Patterns, "一件事", "the one thing"),
        needed("other", Form::Patterns, "另一件事", "the other thing"),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Debug)]
struct Separation {
    one: Marks,
    other: Marks,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let rule = Separation { one: compile.marks(table, "one"), other: compile.marks(table, "other") };
    let (one_zh, one_en) = say(compile, rule.one);
    let (other_zh, other_en) = say(compile, rule.other);
    let words = Texts {
        demand: words(
            format!("{one_zh}与{other_zh}由不同的人办理"),
            format!("{one_en} and {other_en} by different persons"),
        ),
        avoid: words("换人办理后一件事", "having somebody else do the second"),
    };
    Some(Made { check: Check::matter(rule), parts: Vec::new(), words })
}

impl Look for Separation {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        let seen = view.first.seen();
        if seen.meets(self.one) && seen.meets(self.other) {
            self.find(view, found);
        }
    }
}

impl Separation {
    fn find(&self, view: &View<'_>, found: &mut Found<'_>) {
        let both = self.one.and(self.other);
        for (at, later) in view.all(both) {
            let apart = |fact: &Fact| {
                (later.marks.meets(self.other) && fact.marks.meets(self.one))
                    || (later.marks.meets(self.one) && fact.marks.meets(self.other))
            };
            let earlier = view.all(both).take_while(|(number, _)| *number < at);
            let same = |(_, fact): &(usize, &Fact)| later.actor.is_some() && fact.actor == later.actor;
            if let Some((number, _)) = earlier.filter(same).find(|(_, fact)| apart(fact)) {
                let mut finding = about(view, found, both, at, later);
                finding.evidence[1] = evidence(number);
                return found.add(view, finding);
            }
        }
        if !view.all(both).any(|(_, fact)| fact.actor.is_some()) {
            found.trouble(Trouble::NoData);
        }
    }
}
