//! One small adapter for each operation of the case files.

use calendar::{
    Calendar, CalendarError, Day, DayKind, FirstDay, IsoDuration, KeepTime, Limit, Moment, Order, Reading,
    Repeat, RollLastDay, SuspensionDays, notice,
};

use super::{Case, world};
use crate::shared::day;

/// Runs a case and writes its answer as the expected column does.
pub(crate) fn answer(case: &Case) -> String {
    if let Some(answer) = refusal(case) {
        return answer;
    }
    let calendar = world::calendar(&case.calendar);
    let answer = days(case, &calendar).or_else(|| instants(case, &calendar));
    answer.unwrap_or_else(|| panic!("{}: no such operation: {}", case.row, case.operation))
}

/// Inputs that must not be accepted.
fn refusal(case: &Case) -> Option<String> {
    let answer = match case.operation.as_str() {
        "amount" => Limit::parse_count("duration", &case.from).err().map(|error| error.field),
        "limit" => case.from.parse::<Limit>().err().map(|_| "limit".to_owned()),
        "office with" => {
            let text = world::office_text(&case.calendar).replacen(&case.from, &case.argument, 1);
            world::office("office.toml", &text).err().map(|error| error.field)
        }
        _ => return None,
    };
    Some(answer.map_or("accepted".to_owned(), |field| format!("refused: {field}")))
}

fn days(case: &Case, calendar: &Calendar) -> Option<String> {
    let from = || day(&case.from);
    let to = || day(&case.argument);
    let n = || case.argument.parse::<i32>().expect("the argument is a number of days");
    let limit = || case.argument.parse::<Limit>().expect("the argument is a limit");
    let own = Reading::default();
    let kept = Reading { roll: RollLastDay::None, ..own };
    let included = Reading { first_day: FirstDay::Included, ..kept };
    let last = |reading| calendar.last_day(from(), limit(), reading).map(|day| day.expect("a limit in days"));
    let after = |day: Day| (day + 1).to_string();
    Some(match case.operation.as_str() {
        "working" => text(calendar.working(from()), |yes| yes_no(yes).to_owned()),
        "provisional" => yes_no(calendar.provisional(from(), to())).to_owned(),
        "add days" => text(calendar.add_working_days(from(), n()), |day| day.to_string()),
        "roll then add days" => {
            let rolled = calendar.roll_forward(from()).and_then(|day| calendar.add_working_days(day, n()));
            text(rolled, |day| day.to_string())
        }
        "between days" => text(calendar.working_days_in(from(), to()), |count| count.to_string()),
        "between days, first day included" => {
            text(calendar.working_days_in(from() - 1, to()), |count| count.to_string())
        }
        "statutory total" => statutory_total(calendar, &case.from).to_string(),
        "off and working" => off_and_working(calendar, from(), to()),
        "working days" => working_days(calendar, from(), to()),
        "windows" => windows(calendar, from()),
        "last day" => text(last(own), |day| day.to_string()),
        "last day, not rolled" => text(last(kept), |day| day.to_string()),
        "day after last" => text(last(kept), after),
        "day after last, first day included" => text(last(included), after),
        "suspended" => suspended(case, calendar, SuspensionDays::AfterStartThroughEnd),
        "suspended, before end" => suspended(case, calendar, SuspensionDays::StartThroughBeforeEnd),
        "suspended calendar days" => suspended_days(SuspensionDays::AfterStartThroughEnd, from(), to()),
        "suspended calendar days, both" => suspended_days(SuspensionDays::Both, from(), to()),
        "notice" => notice_days(case),
        _ => return None,
    })
}

fn instants(case: &Case, calendar: &Calendar) -> Option<String> {
    let zone = calendar.zone();
    let from = || moment(calendar, &case.from);
    let to = || moment(calendar, &case.argument);
    let n = || case.argument.parse::<i32>().expect("the argument is a number of days");
    let shown = |found: Result<Moment, CalendarError>| text(found, |found| show(case, calendar, found));
    let micros = |found: Result<i64, CalendarError>| text(found, |micros| format!("{}s", micros / 1_000_000));
    Some(match case.operation.as_str() {
        "open" => text(calendar.open_at(from()), |open| if open { "open" } else { "closed" }.to_owned()),
        "kind" => text(calendar.kind(zone.day_of(from())), |kind: DayKind| kind.to_string()),
        "between" => micros(calendar.open_micros_between(from(), to())),
        "between, signed" => micros(calendar.signed_open_micros_between(from(), to())),
        "between, summed" => {
            let pauses = format!("{} {}", case.from, case.argument);
            micros(Ok(pauses.split(' ').map(|pause| open_time(calendar, pause)).sum()))
        }
        "add time" => shown(calendar.add_open_micros(from(), duration(&case.argument))),
        "add time to next opening" => {
            shown(calendar.add_open_micros_to_next_opening(from(), duration(&case.argument)))
        }
        "add time, paused" => {
            let (limit, pauses) = case.argument.split_once(" less ").expect("pauses follow `less`");
            let paused: i64 = pauses.split(' ').map(|pause| open_time(calendar, pause)).sum();
            shown(calendar.add_open_micros(from(), duration(limit) + paused))
        }
        "last open" => shown(calendar.last_open_before(from())),
        "add days at" => shown(calendar.add_working_days_at(from(), n(), KeepTime::AsIs)),
        "add days at, when open" => shown(calendar.add_working_days_at(from(), n(), KeepTime::WhenOpen)),
        "add calendar days at" => shown(Ok(calendar.add_calendar_days_at(from(), n()))),
        "due" => {
            let limit = case.argument.parse().expect("the argument is a limit");
            shown(calendar.due(from(), limit, Reading::default()))
        }
        "wall" => shown(Ok(from().plus_micros(duration(&case.argument)))),
        "iso" => {
            let added: IsoDuration = case.argument.parse().expect("the argument is a duration");
            shown(Ok(added.after(zone, from())))
        }
        "repeat" => {
            let repeat: Repeat = case.argument.parse().expect("the argument is a repeat");
            let next = repeat.next(zone, Moment::from_micros(0), from());
            next.map_or("none".to_owned(), |next| show(case, calendar, next))
        }
        _ => return None,
    })
}

fn text<T>(answer: Result<T, CalendarError>, show: impl FnOnce(T) -> String) -> String {
    answer.map_or("refused".to_owned(), show)
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// An instant with an offset, or local time of the calendar.
fn moment(calendar: &Calendar, text: &str) -> Moment {
    if let Ok(moment) = text.parse() {
        return moment;
    }
    let at: Moment = format!("{text}Z").parse().expect("the cases name instants that exist");
    let (day, of_day) = calendar::Zone::UTC.local(at);
    calendar.zone().moment(day, of_day)
}

/// Writes an instant as the case expects it, so that texts can be compared.
fn show(case: &Case, calendar: &Calendar, found: Moment) -> String {
    let expected =
        moment(calendar, if case.expected == "none" { "1970-01-01T00:00:00" } else { &case.expected });
    if found == expected { case.expected.clone() } else { found.to_string() }
}

/// `45h25m30s`, `-3h`, in microseconds.
fn duration(text: &str) -> i64 {
    let (sign, mut rest) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut seconds = 0;
    while let Some(at) = rest.find(['h', 'm', 's']) {
        let number: i64 = rest[..at].parse().expect("a duration has whole numbers");
        let unit = match &rest[at..=at] {
            "h" => 3_600,
            "m" => 60,
            _ => 1,
        };
        seconds += number * unit;
        rest = &rest[at + 1..];
    }
    assert!(rest.is_empty(), "{text}");
    sign * seconds * 1_000_000
}

fn open_time(calendar: &Calendar, span: &str) -> i64 {
    let (from, to) = span.split_once('/').expect("a span is written from/to");
    let between = calendar.open_micros_between(moment(calendar, from), moment(calendar, to));
    between.expect("the span is covered")
}

fn suspended(case: &Case, calendar: &Calendar, rule: SuspensionDays) -> String {
    let (limit, spans) = case.argument.split_once(" less ").expect("spans follow `less`");
    let limit: u32 = limit.parse().expect("the limit is a number of days");
    let count = |span: &str| {
        let (start, end) = span.split_once('/').expect("a span is written start/end");
        let (after, through) = rule.span(day(start), day(end)).expect("whole days");
        calendar.count_in(after, through).expect("the span is covered")
    };
    let suspended: u32 = spans.split(' ').map(count).sum();
    let due = calendar.nth_after(day(&case.from), limit + suspended);
    due.map_or("refused".to_owned(), |due| due.to_string())
}

fn suspended_days(rule: SuspensionDays, start: Day, end: Day) -> String {
    let (after, through) = rule.span(start, end).expect("whole days");
    (through - after).to_string()
}

/// Days off on weekdays less days made up, among the days that the year's own notices name.
fn statutory_total(calendar: &Calendar, year: &str) -> i32 {
    let year: i32 = year.parse().expect("the case names a year");
    let years = calendar::china().years().iter();
    let notices = years.filter(|of| of.year == year).flat_map(|of| &of.notices);
    let named = notices.flat_map(|notice| &notice.days).map(|named| calendar.kind(named.day));
    let worth = named.map(|kind| match kind.expect("the day is covered") {
        DayKind::Holiday => 1,
        DayKind::MakeUp => -1,
        DayKind::Working | DayKind::Rest | DayKind::HolidayRest | DayKind::Closure => 0,
    });
    worth.sum()
}

fn off_and_working(calendar: &Calendar, first: Day, last: Day) -> String {
    let kinds: Vec<DayKind> = calendar.days(first, last).flatten().map(|entry| entry.kind).collect();
    let working = kinds.iter().filter(|kind| kind.is_working()).count();
    format!("{} off, {working} working", kinds.len() - working)
}

fn working_days(calendar: &Calendar, first: Day, last: Day) -> String {
    let days = calendar.days(first, last).flatten().filter(|entry| entry.kind.is_working());
    days.map(|entry| entry.day.to_string()).collect::<Vec<_>>().join(" ")
}

fn windows(calendar: &Calendar, day: Day) -> String {
    let windows: Vec<String> = calendar.windows(day).iter().map(ToString::to_string).collect();
    if windows.is_empty() { "none".to_owned() } else { windows.join(" ") }
}

fn notice_days(case: &Case) -> String {
    let year = case.from.parse().expect("the case names a year");
    let days = notice::parse(&case.argument, year, &[]).expect("the case quotes a notice");
    let of = |order: Order| {
        let named = days.iter().filter(|day| day.order == order).map(|day| day.day.to_string());
        named.collect::<Vec<_>>().join(" ")
    };
    format!("off {}, worked {}", of(Order::Holiday), of(Order::MakeUp))
}
