//! `event`: something happened that must not happen, or not then.
//!
//! A finding for each occurrence; with `after` only those later than its first event, with `before` those earlier
//! than its first event (known from that event on). The guard `when` sees the event: a reason too short, too few
//! staff, a fine too high. Evidence: the occurrence, and the event it is compared with.
//!
//! `recorded_later` keeps only what the system learned of later than that after it happened. `amended` keeps only what
//! was corrected, and events that say so themselves (`amended`); the instant that counts is then that of the
//! correction, not that of the event.

use super::common::{about, evidence, say, words};
use super::repeated::reaches;
use crate::error::Problem;
use crate::form::{Form, needed, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use calendar::Moment;
use engine::{EventKind, Fact, Flags, Found, Limit, Marks, View};

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
        optional(
            "recorded_later",
            Form::Limit,
            "",
            ("只看录入比发生晚于此的", "only those that were recorded later than this after they happened"),
        ),
        optional(
            "amended",
            Form::Flag,
            "false",
            (
                "只看经更正的，以更正的时刻为准",
                "only those that were corrected, at the instant of the correction",
            ),
        ),
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
    recorded_later: Option<Limit>,
    amended: bool,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let rule = Event {
        on: compile.marks(table, "on"),
        after: compile.marks(table, "after"),
        before: compile.marks(table, "before"),
        first: table.flag("first", false),
        recorded_later: table.parsed("recorded_later").map(|limit| limit.value),
        amended: table.flag("amended", false),
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
            let Some(known) = self.known(view, fact) else { continue };
            let mut finding = about(view, found, self.on, at, fact);
            finding.at = known;
            if let Some((number, other)) = compared {
                let wrong = if self.before.is_empty() { known > other.at } else { known < other.at };
                if !wrong {
                    continue;
                }
                finding.at = known.max(other.at);
                finding.evidence[1] = evidence(number);
            }
            found.add(view, finding);
            if self.first {
                return;
            }
        }
    }

    /// The instant that counts, `None` for an event that is not looked for.
    #[inline]
    fn known(&self, view: &View<'_>, fact: &Fact) -> Option<Moment> {
        if let Some(late) = self.recorded_later {
            let in_time = fact.recorded_at <= fact.at || reaches(view, (fact.at, fact.recorded_at), late);
            return (!in_time).then_some(fact.recorded_at);
        }
        if self.amended {
            let corrected = fact.flags.has(Flags::AMENDED) || fact.kind == EventKind::Amended;
            return corrected.then_some(fact.recorded_at);
        }
        Some(fact.at)
    }
}
