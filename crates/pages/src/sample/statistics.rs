//! Samples of statistics.

use super::clocks::{now, stamp};
use super::seeing::{distribution, items, slow_items};
use crate::frame::Frame;
use crate::parts::chart::{Room, Series, Tile, lines, tiles};
use crate::parts::{Choice, Filter, FilterField};
use crate::route;
use crate::seeing::{StatisticsPage, StatisticsTable};
use engine::{Indicator, Ratio};
use report::{Cell, Column, Table, Tone};

const SHOWN: [Indicator; 6] = [
    Indicator::Conclusion,
    Indicator::OnTime,
    Indicator::Early,
    Indicator::AverageUsed,
    Indicator::SameDay,
    Indicator::WithinWeek,
];

/// Statistics by item.
pub(crate) fn statistics(frame: &Frame) -> StatisticsPage {
    let (language, words) = (frame.language, &frame.words.seeing);
    let mut columns =
        vec![Column::new(words.by_item), Column::new(words.handled), Column::new(words.finished)];
    columns.extend(SHOWN.map(|one| Column::new(language.pick(one.zh(), one.en()))));
    let (mut rows, mut links) = (Vec::new(), Vec::new());
    for (at, name) in items(language).into_iter().enumerate() {
        let handled = 1_204 - 190 * u64::try_from(at).unwrap_or(0);
        let share = |less: i128| Cell::Share(Ratio::new(i128::from(handled) - less, handled));
        let mut row = vec![Cell::text(name), Cell::Count(handled), Cell::Count(handled - 31)];
        row.extend([share(31), share(9), share(140)]);
        row.extend([Cell::Decimal(Ratio::new(47, 10)), share(1_000), Cell::Missing]);
        let here = route::with(route::CASES, &[("item", name)]);
        links.push(vec![here.clone(), here.clone(), here]);
        rows.push(row);
    }
    let table = Table { title: words.by_item.into(), columns, rows, ..Table::default() };
    let groups = [("item", words.by_item), ("division", words.by_division), ("month", words.by_month)];
    let fields = vec![
        FilterField::choice("by", words.group_by, Choice::list(&groups, "item")),
        FilterField::day("from", words.period_from, "2026-01-01"),
        FilterField::day("through", words.period_through, ""),
    ];
    StatisticsPage {
        filter: Filter { language, href: route::STATISTICS.into(), fields },
        figures: StatisticsTable { table, links },
        charts: vec![trend(frame), distribution(frame, Room::Panel), map(frame)],
        ranking: Some(slow_items(language)),
        at: stamp(now(), language),
        exports: [route::STATISTICS_XLSX.into(), route::STATISTICS_CSV.into()],
        frame: frame.clone(),
    }
}

fn trend(frame: &Frame) -> crate::Chart {
    let language = frame.language;
    let month = |month: u8| {
        let href = route::with(route::CASES, &[("month", &format!("2026-{month:02}"))]);
        (
            language
                .pick("月", "-")
                .replace('月', &format!("{month}月"))
                .replace('-', &format!("{month:02}")),
            href,
        )
    };
    let labels: Vec<_> = (1..=9).map(month).collect();
    let series = |of: Indicator, tone: Tone, tenths: [i64; 9]| Series {
        name: language.pick(of.zh(), of.en()).into(),
        tone,
        tenths: tenths.into_iter().map(Some).collect(),
    };
    let words = &frame.words.seeing;
    let mut early = series(Indicator::Early, Tone::Good, [612, 620, 655, 661, 690, 702, 711, 730, 744]);
    early.tenths[1] = None;
    let on_time = series(Indicator::OnTime, Tone::Plain, [981, 974, 985, 988, 990, 989, 992, 991, 992]);
    lines(("trend", words.trend, ""), &labels, &[on_time, early], (words.by_month, "%"), language)
}

fn map(frame: &Frame) -> crate::Chart {
    let (language, words) = (frame.language, &frame.words.seeing);
    let tile = |name: (&str, &str), figure: &str, heat: u8, at: (u8, u8)| Tile {
        name: language.pick(name.0, name.1).into(),
        figure: figure.into(),
        heat,
        at: Some(at),
        href: route::with(route::CASES, &[("division", name.1)]),
    };
    let all = [
        tile(("华容区", "Huarong"), "0.8%", 2, (0, 0)),
        tile(("鄂城区", "Echeng"), "1.9%", 4, (1, 0)),
        tile(("葛店", "Gedian"), "2.4%", 5, (0, 1)),
        tile(("梁子湖区", "Liangzihu"), "0.2%", 0, (1, 1)),
        Tile { at: None, ..tile(("临空区", "Airport"), "1.1%", 3, (0, 0)) },
    ];
    tiles(("tiles", words.tiles, words.tiles_note), &all, [words.by_division, "%"], language)
}
