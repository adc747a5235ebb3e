//! `fee`: more, or other, than the standard was charged.
//!
//! `over`: the finding exists from the charge on with which the sum of charges less refunds first exceeds the item's
//! standard; what is paid back later does not undo it. `differs`: judged once, at the event named by `when_of`.
//! `unlisted`: a charge whose code the item does not list. The value is the difference in fen at that moment.

use super::common::{about, words};
use crate::form::{Form, codes, optional};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{Fact, Found, Marks, Trouble, View};

pub(crate) const KIND: Kind = Kind {
    code: "fee",
    zh: "收费：超过、不同于标准，或无依据",
    en: "more, or other, than the standard was charged",
    keys: &[
        optional(
            "what",
            Form::OneOf(|| codes(&WHATS)),
            "over",
            ("超标、不等、未列", "over the standard, not equal to it, or not listed"),
        ),
        optional("of", Form::Patterns, "[\"fee_charged\"]", ("收费事件", "the events that charge")),
        optional("refunds", Form::Patterns, "[\"fee_refunded\"]", ("退费事件", "the events that pay back")),
        optional(
            "judged",
            Form::Patterns,
            "[\"concluded\"]",
            ("differs 在何事件时判断", "the event at which `differs` is judged"),
        ),
        optional(
            "tolerance",
            Form::Whole,
            "0",
            ("容许的千分比", "what is tolerated, in thousandths of the standard"),
        ),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Over,
    Differs,
    Unlisted,
}

const WHATS: [(&str, What); 3] =
    [("over", What::Over), ("differs", What::Differs), ("unlisted", What::Unlisted)];

#[derive(Debug)]
struct Fee {
    what: What,
    of: Marks,
    refunds: Marks,
    judged: Marks,
    tolerance: i64,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let what = table.one_of("what", &WHATS, What::Over);
    let rule = Fee {
        what,
        of: compile.marks_or(table, "of", &["fee_charged"]),
        refunds: compile.marks_or(table, "refunds", &["fee_refunded"]),
        judged: compile.marks_or(table, "judged", &["concluded"]),
        tolerance: table.whole("tolerance", 0).unwrap_or(0),
    };
    let (zh, en) = match what {
        What::Over => ("收费不得超过标准", "charge no more than the standard"),
        What::Differs => ("收费应与标准相同", "charge what the standard says"),
        What::Unlisted => ("只收列明的费用", "charge only what is listed"),
    };
    let avoid = words("按事项收费标准收取，多收的当日退还", "charge by the item's standard");
    Some(Made {
        check: Check::matter(rule),
        parts: Vec::new(),
        words: Texts { demand: words(zh, en), avoid },
    })
}

impl Look for Fee {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        let trigger = if self.what == What::Differs { self.judged } else { self.of };
        if !view.first.seen().meets(trigger) {
            return;
        }
        match self.what {
            What::Over => self.over(view, found),
            What::Differs => self.differs(view, found),
            What::Unlisted => self.unlisted(view, found),
        }
    }
}

impl Fee {
    fn signed(&self, fact: &Fact) -> i64 {
        // A refund may be written with or without a sign.
        if fact.marks.meets(self.refunds) { -fact.amount_fen.saturating_abs() } else { fact.amount_fen }
    }

    #[inline]
    fn over(&self, view: &View<'_>, found: &mut Found<'_>) {
        let mut sum: i64 = 0;
        for (at, fact) in view.all(self.of.and(self.refunds)) {
            if fact.amount_fen == 0 {
                continue;
            }
            let Some(item) = view.item else { return found.trouble(Trouble::NoItem) };
            sum = sum.saturating_add(self.signed(fact));
            let standard = item.fee_total_fen;
            if sum > standard && sum - standard > self.tolerated(standard) {
                return self.add(view, found, (at, fact), sum - standard);
            }
        }
    }

    #[inline]
    fn tolerated(&self, standard: i64) -> i64 {
        if self.tolerance == 0 { 0 } else { standard.saturating_mul(self.tolerance) / 1000 }
    }

    fn differs(&self, view: &View<'_>, found: &mut Found<'_>) {
        let Some((at, judged)) = view.first(self.judged) else { return };
        let Some(item) = view.item else { return found.trouble(Trouble::NoItem) };
        let paid = view.all(self.of.and(self.refunds)).filter(|(_, fact)| fact.at <= judged.at);
        let sum = paid.fold(0_i64, |sum, (_, fact)| sum.saturating_add(self.signed(fact)));
        let off = sum.saturating_sub(item.fee_total_fen);
        if off.saturating_abs() > self.tolerated(item.fee_total_fen) {
            self.add(view, found, (at, judged), off);
        }
    }

    #[cold]
    fn unlisted(&self, view: &View<'_>, found: &mut Found<'_>) {
        let Some(item) = view.item else { return found.trouble(Trouble::NoItem) };
        for (at, fact) in view.all(self.of) {
            let listed = item.fees.iter().any(|fee| !fee.code.is_some() || fee.code == fact.subject);
            if fact.amount_fen > 0 && !listed {
                self.add(view, found, (at, fact), fact.amount_fen);
            }
        }
    }

    #[cold]
    fn add(&self, view: &View<'_>, found: &mut Found<'_>, (at, fact): (usize, &Fact), value: i64) {
        let mut finding = about(view, found, self.of, at, fact);
        finding.value = value;
        found.add(view, finding);
    }
}
