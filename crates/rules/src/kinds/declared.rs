//! `declared`: the due day that the handling system declared is not the computed one.
//!
//! Compared with the due day as known when it was declared, before any later suspension or extension. The value is
//! the declared day less the computed one, in calendar days: positive when the declared day is too late.

use super::common::{about, words};
use super::irregular::run_number;
use crate::form::{Form, needed, optional};
use crate::kinds::clock::trouble_of;
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{ClockIndex, ClockRun, Fact, Found, Marks, View};

pub(crate) const KIND: Kind = Kind {
    code: "declared",
    zh: "申报的到期日与计算的不同",
    en: "the declared due day is not the computed one",
    keys: &[
        needed("clock", Form::Clock, "时钟", "the clock"),
        optional("tolerance", Form::Whole, "0", ("容许相差几日", "how many days they may differ")),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Debug)]
struct Declared {
    clock: ClockIndex,
    tolerance: u16,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let tolerance = table.whole("tolerance", 0).unwrap_or(0);
    let clock = compile.clock(table, "clock")?;
    let (zh, en) = compile.clock_name(clock);
    let words = Texts {
        demand: words(format!("申报的到期日与{zh}一致"), format!("declare the day on which the {en} ends")),
        avoid: words("按工作日历计算到期日", "computing the due day by the working calendar"),
    };
    Some(Made { check: Check::matter(Declared { clock, tolerance }), parts: Vec::new(), words })
}

impl Look for Declared {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        let Some(run) = view.runs(self.clock).first() else { return };
        for (at, fact) in view.facts().iter().enumerate() {
            if fact.due.is_some() && fact.at >= run.start {
                self.judge(view, found, run, (at, fact));
            }
        }
    }
}

impl Declared {
    fn judge(&self, view: &View<'_>, found: &mut Found<'_>, run: &ClockRun, (at, fact): (usize, &Fact)) {
        let Some((known, _)) = view.as_known(run, fact.at) else { return };
        if let Some(trouble) = trouble_of(view, &known) {
            return found.trouble(trouble);
        }
        let (Some(declared), Some(computed)) = (fact.due.map(|due| view.day_of(due)), known.due_day()) else {
            return;
        };
        let off = declared - computed;
        if off.unsigned_abs() > u32::from(self.tolerance) {
            let mut finding = about(view, found, Marks::NONE, at, fact);
            finding.run = run_number(view, run);
            finding.value = i64::from(off);
            found.add(view, finding);
        }
    }
}
