//! `sundial calendar add DAY N`: a day some units later or earlier, and how it was counted.

use super::count::{Count, hours_by_day};
use crate::fault::{Exit, Fault};
use crate::place::{PlaceArguments, refused};
use crate::terminal::Terminal;
use calendar::{Calendar, CalendarError, Day, MICROS_PER_HOUR, Moment, Strictness};

/// From which day how far.
#[derive(Debug, clap::Args)]
pub(crate) struct Add {
    /// 起算日（当日不计） / the first day, which does not count: 2026-02-13 or, for hours, 2026-02-13T16:30
    #[arg(value_name = "DAY")]
    from: Start,
    /// 多少个单位，可为负 / how many units, may be negative
    #[arg(value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(i32).range(-10_000..=10_000))]
    count: i32,
    /// 单位 / the unit
    #[arg(long, value_enum, default_value_t, value_name = "UNIT")]
    unit: AddUnit,
    /// 最后一日为休息日时不顺延（自然日、月） / a last day off is not moved (calendar days, months)
    #[arg(long)]
    no_roll: bool,
    /// 逐日说明 / show the count day by day
    #[arg(long)]
    explain: bool,
    /// 涉及尚未公布安排的年份即拒绝 / refuse when a year without a notice is touched
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    place: PlaceArguments,
}

/// Units in which a limit can be counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub(super) enum AddUnit {
    /// 工作日
    #[default]
    WorkingDay,
    /// 自然日
    CalendarDay,
    /// 月
    Month,
    /// 工作小时
    WorkingHour,
}

/// A day, or an instant of it.
#[derive(Clone, Copy, Debug)]
struct Start {
    day: Day,
    micros_of_day: Option<i64>,
}

impl std::str::FromStr for Start {
    type Err = calendar::ParseError;

    fn from_str(text: &str) -> Result<Start, calendar::ParseError> {
        let Some((day, time)) = text.split_once(['T', ' ']) else {
            return Ok(Start { day: text.parse()?, micros_of_day: None });
        };
        let time: calendar::TimeOfDay = time.parse()?;
        Ok(Start { day: day.parse()?, micros_of_day: Some(time.micros()) })
    }
}

/// Prints the day.
pub(crate) fn run(add: &Add, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let strictness = if add.strict { Strictness::RefuseProvisional } else { Strictness::AllowProvisional };
    let calendar = add.place.calendar(strictness)?;
    if add.unit == AddUnit::WorkingHour {
        return hours(add, &calendar, terminal);
    }
    let (from, end) = (add.from.day, unrolled(add));
    let reached = reach(add, &calendar, end).map_err(|error| refused(&error))?;
    if add.explain {
        let count = Count { unit: add.unit, from, end, reached };
        let text = count.by_day(terminal, &calendar).map_err(|error| refused(&error))?;
        terminal.print(&text)?;
    } else {
        terminal.print(&format!("{reached}\n"))?;
    }
    say_provisional(&calendar, from.min(reached) - 1, from.max(reached), terminal);
    Ok(Exit::Done)
}

/// The last day before it moves off days off. Working days never move.
fn unrolled(add: &Add) -> Day {
    match add.unit {
        AddUnit::Month => add.from.day.add_months(add.count),
        AddUnit::WorkingDay | AddUnit::CalendarDay | AddUnit::WorkingHour => add.from.day + add.count,
    }
}

fn reach(add: &Add, calendar: &Calendar, end: Day) -> Result<Day, CalendarError> {
    if add.unit == AddUnit::WorkingDay {
        return calendar.add_working_days(add.from.day, add.count);
    }
    calendar.entry(add.from.day)?;
    calendar.entry(end)?;
    if add.no_roll || add.count < 0 { Ok(end) } else { calendar.roll_forward(end) }
}

/// Working hours run from instant to instant.
fn hours(add: &Add, calendar: &Calendar, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let opening = calendar.opens(add.from.day);
    let from = match add.from.micros_of_day {
        Some(micros) => calendar.zone().moment(add.from.day, micros),
        None => opening.unwrap_or_else(|| calendar.zone().start_of(add.from.day)),
    };
    let micros = i64::from(add.count) * MICROS_PER_HOUR;
    let reached = calendar.add_open_micros(from, micros).map_err(|error| refused(&error))?;
    if add.explain {
        let text = hours_by_day(terminal, calendar, from.min(reached), from.max(reached));
        terminal.print(&text.map_err(|error| refused(&error))?)?;
    }
    let mark = if add.explain { "= " } else { "" };
    terminal.print(&format!("{mark}{}\n", minutes(calendar, reached)))?;
    if calendar.hours_assumed() {
        terminal.remark(
            "注意：未给出办公时间，按 09:00-12:00、13:00-17:00 计算（--organisation 可指定）",
            "note: no opening hours given; 09:00-12:00 and 13:00-17:00 assumed (--organisation names others)",
        );
    }
    let (from, (day, _)) = (add.from.day, calendar.zone().local(reached));
    say_provisional(calendar, from.min(day) - 1, from.max(day), terminal);
    Ok(Exit::Done)
}

/// Returns an instant as local day and time to the minute.
fn minutes(calendar: &Calendar, moment: Moment) -> String {
    let (day, micros) = calendar.zone().local(moment);
    let minutes = micros / 60_000_000;
    format!("{day}T{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Says that an answer rests on a year without a notice.
pub(super) fn say_provisional(calendar: &Calendar, after: Day, through: Day, terminal: &mut Terminal) {
    if calendar.provisional(after, through) {
        terminal.remark(
            "注意：涉及放假安排尚未公布的年份，结果为暂定（--strict 可拒绝）",
            "note: a year without a published arrangement is touched; the answer is provisional (--strict refuses)",
        );
    }
}
