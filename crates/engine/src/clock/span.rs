//! Suspensions as intervals of days: paired, judged, united.

use super::reach::nth_counted;
use super::spec::{Cap, ClockSpec, SuspendSpec};
use crate::event::{Fact, Flags};
use alloc::vec::Vec;
use calendar::{Calendar, Day, MICROS_PER_HOUR, Moment, SuspensionDays};
use calendar::{Limit, Unit};

/// The end of a suspension that has not ended.
pub(crate) const OPEN: Day = Day::new(i32::MAX);

/// One suspension of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The last day that still counts before it: left out is `after < day <= through`.
    pub after: Day,
    /// The last day that is left out; [`Day`] of `i32::MAX` while it is open.
    pub through: Day,
    /// When it began.
    pub from: Moment,
    /// When it ended, if it did.
    pub to: Option<Moment>,
    /// The fact that began it.
    pub began: u32,
    /// The fact that ended it.
    pub ended: Option<u32>,
    /// Why it does not stop the clock, or what is wrong with it.
    pub irregular: Irregularity,
    /// Whether it stops the clock.
    pub stops: bool,
    /// The instant from which the clock runs again: its end, or that of the planned length where that caps it.
    pub(crate) until: Moment,
}

/// "Not yet": [`Span::until`] of an open suspension.
pub(crate) const NEVER: Moment = Moment::from_micros(i64::MAX);

impl Span {
    /// A suspension that begins after the limit has passed rescues nothing, and is itself irregular.
    pub(crate) fn late_after(&mut self, due: Moment) {
        if self.from > due {
            self.irregular = self.irregular.and(Irregularity::AFTER_EXPIRY);
            self.stops = false;
        }
    }

    /// Returns whether nothing is wrong with it but that it came too late: it left the work lying all the same.
    pub(crate) fn pauses(&self) -> bool {
        let void = Irregularity::GROUND_NOT_LISTED
            .and(Irregularity::NO_WRITTEN_NOTICE)
            .and(Irregularity::NO_PLANNED_LENGTH);
        self.stops || (self.irregular.meets(Irregularity::AFTER_EXPIRY) && !self.irregular.meets(void))
    }
}

/// What is wrong with a suspension or an extension; several can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Irregularity(u16);

impl Irregularity {
    /// Nothing.
    pub const NONE: Irregularity = Irregularity(0);
    /// The ground is not on the closed list of art. 45.
    pub const GROUND_NOT_LISTED: Irregularity = Irregularity(1);
    /// The applicant was not told in writing (art. 45).
    pub const NO_WRITTEN_NOTICE: Irregularity = Irregularity(2);
    /// The time it will take was not told (art. 45).
    pub const NO_PLANNED_LENGTH: Irregularity = Irregularity(4);
    /// It lasted longer than planned.
    pub const OVER_PLANNED: Irregularity = Irregularity(8);
    /// It began after the limit had passed.
    pub const AFTER_EXPIRY: Irregularity = Irregularity(16);
    /// A second extension (art. 42: once).
    pub const SECOND_EXTENSION: Irregularity = Irregularity(32);
    /// Approved by a role that may not (art. 42: the head of the authority, or of the government).
    pub const WRONG_ROLE: Irregularity = Irregularity(64);
    /// Longer than the law allows.
    pub const TOO_LONG: Irregularity = Irregularity(128);
    /// No reasons told (art. 42).
    pub const NO_REASON: Irregularity = Irregularity(256);
    /// The item may not be extended.
    pub const NOT_EXTENDABLE: Irregularity = Irregularity(512);
    /// It never ended although the matter did.
    pub const DANGLING: Irregularity = Irregularity(1024);

    /// Every irregularity with its code, Chinese wording and article.
    pub const ALL: [(Irregularity, &'static str, &'static str); 11] = [
        (
            Irregularity::GROUND_NOT_LISTED,
            "ground_not_listed",
            "停计时限的事由不在《行政许可法》第四十五条所列范围",
        ),
        (Irregularity::NO_WRITTEN_NOTICE, "no_written_notice", "未将所需时间书面告知申请人（第四十五条）"),
        (Irregularity::NO_PLANNED_LENGTH, "no_planned_length", "未告知特别程序所需时间（第四十五条）"),
        (Irregularity::OVER_PLANNED, "over_planned", "特别程序超过告知的时间"),
        (Irregularity::AFTER_EXPIRY, "after_expiry", "时限届满后才作出"),
        (Irregularity::SECOND_EXTENSION, "second_extension", "再次延长（第四十二条只许一次）"),
        (Irregularity::WRONG_ROLE, "wrong_role", "批准延长的人员无此职权（第四十二条）"),
        (Irregularity::TOO_LONG, "too_long", "延长超过法定天数（第四十二条）"),
        (Irregularity::NO_REASON, "no_reason", "未告知延长理由（第四十二条）"),
        (Irregularity::NOT_EXTENDABLE, "not_extendable", "该事项不得延长"),
        (Irregularity::DANGLING, "dangling", "办件已结束而特别程序未结束"),
    ];

    /// Returns whether the two share one.
    #[must_use]
    pub const fn meets(self, other: Irregularity) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns both.
    #[must_use]
    pub const fn and(self, other: Irregularity) -> Irregularity {
        Irregularity(self.0 | other.0)
    }

    /// Returns whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Finds one by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Irregularity> {
        Irregularity::ALL.iter().find(|(_, known, _)| *known == code).map(|(one, _, _)| *one)
    }

    /// Returns each one that is set, with its code and Chinese wording.
    pub fn each(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        Irregularity::ALL.iter().filter(move |(one, _, _)| self.meets(*one)).map(|(_, code, zh)| (*code, *zh))
    }
}

/// Adds the suspensions of a clock to `out`, judged but not yet united, in order of their beginnings.
///
/// Those that ended before `start` are none of the run's business.
pub(crate) fn collect(
    calendar: &Calendar,
    spec: &ClockSpec,
    facts: &[Fact],
    start: Moment,
    out: &mut Vec<Span>,
) {
    let from = out.len();
    for suspend in &spec.suspends {
        collect_one(calendar, spec, suspend, facts, out);
    }
    let mut kept = from;
    for at in from..out.len() {
        if out[at].to.is_none_or(|to| to >= start) {
            out[kept] = out[at];
            kept += 1;
        }
    }
    out.truncate(kept);
    if let Some(own) = out.get_mut(from..) {
        own.sort_unstable_by_key(|span| (span.from, span.began));
    }
}

fn collect_one(
    calendar: &Calendar,
    spec: &ClockSpec,
    suspend: &SuspendSpec,
    facts: &[Fact],
    out: &mut Vec<Span>,
) {
    let mut busy_until: Option<usize> = None;
    for (began, fact) in facts.iter().enumerate() {
        if !fact.marks.meets(suspend.from) || busy_until.is_some_and(|until| began < until) {
            continue;
        }
        let ended = facts.iter().enumerate().skip(began + 1).find(|(_, later)| {
            later.marks.meets(suspend.to)
                && (!suspend.same_subject || later.subject == fact.subject || !later.subject.is_some())
        });
        // Without subjects a second beginning inside an open pair belongs to that pair.
        if !suspend.same_subject {
            busy_until = Some(ended.map_or(facts.len(), |(at, _)| at));
        }
        out.push(judge(calendar, spec, suspend, (began, fact), ended));
    }
}

fn judge(
    calendar: &Calendar,
    spec: &ClockSpec,
    suspend: &SuspendSpec,
    (began, fact): (usize, &Fact),
    ended: Option<(usize, &Fact)>,
) -> Span {
    let mut irregular = Irregularity::NONE;
    if !suspend.grounds.is_empty() {
        // Where no ground is given, the procedure itself may be named after one.
        let ground = if fact.ground.is_some() { fact.ground } else { fact.subject };
        if !suspend.grounds.contains(&ground) {
            irregular = irregular.and(Irregularity::GROUND_NOT_LISTED);
        }
    }
    if suspend.needs_notice {
        if !fact.flags.has(Flags::WRITTEN_NOTICE) {
            irregular = irregular.and(Irregularity::NO_WRITTEN_NOTICE);
        }
        if fact.planned.is_none() {
            irregular = irregular.and(Irregularity::NO_PLANNED_LENGTH);
        }
    }
    let stops = irregular.is_empty();
    let zone = calendar.zone();
    let began_on = zone.day_of(fact.at);
    let ended_on = ended.map_or(OPEN, |(_, end)| zone.day_of(end.at));
    let (after, mut through) = match spec.suspension_days {
        // From instant to instant: only the days between are left out as a whole.
        SuspensionDays::Instants if spec.by_instants() => (began_on, day_before(ended_on)),
        SuspensionDays::AfterStartThroughEnd | SuspensionDays::Instants => (began_on, ended_on),
        SuspensionDays::StartThroughBeforeEnd => (began_on - 1, day_before(ended_on)),
        SuspensionDays::Both => (began_on - 1, ended_on),
    };
    let to = ended.map_or(NEVER, |(_, end)| end.at);
    let mut until = to;
    if let Some(planned) = fact.planned.and_then(|planned| planned_end(calendar, fact.at, planned)) {
        let day = zone.day_of(planned);
        if to > planned && to != NEVER {
            irregular = irregular.and(Irregularity::OVER_PLANNED);
        }
        if suspend.cap == Cap::Planned && to > planned {
            through = through.min(day);
            until = planned;
        }
    }
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span {
        after,
        through: through.max(after),
        from: fact.at,
        to: ended.map(|(_, end)| end.at),
        began: index(began),
        ended: ended.map(|(at, _)| index(at)),
        irregular,
        stops,
        until,
    }
}

fn day_before(day: Day) -> Day {
    if day == OPEN { OPEN } else { day - 1 }
}

/// The last instant of a planned length that begins at an instant: the end of its last day, or of its last hour.
fn planned_end(calendar: &Calendar, from: Moment, planned: Limit) -> Option<Moment> {
    let hours = i64::from(planned.count()) * MICROS_PER_HOUR;
    match planned.unit() {
        Unit::WorkingHour => calendar.add_open_micros(from, hours).ok(),
        Unit::Hour => Some(from.plus_micros(hours)),
        Unit::WorkingDay | Unit::CalendarDay | Unit::Month => {
            let began_on = calendar.zone().day_of(from);
            planned_through(calendar, began_on, planned).map(|day| calendar.zone().end_of(day))
        }
    }
}

/// The last day of a planned length that begins on a day.
pub(crate) fn planned_through(calendar: &Calendar, began_on: Day, planned: Limit) -> Option<Day> {
    match planned.unit() {
        Unit::WorkingDay => nth_counted(calendar, Unit::WorkingDay, began_on, planned.count(), &[]).day(),
        Unit::CalendarDay => Some(began_on + i32::try_from(planned.count()).ok()?),
        Unit::Month => Some(began_on.add_months(i32::try_from(planned.count()).ok()?)),
        Unit::WorkingHour | Unit::Hour => None,
    }
}

/// Unites one more span with the disjoint ascending intervals from `own` on; spans come in order of their beginnings.
#[inline]
pub(crate) fn unite(span: &Span, own: usize, out: &mut Vec<(Day, Day)>) {
    if !span.stops || span.after >= span.through {
        return;
    }
    match out.get_mut(own..).and_then(<[(Day, Day)]>::last_mut) {
        Some(last) if span.after <= last.1 => last.1 = last.1.max(span.through),
        _ => out.push((span.after, span.through)),
    }
}
