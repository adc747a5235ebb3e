//! Departments and items.

use super::frame::Told;
use engine::{Count, Dimension, Durations, Indicator, Ratio, Row, Sum, Sym};
use report::{Block, Cell, Column, Section, Table, Tone};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many rows a page shows.
const SHOWN: usize = 15;
/// Items with fewer finished cases stand behind the others: their median says little.
const FEW: u64 = 5;

/// Returns the departments, those with most findings first; nothing where no case names one.
pub(super) fn departments(told: &Told<'_>) -> Option<Section> {
    let mut rows = told.report.audit.statistics.rows(Dimension::Department);
    if rows.iter().all(|(code, _)| !code.is_some()) {
        return None;
    }
    rows.sort_by_key(|(code, row)| {
        (Reverse(row.sum(Sum::Findings)), Reverse(row.count(Count::Cases)), *code)
    });
    let rows = rows.iter().map(|(code, row)| {
        vec![
            Cell::Text(told.code(*code)),
            Cell::Count(row.count(Count::Cases)),
            Cell::Count(row.count(Count::Finished)),
            Cell::share(Indicator::OnTime.of(row)),
            Cell::Count(row.count(Count::Overdue)),
            Cell::decimal(Indicator::AverageUsed.of(row)),
            Cell::decimal(Indicator::AveragePromised.of(row)),
            Cell::Count(row.sum(Sum::Findings)),
            Cell::share(Indicator::Warning.of(row)),
        ]
    });
    let columns = vec![
        Column::new(told.say("部门", "department")),
        Column::bar(told.say("办件", "cases"), Tone::Plain),
        Column::new(told.say("办结", "finished")),
        Column::new(told.say("按时办结率", "on time")),
        Column::new(told.say("超过承诺", "over promise")),
        Column::new(told.say("平均工作日", "days each")),
        Column::new(told.say("平均承诺", "promised")),
        Column::bar(told.say("发现", "findings"), Tone::Notice),
        Column::new(told.say("有发现的办件", "cases with findings")),
    ];
    let table = Table {
        title: told.say("各部门（发现多者在前）", "Departments, most findings first").into(),
        columns,
        rows: rows.collect(),
        shown: Some(SHOWN),
        ..Table::default()
    };
    Some(Section {
        id: "departments".into(),
        title: told.say("按部门", "By department").into(),
        lead: told
            .say(
                "办件数即样本量：件数少的部门，比率说明不了多少。",
                "The number of cases is the sample: where it is small a rate says little.",
            )
            .into(),
        blocks: vec![Block::Table(table)],
        ..Section::default()
    })
}

/// Returns the items, the slowest first; nothing where no case names one.
pub(super) fn items(told: &Told<'_>) -> Option<Section> {
    let spread = told.report.audit.spread.items();
    let mut rows = told.report.audit.statistics.rows(Dimension::Item);
    rows.retain(|(code, row)| code.is_some() && row.count(Count::Timed) > 0);
    if rows.is_empty() {
        return None;
    }
    rows.sort_by_key(|(code, row)| {
        let days = |percent| spread.get(code).and_then(|days| days.percentile(percent));
        (row.count(Count::Timed) < FEW, Reverse(days(50)), Reverse(days(90)), *code)
    });
    let table = Table {
        title: told.say("最慢的事项（按用时中位数）", "The slowest items, by their median").into(),
        columns: vec![
            Column::new(told.say("事项", "item")),
            Column::new(told.say("办结", "finished")),
            Column::bar(told.say("中位工作日", "median days"), Tone::Plain),
            Column::bar(told.say("九成之内", "nine in ten within"), Tone::Plain),
            Column::new(told.say("平均承诺", "promised")),
            Column::new(told.say("按时办结率", "on time")),
            Column::bar(told.say("发现", "findings"), Tone::Notice),
        ],
        rows: rows.iter().map(|(code, row)| item(told, &spread, *code, row)).collect(),
        shown: Some(SHOWN),
        note: told.fill(
            "办结不足 {} 件的事项排在后面。",
            "Items with fewer than {} finished cases stand behind.",
            &[&FEW.to_string()],
        ),
        ..Table::default()
    };
    Some(Section {
        id: "items".into(),
        title: told.say("按事项", "By item").into(),
        lead: told
            .say("已办结件实际用去的工作日（不含依法不计入的时间），与承诺相比。", "Working days that finished cases really took, what the law leaves out left out, against the promise.")
            .into(),
        blocks: vec![Block::Table(table)],
        ..Section::default()
    })
}

fn item(told: &Told<'_>, spread: &BTreeMap<Sym, Durations>, code: Sym, row: &Row) -> Vec<Cell> {
    let days = |percent| {
        let days = spread.get(&code).and_then(|days| days.percentile(percent));
        days.map_or(Cell::Missing, |days| Cell::Count(u64::from(days)))
    };
    let promised: Ratio = Indicator::AveragePromised.of(row);
    vec![
        Cell::Text(told.item(code)),
        Cell::Count(row.count(Count::Timed)),
        days(50),
        days(90),
        Cell::decimal(promised),
        Cell::share(Indicator::OnTime.of(row)),
        Cell::Count(row.sum(Sum::Findings)),
    ]
}
