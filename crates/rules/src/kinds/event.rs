//! `event`: something happened that must not happen, or not then.
//!
//! A finding for each occurrence; with `after` only those later than its first event, with `before` those earlier
//! than its first event (known from that event on). The guard `when` sees the event: a reason too short, too few
//! staff, a fine too high, recorded too late. Evidence: the occurrence, and the event it is compared with.

use super::common::{about, evidence, say, words};
use crate::error::Problem;
use crate::form::{Form, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Found, Marks, View};

pub(crate) const KIND: Kind = Kind {
    code: "event",
    zh: "不应发生、或不应在此时发生的事件",
    en: "an event that must not happen, or not then",
    keys: &[
        needed("on", Form::Patterns, "事件", "the events"),
        optional(
            "after",
            Form::Patterns,
            "[]",
            ("只看在此首次发生之后的", "only those later than the first of these"),
        ),
        optional(
            "before",
            Form::Patterns,
            "[]",
            ("只看在此首次发生之前的", "only those earlier than the first of these"),
        ),
        optional("first", Form::Flag, "false", ("只看首次", "only the first occurrence")),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Debug)]
struct Event {
    on: Marks,
    after: Marks,
    before: Marks,
    first: bool,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let rule = Event {
        on: compile.marks(table, "on"),
        after: compile.marks(table, "after"),
        before: compile.marks(table, "before"),
        first: table.flag("first", false),
    };
    if !rule.after.is_empty() && !rule.before.is_empty() {
        let zh = "after 与 before 只能写一个".to_owned();
        let en = "either after or before, not both".to_owned();
        table.error(&table.span_of("before"), "before", Problem::Contradiction { zh, en });
    }
    let (on_zh, on_en) = say(compile, rule.on);
    let (after_zh, after_en) = say(compile, rule.after);
    let (before_zh, before_en) = say(compile, rule.before);
    let demand = if !rule.after.is_empty() {
        words(format!("{after_zh}之后不再有{on_zh}"), format!("no {on_en} after {after_en}"))
    } else if !rule.before.is_empty() {
        words(format!("{before_zh}之前不得有{on_zh}"), format!("no {on_en} before {before_en}"))
    } else {
        words(format!("{on_zh}须合规或有正当理由"), format!("{on_en} only where the rule allows it"))
    };
    let avoid =
        words("不作此行为，或在符合条件时作出", "not doing this, or doing it when and as it is allowed");
    Some(Made { check: Check::matter(rule), parts: Vec::new(), words: Texts { demand, avoid } })
}

impl Look for Event {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        if view.first.seen().meets(self.on) {
            self.find(view, found);
        }
    }
}

impl Event {
    fn find(&self, view: &View<'_>, found: &mut Found<'_>) {
        let edge = self.after.and(self.before);
        let compared = view.first(edge);
        if !edge.is_empty() && compared.is_none() {
            return;
        }
        for (at, fact) in view.all(self.on) {
            let mut finding = about(view, found, self.on, at, fact);
            if let Some((number, other)) = compared {
                let wrong = if self.before.is_empty() { fact.at > other.at } else { fact.at < other.at };
                if !wrong {
                    continue;
                }
                finding.at = fact.at.max(other.at);
                finding.evidence[1] = evidence(number);
            }
            found.add(view, finding);
            if self.first {
                return;
            }
        }
    }
}
