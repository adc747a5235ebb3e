//! Properties against a slow oracle that walks day by day and second by second.

use calendar::{
    Builder, Calendar, Day, DayKind, Exception, ExceptionKind, Layer, Moment, Notice, NoticeDay, Office,
    Order, Source, Weekday, When, Window, Zone, china,
};
use proptest::prelude::*;

const FIRST: i32 = 20_000; // 2024-10-04
const LENGTH: i32 = 120;

fn first() -> Day {
    Day::new(FIRST)
}

fn last() -> Day {
    Day::new(FIRST + LENGTH - 1)
}

fn orders() -> impl Strategy<Value = Vec<(i32, Order)>> {
    let order = prop_oneof![
        Just(Order::Plain),
        Just(Order::Holiday),
        Just(Order::MakeUp),
        Just(Order::Off),
        Just(Order::Closure)
    ];
    proptest::collection::vec((0..LENGTH, order), 0..60)
}

fn notice(orders: &[(i32, Order)]) -> Notice {
    let days =
        orders.iter().map(|&(offset, order)| NoticeDay { day: first() + offset, order, name: String::new() });
    Notice { source: Source::unwritten("test"), days: days.collect() }
}

fn built(orders: &[(i32, Order)]) -> Calendar {
    let builder = Builder::new(first(), last(), Zone::CHINA).layer(Layer::National, [notice(orders)]);
    builder.build().expect("120 days fit")
}

/// The `n`-th working day after (or before) a day, by walking.
fn walked(calendar: &Calendar, from: Day, n: i32) -> Option<Day> {
    let (step, mut left) = (if n < 0 { -1 } else { 1 }, n.abs());
    let mut day = from;
    if n == 0 {
        while !calendar.working(day).ok()? {
            day = day + 1;
        }
        return Some(day);
    }
    while left > 0 {
        day = day + step;
        left -= i32::from(calendar.working(day).ok()?);
    }
    Some(day)
}

proptest! {
    #[test]
    fn adding_is_walking(orders in orders(), from in 0..LENGTH, n in -60..60_i32) {
        let calendar = built(&orders);
        let from = first() + from;
        let added = calendar.add_working_days(from, n).ok();
        prop_assert_eq!(added, walked(&calendar, from, n));
        if n >= 0 {
            prop_assert_eq!(calendar.nth_after(from, n.unsigned_abs()), added);
        }
    }

    #[test]
    fn counting_is_walking_and_undoes_adding(orders in orders(), from in 0..LENGTH, to in 0..LENGTH, n in 1..60_u32) {
        let calendar = built(&orders);
        let (from, to) = (first() + from, first() + to);
        let walked = (from.number() + 1..=to.number()).filter(|&day| calendar.working(Day::new(day)) == Ok(true));
        let expected = (from <= to).then(|| walked.count() as i32);
        prop_assert_eq!(calendar.working_days_in(from, to).ok(), expected);
        if let Some(due) = calendar.nth_after(from, n) {
            prop_assert_eq!(calendar.count_in(from, due), Some(n));
            prop_assert_eq!(calendar.working(due), Ok(true));
        }
    }

    #[test]
    fn adding_is_monotone(orders in orders(), from in 0..LENGTH - 1, n in 0..40_u32) {
        let calendar = built(&orders);
        let from = first() + from;
        if let (Some(one), Some(next)) = (calendar.nth_after(from, n), calendar.nth_after(from + 1, n)) {
            prop_assert!(one <= next);
        }
        if let (Some(one), Some(more)) = (calendar.nth_after(from, n), calendar.nth_after(from, n + 1)) {
            prop_assert!(one < more || n == 0);
        }
    }

    #[test]
    fn layers_are_weighed_by_order_then_by_place(
        national in orders(), division in orders(), office in orders(), offset in 0..LENGTH,
    ) {
        let layers = [(Layer::National, &national), (Layer::Division, &division), (Layer::Organisation, &office)];
        let builder = Builder::new(first(), last(), Zone::CHINA);
        let builder = layers.iter().fold(builder, |builder, &(layer, orders)| builder.layer(layer, [notice(orders)]));
        let calendar = builder.build().expect("120 days fit");
        let day = first() + offset;
        let said = |orders: &[(i32, Order)]| orders.iter().rfind(|&&(of, _)| of == offset).map_or(Order::Plain, |&(_, order)| order);
        let said = [said(&national), said(&division), said(&office)];
        let off = day.weekday().is_weekend();
        let expected = if said.contains(&Order::Closure) {
            DayKind::Closure
        } else if said.contains(&Order::Off) {
            if off { DayKind::HolidayRest } else { DayKind::Holiday }
        } else if said.contains(&Order::MakeUp) {
            if off { DayKind::MakeUp } else { DayKind::Working }
        } else if said.contains(&Order::Holiday) {
            if off { DayKind::HolidayRest } else { DayKind::Holiday }
        } else if off { DayKind::Rest } else { DayKind::Working };
        prop_assert_eq!(calendar.kind(day), Ok(expected));
    }

    #[test]
    fn the_table_of_china_is_walking_too(from in 0..9_000_i32, n in -300..300_i32) {
        let calendar = china().as_known_on(None).build().expect("27 years fit");
        let from = calendar.first() + from;
        prop_assert_eq!(calendar.add_working_days(from, n).ok(), walked(&calendar, from, n));
    }
}

/// Office hours of whole minutes: two windows a day, a break, sometimes a zone with summer time.
fn hours() -> impl Strategy<Value = (Calendar, i64)> {
    let window = (0..700_u32, 1..700_u32, 1..20_u32);
    (window, proptest::collection::vec(any::<bool>(), 7), any::<bool>(), 0..14_i32).prop_map(
        |((opens, length, gap), week, summer, closed)| {
            let text = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
            let second = (opens + length + gap).min(1_438);
            let windows = [(opens, (opens + length).min(second)), (second, (second + 90).min(1_440))];
            let windows: Vec<Window> = windows
                .iter()
                .map(|&(from, to)| format!("{}-{}", text(from), text(to)).parse().expect("in order"))
                .collect();
            let days = Weekday::ALL.into_iter().zip(week).filter(|&(_, works)| works);
            let mut office = Office::new("test", days.map(|(weekday, _)| (weekday, windows.clone())));
            let when = When::Once(first() + closed);
            let kind = ExceptionKind::Closure;
            office.exceptions.push(Exception { when, kind, name: String::new(), known_from: None });
            let start = i64::from(FIRST) * 86_400;
            if summer {
                let change = Moment::from_micros(0).plus_seconds(start + 3 * 86_400 + 3_600);
                let back = change.plus_seconds(4 * 86_400);
                office.zone = Some(Zone::with_transitions(3_600, vec![(change, 7_200), (back, 3_600)]));
            }
            let builder = Builder::new(first() - 1, first() + 20, Zone::UTC).organisation(&office);
            (builder.build().expect("22 days fit"), start)
        },
    )
}

/// Open minutes between two instants, minute by minute.
fn walked_minutes(calendar: &Calendar, from: Moment, minutes: i64) -> i64 {
    let open = |minute: &i64| calendar.open_at(from.plus_seconds(minute * 60)) == Ok(true);
    (0..minutes).filter(open).count() as i64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn open_time_is_walking((calendar, start) in hours(), from in 0..10_000_i64, minutes in 0..9_000_i64) {
        let from = Moment::from_micros(0).plus_seconds(start + from * 60);
        let to = from.plus_seconds(minutes * 60);
        let walked = walked_minutes(&calendar, from, minutes) * 60_000_000;
        prop_assert_eq!(calendar.open_micros_between(from, to), Ok(walked));
    }

    #[test]
    fn adding_open_time_is_the_first_instant_at_which_it_is_used(
        (calendar, start) in hours(), from in 0..5_000_i64, minutes in 1..2_000_i64,
    ) {
        let from = Moment::from_micros(0).plus_seconds(start + from * 60);
        let micros = minutes * 60_000_000;
        if let Ok(due) = calendar.add_open_micros(from, micros) {
            prop_assert_eq!(calendar.open_micros_between(from, due), Ok(micros));
            prop_assert_eq!(calendar.open_micros_between(from, due.plus_micros(-1)), Ok(micros - 1));
            let back = calendar.add_open_micros(due, -micros).expect("a covered span can be walked back");
            let idle = calendar.open_micros_between(back.min(from), back.max(from));
            prop_assert_eq!(idle, Ok(0));
            let next = calendar.add_open_micros_to_next_opening(from, micros);
            if let Ok(next) = next {
                prop_assert!(next >= due && calendar.open_at(next) == Ok(true));
                prop_assert_eq!(calendar.open_micros_between(due, next), Ok(0));
            }
        }
    }

    #[test]
    fn dates_and_instants_survive_text(number in -719_162..2_932_896_i32, micros in any::<i32>(), months in 0..2_000_i32) {
        let day = Day::new(number);
        prop_assert_eq!(day.to_string().parse::<Day>(), Ok(day));
        let (year, month, of_month) = day.ymd();
        prop_assert_eq!(Day::from_ymd(year, month, of_month), Some(day));
        let moment = Moment::from_micros(i64::from(number.max(-719_161)) * 86_400_000_000 + i64::from(micros));
        prop_assert_eq!(moment.to_string().parse::<Moment>(), Ok(moment));
        let later = day.add_months(months);
        prop_assert!(later >= day || later == Day::MAX);
        prop_assert!(later == Day::MAX || later.ymd().2 <= of_month);
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,60}", year in 1_900..2_100_i32) {
        drop(text.parse::<Day>());
        drop(text.parse::<Moment>());
        drop(text.parse::<Window>());
        drop(text.parse::<calendar::Limit>());
        drop(text.parse::<calendar::IsoDuration>());
        drop(text.parse::<calendar::Repeat>());
        drop(Office::parse("x", &text, &|_| None));
        drop(calendar::notice::parse(&text, year, &[]));
    }

    #[test]
    fn no_notice_like_text_makes_the_reader_panic(text in "[0-9年月日至、，。（）星期六日放假上班调延长共天一：]{0,40}") {
        drop(calendar::notice::parse(&text, 2_020, &[]));
    }
}
