//! Samples of the monitor and the wall.

use super::cards::card_rows;
use super::clocks::{now, short, stamp, today};
use crate::format::Stamp;
use crate::frame::{Frame, Link};
use crate::parts::Chart;
use crate::parts::chart::{Column, Room, columns};
use crate::route;
use crate::seeing::{Figure, LatestCard, MonitorPage, RankRow, Ranking, WallPage};
use report::{Language, Tone};

const ITEMS: [(&str, &str); 6] = [
    ("建设用地规划许可", "Land-use planning permit"),
    ("建筑工程施工许可证核发", "Building permit"),
    ("取水许可", "Water abstraction permit"),
    ("建设项目环境影响报告书审批", "Environmental impact report"),
    ("食品经营许可", "Food business licence"),
    ("不动产登记", "Registration of real estate"),
];

pub(super) fn items(language: Language) -> Vec<&'static str> {
    ITEMS.iter().map(|(zh, en)| language.pick(zh, en)).collect()
}

fn figures(frame: &Frame) -> Vec<Figure> {
    let words = &frame.words.seeing;
    let figure = |label: &str, value: &str, note: &str, tone: Tone, href: String| Figure {
        label: label.into(),
        value: value.into(),
        note: note.into(),
        tone,
        href,
    };
    let cases = |key: &str, value: &str| route::with(route::CASES, &[(key, value)]);
    let cards = |level: &str| route::with(route::CARDS, &[("level", level)]);
    let waiting = format!("{} 3", words.waiting);
    vec![
        figure(words.intake_today, "486", "", Tone::Plain, cases("from", "2026-09-21")),
        figure(words.in_progress, "3,217", "", Tone::Plain, cases("stage", "open")),
        figure(words.due_today, "61", "", Tone::Notice, cases("due", "today")),
        figure(words.overdue, "14", "", Tone::Orange, cases("due", "over")),
        figure(words.notices, "23", "", Tone::Blue, cards("notice")),
        figure(words.yellow_cards, "7", &waiting, Tone::Yellow, cards("yellow")),
        figure(words.red_cards, "2", "", Tone::Red, cards("red")),
    ]
}

fn latest(language: Language) -> Vec<LatestCard> {
    let card = |row: crate::cards::CardRow| LatestCard {
        level: row.level,
        what: row.what,
        about: format!("{} · {}", row.department, row.item),
        at: short(now(), language),
    };
    card_rows(language).into_iter().map(card).collect()
}

fn ranking(language: Language, rows: &[(&str, &str, u8, Tone, u64)], figure: &str) -> Ranking {
    let row = |(name, figure, bar, tone, count): &(&str, &str, u8, Tone, u64)| RankRow {
        name: Link::new(*name, route::with(route::CASES, &[("item", name)])),
        figure: (*figure).to_owned(),
        bar: *bar,
        tone: *tone,
        count: *count,
        small: *count < 30,
    };
    Ranking {
        language,
        name: language.pick("名称", "Name").into(),
        figure: figure.into(),
        rows: rows.iter().map(row).collect(),
    }
}

pub(super) fn slow_items(language: Language) -> Ranking {
    let names = items(language);
    let figures = [
        ("9.1 / 10", 91, Tone::Notice, 132),
        ("4.2 / 5", 84, Tone::Notice, 418),
        ("8.2 / 10", 82, Tone::Notice, 96),
        ("7.1 / 10", 71, Tone::Plain, 64),
        ("5.2 / 10", 52, Tone::Plain, 1_204),
        ("1.0 / 3", 34, Tone::Plain, 17),
    ];
    let rows: Vec<_> =
        names.iter().zip(figures).map(|(name, (f, bar, tone, n))| (*name, f, bar, tone, n)).collect();
    ranking(language, &rows, language.pick("平均已用 / 承诺", "average used / promised"))
}

pub(super) fn distribution(frame: &Frame, room: Room) -> Chart {
    let words = &frame.words.seeing;
    let values = [2_604, 3_101, 2_402, 1_906, 1_610, 1_402, 1_205, 1_480, 2_307, 182, 74];
    let labels = ["10%", "20%", "30%", "40%", "50%", "60%", "70%", "80%", "100%", "≤150%", ">150%"];
    let column = |(at, (label, value)): (usize, (&str, u64))| Column {
        label: label.into(),
        value,
        tone: match at {
            0..=7 => Tone::Plain,
            8 => Tone::Notice,
            _ => Tone::Orange,
        },
        href: route::with(route::CASES, &[("used", label)]),
    };
    let all: Vec<Column> = labels.into_iter().zip(values).enumerate().map(column).collect();
    columns(
        (room, ["distribution", words.distribution, words.distribution_note]),
        &all,
        Some((9, words.limit)),
        [words.used, words.cases],
        frame.language,
    )
}

/// The monitor on a usual day.
pub(crate) fn monitor(frame: &Frame) -> MonitorPage {
    let language = frame.language;
    let pick = |zh: &'static str, en: &'static str| language.pick(zh, en);
    let departments = [
        (pick("市自然资源和规划局", "Natural Resources"), "4", 100, Tone::Yellow, 912),
        (pick("市生态环境局", "Ecology and Environment"), "3", 75, Tone::Yellow, 318),
        (pick("市水利和湖泊局", "Water"), "1", 25, Tone::Blue, 96),
    ];
    MonitorPage {
        at: stamp(now(), language),
        figures: figures(frame),
        latest: latest(language),
        charts: vec![distribution(frame, Room::Panel)],
        slow_items: Some(slow_items(language)),
        departments: ranking(language, &departments, pick("亮牌", "cards")),
        frame: frame.clone(),
    }
}

/// The monitor before anything came in.
pub(crate) fn monitor_of_nothing(frame: &Frame) -> MonitorPage {
    let none = |one: Ranking| Ranking { rows: Vec::new(), ..one };
    let usual = monitor(frame);
    let zero = |one: Figure| Figure { value: "0".into(), note: String::new(), ..one };
    MonitorPage {
        figures: usual.figures.into_iter().map(zero).collect(),
        latest: Vec::new(),
        charts: Vec::new(),
        slow_items: usual.slow_items.map(none),
        departments: none(usual.departments),
        at: usual.at,
        frame: usual.frame,
    }
}

/// The wall.
pub(crate) fn wall(frame: &Frame) -> WallPage {
    let language = frame.language;
    let words = &frame.words.seeing;
    let foot = [(words.on_time_month, "99.2%"), (words.speed_up, "46.0%")];
    let about = match language {
        Language::Zh => "420000/420700 · 92 项",
        Language::En => "420000/420700 · 92 items",
    };
    let mut figures = figures(frame);
    figures.remove(3);
    WallPage {
        about: about.into(),
        today: Stamp::day(today(), language),
        hour: "10:42".into(),
        figures,
        latest: latest(language),
        chart: Some(distribution(frame, Room::Wall)),
        slow_items: Some(slow_items(language)),
        foot: foot.map(|(name, figure)| (name.to_owned(), figure.to_owned())).into(),
        head: ("9f3c6b1e…0f6da17e".into(), short(now(), language)),
        frame: frame.clone(),
    }
}
