//! The distribution of used against promised time: averages hide both those who are late and those who wait until the
//! last day.

use super::frame::Told;
use engine::Ratio;
use report::{
    Block, Cell, Chart, Column, LimitMark, Note, Section, Series, Shape, Table, Tone, grouped, percent,
};

/// Upper bounds in percent of the promise.
const BOUNDS: [u32; 13] = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 150, 200];
/// How many of them are within the promise.
const WITHIN: usize = 10;

/// Returns the section.
pub(super) fn section(told: &Told<'_>) -> Section {
    let counts = told.report.audit.spread.shares(&BOUNDS);
    let all: u64 = counts.iter().sum();
    let title = told.say("已用时间与承诺时限", "Time used against time promised");
    let (lead, block) = if all == 0 {
        let words = told.say(
            "没有既办结、又有承诺时限的办件：无法比较。",
            "No case is finished and has a promised limit: there is nothing to compare.",
        );
        (String::new(), Block::Notes(vec![Note::new(Tone::Faint, words)]))
    } else {
        (lead(told, &counts, all), Block::Table(table(told, &counts, all)))
    };
    Section { id: "spread".into(), title: title.into(), lead, blocks: vec![block], ..Section::default() }
}

fn lead(told: &Told<'_>, counts: &[u64], all: u64) -> String {
    let share = |from: usize, to: usize| {
        let part: u64 = counts.get(from..to).map_or(0, |counts| counts.iter().sum());
        percent(Ratio::new(i128::from(part), all)).unwrap_or_default()
    };
    told.fill(
        "{} 件：一半时限之内办结 {}，最后十分之一时限内压线办结 {}，超过承诺时限 {}。",
        "{} cases: {} within half of the promise, {} in its last tenth, {} over it.",
        &[&grouped(all), &share(0, 5), &share(WITHIN - 1, WITHIN), &share(WITHIN, counts.len())],
    )
}

fn table(told: &Told<'_>, counts: &[u64], all: u64) -> Table {
    let mut sum = 0;
    let rows = counts.iter().enumerate().map(|(at, count)| {
        sum += count;
        let label = match BOUNDS.get(at) {
            Some(bound) => format!("≤{bound}%"),
            None => format!(">{}%", BOUNDS[BOUNDS.len() - 1]),
        };
        vec![
            Cell::Text(label),
            Cell::Count(*count),
            Cell::share(Ratio::new(i128::from(*count), all)),
            Cell::share(Ratio::new(i128::from(sum), all)),
        ]
    });
    let rows = rows.collect();
    let title = told.say("已用占承诺的比例", "Used, as a share of the promise");
    Table {
        title: title.into(),
        columns: [("已用 / 承诺", "used / promised"), ("办件", "cases"), ("占比", "share"), ("累计", "together")]
            .map(|(zh, en)| Column::new(told.say(zh, en)))
            .into(),
        rows,
        note: told
            .say(
                "每行从上一行的上限（不含）到本行的上限（含）。时间按承诺时限的单位计，含延期，不含依法不计入的时间。",
                "Each row reaches from the bound above it (not included) to its own (included). Time is in the unit of the promise, extensions included, what the law leaves out left out.",
            )
            .into(),
        charts: vec![Chart {
            title: title.into(),
            summary: lead(told, counts, all),
            shape: Shape::Columns,
            labels: 0,
            series: vec![Series { column: 1, tone: Tone::Plain }],
            limit: Some(LimitMark { after: WITHIN, label: told.say("承诺时限", "promised limit").into() }),
        }],
        ..Table::default()
    }
}
