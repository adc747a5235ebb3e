//! Samples of the monitor and the wall.

use super::cards::card_rows;
use super::clocks::{now, short, stamp, today};
use crate::format::Stamp;
use crate::frame::{Frame, Link};
use crate::parts::Chart;
use crate::parts::chart::{Column, Room, columns};
use crate::route;
use crate::seeing::{Figure, HeatCell, HeatMap, LatestCard, MonitorPage, RankRow, Ranking, WallPage};
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
        figure(words.intake_today, "486", "", Tone::Plain, cases("began", "today")),
        figure(words.in_progress, "3,217", "", Tone::Plain, cases("stage", "open")),
        figure(words.done_today, "402", "", Tone::Good, cases("stage", "closed")),
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
    ranking(language, &rows, language.pick("中位已用 / 承诺", "median used / promised"))
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

pub(super) fn heat(language: Language) -> HeatMap {
    let steps = ["受理", "审查", "现场核查", "审核", "批准", "送达"];
    let steps_en = ["acceptance", "check", "site", "review", "approval", "delivery"];
    let cell = |seed: usize| {
        let percent = (seed * 37 + seed * seed * 11) % 118;
        let heat = u8::try_from(percent / 20).unwrap_or(5);
        if seed % 7 == 3 {
            return HeatCell::default();
        }
        let href = route::with(route::CASES, &[("step", "s")]);
        HeatCell { text: format!("{percent}%"), heat, href, count: 40 }
    };
    let row = |(at, name): (usize, &str)| (name.to_owned(), (0..6).map(|step| cell(at * 6 + step)).collect());
    let columns = steps.iter().zip(steps_en).map(|(zh, en)| language.pick(zh, en).to_owned()).collect();
    HeatMap { language, columns, rows: items(language).into_iter().enumerate().map(row).collect() }
}

/// The monitor on a usual day.
pub(crate) fn monitor(frame: &Frame) -> MonitorPage {
    let language = frame.language;
    let pick = |zh: &'static str, en: &'static str| language.pick(zh, en);
    let steps = [
        (pick("现场核查", "site visit"), "112%", 100, Tone::Orange, 88),
        (pick("审核", "review"), "86%", 77, Tone::Notice, 640),
        (pick("审查", "check"), "64%", 57, Tone::Plain, 1_903),
    ];
    let windows = [
        (pick("综合窗口 03", "window 03"), "64", 100, Tone::Plain, 64),
        (pick("综合窗口 07", "window 07"), "58", 91, Tone::Plain, 58),
        (pick("不动产窗口 12", "window 12"), "41", 64, Tone::Plain, 41),
    ];
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
        slow_items: slow_items(language),
        slow_steps: ranking(language, &steps, pick("中位用时 / 时限", "median of the limit")),
        windows: ranking(language, &windows, pick("今日经办", "today")),
        departments: ranking(language, &departments, pick("亮牌", "cards")),
        heat: Some(heat(language)),
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
        slow_items: none(usual.slow_items),
        slow_steps: none(usual.slow_steps),
        windows: none(usual.windows),
        departments: none(usual.departments),
        heat: None,
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
        Language::Zh => "29 个部门 · 92 项",
        Language::En => "29 departments · 92 items",
    };
    let mut figures = figures(frame);
    figures.remove(4);
    WallPage {
        about: about.into(),
        today: Stamp::day(today(), language),
        hour: "10:42".into(),
        figures,
        latest: latest(language),
        chart: distribution(frame, Room::Wall),
        slow_items: slow_items(language),
        foot: foot.map(|(name, figure)| (name.to_owned(), figure.to_owned())).into(),
        head: ("9f3c6b1e…0f6da17e".into(), short(now(), language)),
        frame: frame.clone(),
    }
}
