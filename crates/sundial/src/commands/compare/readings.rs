//! The readings of the time limits that legacy systems are known to have, each tried on every discrepancy.

use crate::fault::Fault;
use crate::log::{Ground, LogArguments, ReadLog, load_after};
use crate::place::refused;
use audit::compare::Reading;
use calendar::{
    Builder, Calendar, DayKind, FirstDay, Layer, Notice, NoticeDay, Order, Source, SuspensionDays,
};
use engine::{Cap, ClockSpec, Counting, RuleSet, Setting};

type Words = (&'static str, &'static str);
type Change = fn(&mut ClockSpec);

/// Readings that are another calendar.
const CALENDARS: [(&str, Words); 4] = [
    ("weekdays", ("只排除周六周日，不看放假和调休", "Monday to Friday, no holidays, no make-up days")),
    ("no-make-up", ("漏掉调休上班日", "make-up days are missed")),
    ("no-holidays", ("把放假的工作日也计入", "holidays are counted")),
    ("calendar-days", ("按自然日计算", "every day is counted")),
];

/// Readings that are other clocks of the same pack.
const CLOCKS: [(&str, Words, Change); 8] = [
    (
        "from-instant",
        ("自受理时刻起算并保留时刻", "counted from the instant of acceptance"),
        |clock| {
            clock.counting = Counting::Instant;
        },
    ),
    ("first-day", ("受理当日计入", "the day of acceptance counts"), |clock| {
        clock.first_day = FirstDay::Included;
    }),
    (
        "wall-clock-pause",
        ("停计按时刻扣除，不按整日", "pauses are left out by the wall clock"),
        |clock| {
            clock.counting = Counting::Instant;
            clock.suspension_days = SuspensionDays::Instants;
        },
    ),
    ("no-pause", ("不扣除任何停计", "no suspension is left out"), |clock| clock.suspends.clear()),
    (
        "any-pause",
        ("停计一律扣除，不问事由和通知", "any suspension is left out, lawful or not"),
        |clock| {
            for suspend in &mut clock.suspends {
                suspend.grounds.clear();
                suspend.needs_notice = false;
                suspend.cap = Cap::Actual;
            }
        },
    ),
    ("pause-both-days", ("停计首尾两日都扣除", "both end days of a pause are left out"), |clock| {
        clock.suspension_days = SuspensionDays::Both;
    }),
    ("any-pause-both-days", ("一律扣除且首尾两日都扣", "any pause, both end days"), |clock| {
        for suspend in &mut clock.suspends {
            suspend.grounds.clear();
            suspend.needs_notice = false;
            suspend.cap = Cap::Actual;
        }
        clock.suspension_days = SuspensionDays::Both;
    }),
    ("no-extension", ("不计延长", "no extension is granted"), |clock| clock.extends = None),
];

/// Readings that are another shipped pack.
const PACKS: [(&str, Words); 2] = [
    ("hunan-2018", ("湖南 2018 规则包（按厂商示例的算法）", "pack hunan-2018, as the vendor computes")),
    ("hunan-2018-text", ("湖南 2018 规则包（按文字）", "pack hunan-2018-text, as its text reads")),
];

/// The readings, as values.
pub(super) struct Readings {
    calendars: Vec<(&'static str, Words, Calendar)>,
    rules: Vec<(&'static str, Words, RuleSet)>,
}

impl Readings {
    /// Prepares all readings; the symbols of the pack in the ground take on the codes of those that are read.
    pub(super) fn new(arguments: &LogArguments, ground: &mut Ground) -> Result<Readings, Fault> {
        let name = arguments.pack_name(ground);
        let mut symbols = ground.pack.rules.symbols.clone();
        let mut rules = Vec::new();
        for (code, words, change) in CLOCKS {
            let mut pack = load_after(&symbols, &name)?.rules;
            pack.clocks.iter_mut().for_each(change);
            rules.push((code, words, pack));
        }
        for (code, words) in PACKS.into_iter().filter(|(code, _)| *code != ground.pack.rules.code) {
            let pack = load_after(&symbols, code)?.rules;
            symbols.clone_from(&pack.symbols);
            rules.push((code, words, pack));
        }
        ground.pack.rules.symbols = symbols;
        let calendars = CALENDARS
            .into_iter()
            .map(|(code, words)| Ok((code, words, calendar(code, &ground.calendar)?)))
            .collect::<Result<_, Fault>>()?;
        Ok(Readings { calendars, rules })
    }

    /// Lists them for a log.
    pub(super) fn list<'a>(&'a self, log: &'a ReadLog) -> Vec<Reading<'a>> {
        let main = log.setting();
        let calendars = self.calendars.iter().map(|(code, words, calendar)| Reading {
            code,
            words: *words,
            setting: Setting { calendar, ..main },
        });
        let rules = self.rules.iter().map(|(code, words, rules)| Reading {
            code,
            words: *words,
            setting: Setting { rules, ..main },
        });
        calendars.chain(rules).collect()
    }
}

/// Another calendar of the same days; opening hours are the assumed ones.
fn calendar(code: &str, base: &Calendar) -> Result<Calendar, Fault> {
    let (first, last, zone) = (base.first(), base.last(), base.zone().clone());
    let built = match code {
        "calendar-days" => Calendar::every_day(first, last, zone),
        "no-make-up" => {
            let off = |kind| matches!(kind, DayKind::Holiday | DayKind::HolidayRest | DayKind::Closure);
            with(base, Order::Holiday, off).build()
        }
        "no-holidays" => with(base, Order::MakeUp, |kind| kind == DayKind::MakeUp).build(),
        _ => Calendar::weekdays(first, last, zone),
    };
    built.map_err(|error| refused(&error))
}

/// Monday to Friday, with an order for the days of some kinds.
fn with(base: &Calendar, order: Order, wanted: impl Fn(DayKind) -> bool) -> Builder {
    let (first, last) = (base.first(), base.last());
    let mut days = Vec::new();
    let mut day = first;
    while day <= last {
        if base.kind(day).is_ok_and(&wanted) {
            days.push(NoticeDay { day, order, name: String::new() });
        }
        day = day + 1;
    }
    let notice = Notice { source: Source::unwritten("reading of a legacy system"), days };
    Builder::new(first, last, base.zone().clone()).layer(Layer::National, [notice])
}
