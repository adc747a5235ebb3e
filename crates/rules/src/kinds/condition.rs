//! Conditions on a matter, for counting: an event, a clock over its limit, an event that happened twice.

use crate::pack::Compile;
use crate::table::{Placed, Table};
use engine::{ClockIndex, Comparator, Marks, Rounding, Sym, Threshold, ThresholdPoint, View, month_number};

/// A set of conditions; it holds when any of them does.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions {
    events: Marks,
    over: Vec<ClockIndex>,
    twice: Marks,
}

const OVER: Threshold =
    Threshold { point: ThresholdPoint::Limit(0), comparator: Comparator::Exceeds, rounding: Rounding::None };

impl Conditions {
    /// Reads a list of conditions.
    pub(crate) fn read(table: &Table<'_>, name: &str, compile: &mut Compile) -> Conditions {
        let mut conditions = Conditions::default();
        for text in table.texts(name) {
            if let Some(code) = text.value.strip_prefix("over:") {
                match compile.find_clock(code.trim()) {
                    Some(clock) => conditions.over.push(clock),
                    None => table.not_allowed(name, &text, compile.clock_codes("over:")),
                }
            } else if let Some(pattern) = text.value.strip_prefix("twice:") {
                let pattern = Placed { value: pattern.trim(), span: text.span.clone() };
                conditions.twice = conditions.twice.and(compile.mark(table, name, &pattern));
            } else {
                conditions.events = conditions.events.and(compile.mark(table, name, &text));
            }
        }
        conditions
    }

    /// The events among the conditions, those that must happen twice included.
    pub(crate) fn events(&self) -> Marks {
        self.events.and(self.twice)
    }

    /// Returns whether any condition holds.
    #[inline]
    pub(crate) fn hold(&self, view: &View<'_>) -> bool {
        view.first.seen().meets(self.events) || self.over(view) || self.twice(view)
    }

    fn over(&self, view: &View<'_>) -> bool {
        let crossed =
            |clock: &ClockIndex| view.runs(*clock).iter().any(|run| view.crossing(run, &OVER).is_some());
        self.over.iter().any(crossed)
    }

    /// The same event about the same subject, twice.
    fn twice(&self, view: &View<'_>) -> bool {
        if self.twice.is_empty() || !view.first.seen().meets(self.twice) {
            return false;
        }
        let again = |(at, fact): (usize, &engine::Fact)| {
            let mut earlier = view.all(self.twice).take_while(|(number, _)| *number < at);
            earlier.any(|(_, one)| {
                one.subject == fact.subject
                    && one.marks.common(self.twice).meets(fact.marks.common(self.twice))
            })
        };
        view.all(self.twice).any(again)
    }
}

/// What counts are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Department,
    Item,
}

/// Groups with their codes.
pub(crate) const GROUPS: [(&str, Group); 2] = [("department", Group::Department), ("item", Group::Item)];

impl Group {
    #[inline]
    pub(crate) fn of(self, view: &View<'_>) -> Sym {
        match self {
            Group::Department => view.matter.department,
            Group::Item => view.matter.item,
        }
    }
}

/// The month of the first of some events: year times twelve plus month, January being 0.
#[inline]
pub(crate) fn month_of(view: &View<'_>, marks: Marks) -> Option<i32> {
    let (_, fact) = view.first(marks)?;
    Some(month_number(view.day_of(fact.at)))
}
