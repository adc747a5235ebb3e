//! `deemed`: the law put something in place of what the authority left undone.
//!
//! `acceptance`: no notice within the limit, so the application is accepted from the day of receipt (行政许可法
//! art. 32(4)); the clock must have a `deemed` start. `grant`: the limit ran out on an item whose statute makes
//! silence a grant (art. 50 and special statutes).

use super::common::words;
use super::irregular::run_number;
use crate::error::Problem;
use crate::form::{Form, codes, needed};
use crate::kinds::clock::{occasion, trouble_of};
use crate::kinds::{Check, Kind, LevelCount, Look, Made, Texts};
use crate::pack::Compile;
use crate::table::Table;
use engine::{
    ClockIndex, ClockRun, Comparator, Found, NO_FACT, Rounding, Threshold, ThresholdPoint, Trouble, View,
};

pub(crate) const KIND: Kind = Kind {
    code: "deemed",
    zh: "默示：视为受理、视为准予",
    en: "the law deems it accepted or granted",
    keys: &[
        needed("clock", Form::Clock, "时钟", "the clock"),
        needed("what", Form::OneOf(|| codes(&WHATS)), "视为什么", "what is deemed"),
    ],
    level_keys: &[],
    levels: LevelCount::One,
    counts: false,
    read,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Acceptance,
    Grant,
}

const WHATS: [(&str, What); 2] = [("acceptance", What::Acceptance), ("grant", What::Grant)];

const OVER: Threshold =
    Threshold { point: ThresholdPoint::Limit(0), comparator: Comparator::Exceeds, rounding: Rounding::None };

#[derive(Debug)]
struct Deemed {
    clock: ClockIndex,
    what: What,
}

fn read(table: &Table<'_>, _: &[Table<'_>], compile: &mut Compile) -> Option<Made> {
    let what = table.one_of("what", &WHATS, What::Acceptance);
    let clock = compile.clock(table, "clock")?;
    let starts = compile.clocks.get(usize::from(clock.0)).is_some_and(|spec| spec.deemed.is_some());
    if what == What::Acceptance && !starts {
        let zh = "此时钟没有 deemed 起点".to_owned();
        let en = "this clock has no deemed start".to_owned();
        table.error(&table.span_of("clock"), "clock", Problem::Contradiction { zh, en });
        return None;
    }
    let words = match what {
        What::Acceptance => Texts {
            demand: words(
                "当场或五日内一次告知补正",
                "tell once, on the spot or within five days, what is missing",
            ),
            avoid: words("期内受理、不予受理或一次告知", "accepting, refusing or telling in time"),
        },
        What::Grant => Texts {
            demand: words("期内作出决定，否则依法视为准予", "decide in time, or the law deems it granted"),
            avoid: words("期满前作出决定", "deciding before the limit"),
        },
    };
    Some(Made { check: Check::matter(Deemed { clock, what }), parts: Vec::new(), words })
}

impl Look for Deemed {
    #[inline]
    fn look(&self, view: &View<'_>, found: &mut Found<'_>) {
        for run in view.runs(self.clock) {
            match self.what {
                What::Acceptance if run.deemed => {
                    let day = view.day_of(run.known_at.plus_micros(-1));
                    add(view, found, run, (run.known_at, day));
                }
                What::Acceptance => {}
                What::Grant => self.grant(view, found, run),
            }
        }
    }
}

impl Deemed {
    fn grant(&self, view: &View<'_>, found: &mut Found<'_>, run: &ClockRun) {
        let Some(item) = view.item else { return found.trouble(Trouble::NoItem) };
        if item.deemed_grant.is_none() {
            return;
        }
        if let Some(trouble) = trouble_of(view, run) {
            return found.trouble(trouble);
        }
        if let Some(crossing) = view.crossing(run, &OVER) {
            add(view, found, run, (crossing.at, crossing.boundary.day));
        }
    }
}

#[cold]
fn add(view: &View<'_>, found: &mut Found<'_>, run: &ClockRun, (at, day): (calendar::Moment, calendar::Day)) {
    let number = run_number(view, run);
    let mut finding = found.finding(0, occasion(view, run, number as usize), at, day);
    finding.evidence = [run.began, NO_FACT];
    finding.run = number;
    found.add(view, finding);
}
