//! `sundial calendar add DAY N`: a day some units later or earlier, and how it was counted.

use super::words::{date_with_weekday, source, weekday};
use crate::fault::{Exit, Fault};
use crate::place::{PlaceArguments, refused};
use crate::terminal::{Ink, Lines as _, Terminal, left, right};
use calendar::{Calendar, Day, Moment, Strictness};

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
enum AddUnit {
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
    let from = add.from.day;
    let reached = reach(add, &calendar).map_err(|error| refused(&error))?;
    if add.explain {
        let text = explained(add, &calendar, reached, terminal).map_err(|error| refused(&error))?;
        terminal.print(&text)?;
    } else {
        terminal.print(&format!("{reached}\n"))?;
    }
    say_provisional(&calendar, from.min(reached) - 1, from.max(reached), terminal);
    Ok(Exit::Done)
}

fn reach(add: &Add, calendar: &Calendar) -> Result<Day, calendar::CalendarError> {
    let from = add.from.day;
    let last = match add.unit {
        AddUnit::WorkingDay => return calendar.add_working_days(from, add.count),
        AddUnit::CalendarDay | AddUnit::WorkingHour => from + add.count,
        AddUnit::Month => from.add_months(add.count),
    };
    calendar.entry(from)?;
    calendar.entry(last)?;
    if add.no_roll || add.count < 0 { Ok(last) } else { calendar.roll_forward(last) }
}

/// Working hours run from instant to instant.
fn hours(add: &Add, calendar: &Calendar, terminal: &mut Terminal) -> Result<Exit, Fault> {
    const MICROS_PER_HOUR: i64 = 3_600_000_000;
    let opening = calendar.opens(add.from.day);
    let from = match add.from.micros_of_day {
        Some(micros) => calendar.zone().moment(add.from.day, micros),
        None => opening.unwrap_or_else(|| calendar.zone().start_of(add.from.day)),
    };
    let micros = i64::from(add.count) * MICROS_PER_HOUR;
    let reached = calendar.add_open_micros(from, micros).map_err(|error| refused(&error))?;
    let (day, _) = calendar.zone().local(reached);
    terminal.print(&format!("{}\n", minutes(calendar, reached)))?;
    if calendar.hours_assumed() {
        terminal.remark(
            "注意：未给出办公时间，按 09:00-12:00、13:00-17:00 计算（--organisation 可指定）",
            "note: no opening hours given; 09:00-12:00 and 13:00-17:00 assumed (--organisation names others)",
        );
    }
    let from = add.from.day;
    say_provisional(calendar, from.min(day) - 1, from.max(day), terminal);
    Ok(Exit::Done)
}

/// Returns an instant as local day and time to the minute.
fn minutes(calendar: &Calendar, moment: Moment) -> String {
    let (day, micros) = calendar.zone().local(moment);
    let minutes = micros / 60_000_000;
    format!("{day}T{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The count day by day. What counts depends on the unit.
fn explained(
    add: &Add,
    calendar: &Calendar,
    reached: Day,
    terminal: &Terminal,
) -> Result<String, calendar::CalendarError> {
    let (language, style) = (terminal.language, terminal.style);
    let from = add.from.day;
    let step = if reached < from { -1 } else { 1 };
    let end = reach(&Add { no_roll: true, ..copy(add) }, calendar)?;
    let mut text = String::new();
    let mut number = 0;
    let mut day = from;
    loop {
        let entry = calendar.entry(day)?;
        let beyond = add.unit != AddUnit::WorkingDay && (day - end) * step > 0;
        let counts = day != from && !beyond && (add.unit != AddUnit::WorkingDay || entry.kind.is_working());
        number += i32::from(counts);
        let mark = if day == from {
            String::from("–")
        } else if counts {
            number.to_string()
        } else {
            String::new()
        };
        let why = match (day == from, beyond) {
            (true, _) => language.pick("起算当日不计", "the first day does not count").to_owned(),
            (_, true) => language.pick("顺延", "moved on").to_owned(),
            (false, false) => String::new(),
        };
        let kind = language.pick(entry.kind.chinese(), entry.kind.english());
        let name = if entry.name.is_empty() { String::new() } else { format!(" {}", entry.name) };
        let kind = left(&format!("{kind}{name}"), 24);
        let line = format!(
            "{day} {}  {}  {kind}  {} {why}",
            weekday(language, day),
            right(&mark, 4),
            source(language, &entry),
        );
        let ink = if counts { Ink::Good } else { Ink::Faint };
        text.line(style.ink(ink, line.trim_end()));
        if day == reached {
            break;
        }
        day = day + step;
    }
    let reached = date_with_weekday(language, reached);
    let basis = basis(add, language);
    text.line(format!("{}\n{basis}", style.ink(Ink::Head, &format!("= {reached}"))));
    Ok(text)
}

fn copy(add: &Add) -> Add {
    Add {
        from: add.from,
        count: add.count,
        unit: add.unit,
        no_roll: add.no_roll,
        explain: false,
        strict: false,
        place: PlaceArguments::default(),
    }
}

fn basis(add: &Add, language: crate::terminal::Language) -> &'static str {
    match add.unit {
        AddUnit::WorkingDay => language.pick(
            "依据：民法典第二百零一条（开始的当日不计入）；行政许可法第八十二条（以工作日计算，不含法定节假日）",
            "basis: Civil Code art. 201 (the first day does not count); Administrative Licensing Law art. 82 (working days)",
        ),
        AddUnit::CalendarDay | AddUnit::WorkingHour => language.pick(
            "依据：民法典第二百零一条、第二百零三条（最后一日是休息日的，顺延）",
            "basis: Civil Code art. 201, 203 (a last day that is a day off moves on)",
        ),
        AddUnit::Month => language.pick(
            "依据：民法典第二百零二条、第二百零三条（到期月的对应日；没有对应日的，月末日）",
            "basis: Civil Code art. 202, 203 (the corresponding day of the month, or its last day)",
        ),
    }
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
