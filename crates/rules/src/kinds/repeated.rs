//! `repeated`: the same happened too often.
//!
//! The finding is about the first occurrence that is one too many: in the whole matter, or within a length of time
//! before it; counted for each subject apart where asked. Its value is the number of occurrences.

use super::common::{about, evidence, say, words};
use crate::form::{Form, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use calendar::Moment;
use engine::{Fact, Found, Limit, Marks, Unit, View};

pub(crate) const KIND: Kind = Kind {
    code: "repeated",
    zh: "重复：同一事件发生过多",
    en: "the same happened too often",
    keys: &[
        needed("of", Form::Patterns, "事件", "the events"),
        optional("more_than", Form::Whole, "1", ("至多几次", "how often it may happen")),
        optional(
            "same_subject",
            Form::Flag,
            "false",
            ("同一对象才算重复", "whether each subject is counted apart"),
        ),
        optional(
            "within",
            Form::Limit,
            "",
            ("多长时间之内；空为整件", "within which time; the whole matter where left out"),
        ),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Debug)]
struct Repeated {
    of: Marks,
    more_than: usize,
    same_subject: bool,
    within: Option<Limit>,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let more_than: u16 = table.whole("more_than", 0).unwrap_or(1);
    let rule = Repeated {
        of: compile.marks(table, "of"),
        more_than: usize::from(more_than),
        same_subject: table.flag("same_subject", false),
        within: table.parsed("within").map(|limit| limit.value),
    };
    let (zh, en) = say(compile, rule.of);
    let words = Texts {
        demand: words(format!("{zh}至多 {more_than} 次"), format!("{en} at most {more_than} times")),
        avoid: words("一次做完、做全", "doing it once and completely"),
    };
    Some(Made { check: Check::matter(rule), parts: Vec::new(), words })
}

impl Look for Repeated {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        if view.first.seen().meets(self.of) && view.all(self.of).count() > self.more_than {
            self.find(view, found);
        }
    }
}

impl Repeated {
    #[cold]
    fn find(&self, view: &View<'_>, found: &mut Found<'_>) {
        for (at, fact) in view.all(self.of) {
            let alike = |(number, one): &(usize, &Fact)| {
                *number <= at
                    && (!self.same_subject || one.subject == fact.subject)
                    && self.within.is_none_or(|within| reaches(view, (one.at, fact.at), within))
            };
            let count = view.all(self.of).filter(alike).count();
            if count != self.more_than + 1 {
                continue;
            }
            let mut finding = about(view, found, self.of, at, fact);
            finding.value = i64::try_from(count).unwrap_or(i64::MAX);
            let first = view.all(self.of).find(alike).filter(|(number, _)| *number != at);
            if let Some((number, _)) = first {
                finding.evidence[1] = evidence(number);
            }
            found.add(view, finding);
        }
    }
}

/// Whether an instant lies within a length of time after an earlier one; the last day counts.
pub(crate) fn reaches(view: &View<'_>, (earlier, later): (Moment, Moment), within: Limit) -> bool {
    let calendar = view.setting.calendar;
    let (from, to) = (view.day_of(earlier), view.day_of(later));
    let days = i32::try_from(within.count()).unwrap_or(i32::MAX);
    let micros = i64::from(within.count()) * calendar::MICROS_PER_HOUR;
    match within.unit() {
        Unit::WorkingDay => calendar.count_in(from, to).is_some_and(|count| count <= within.count()),
        Unit::CalendarDay => to - from <= days,
        Unit::Month => to <= from.add_months(days),
        Unit::Hour => later.micros() - earlier.micros() <= micros,
        Unit::WorkingHour => {
            calendar.open_micros_between(earlier, later).is_ok_and(|between| between <= micros)
        }
    }
}
