//! The trend by month: what came in, what was on time, what was found.

use super::frame::Told;
use super::levels::{LevelName, level, standing};
use engine::{Count, Indicator, Sum};
use report::{Block, Cell, Chart, Column, Section, Series, Shape, Table, Tone};
use std::collections::BTreeMap;

/// Returns the section; nothing for a log without cases.
pub(super) fn section(told: &Told<'_>) -> Option<Section> {
    let cases = by_case(told);
    if cases.rows.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Table(cases)];
    blocks.extend(by_level(told).map(Block::Table));
    Some(Section {
        id: "trend".into(),
        title: told.say("按月趋势", "Trend by month").into(),
        lead: told
            .say("办件归入开始计时的月份，监察发现归入所涉日期的月份。", "Cases belong to the month in which their clock started, findings to the month of the day they are about.")
            .into(),
        blocks,
        ..Section::default()
    })
}

fn by_case(told: &Told<'_>) -> Table {
    let months = told.report.audit.statistics.months();
    let rows = months.iter().map(|((year, month), row)| {
        vec![
            Cell::Text(format!("{year:04}-{month:02}")),
            Cell::Count(row.count(Count::Cases)),
            Cell::Count(row.count(Count::Finished)),
            Cell::share(Indicator::OnTime.of(row)),
            Cell::decimal(Indicator::AverageUsed.of(row)),
            Cell::Count(row.sum(Sum::Findings)),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let judged = rows.iter().any(|row| matches!(row.get(3), Some(Cell::Share(_))));
    let chart = |zh: &str, en: &str, shape, column, tone| Chart {
        title: told.say(zh, en).into(),
        summary: extremes(told, &rows, column),
        shape,
        labels: 0,
        series: vec![Series { column, tone }],
        limit: None,
    };
    let mut charts = vec![chart("每月办件", "Cases each month", Shape::Columns, 1, Tone::Plain)];
    if judged {
        charts.push(chart("按时办结率", "Share on time", Shape::Lines, 3, Tone::Good));
    }
    Table {
        title: told.say("各月办件", "Cases by month").into(),
        columns: [
            ("月份", "month"),
            ("办件", "cases"),
            ("办结", "finished"),
            ("按时办结率", "on time"),
            ("平均工作日", "days each"),
            ("发现", "findings"),
        ]
        .map(|(zh, en)| Column::new(told.say(zh, en)))
        .into(),
        charts,
        rows,
        ..Table::default()
    }
}

/// The months with the largest and the smallest figure of a column.
fn extremes(told: &Told<'_>, rows: &[Vec<Cell>], column: usize) -> String {
    let figures = rows.iter().filter_map(|row| Some((row.get(column)?.milli()?, row)));
    let most = figures.clone().max_by_key(|(figure, _)| *figure);
    let least = figures.min_by_key(|(figure, _)| *figure);
    let (Some((_, most)), Some((_, least))) = (most, least) else { return String::new() };
    let said = |row: &[Cell], column: usize| row.get(column).map(Cell::to_string).unwrap_or_default();
    told.fill(
        "{} 个月；最高 {}（{}），最低 {}（{}）。数字见表。",
        "Months: {}; most in {} ({}), least in {} ({}). The table has the figures.",
        &[
            &rows.len().to_string(),
            &said(most, 0),
            &said(most, column),
            &said(least, 0),
            &said(least, column),
        ],
    )
}

fn by_level(told: &Told<'_>) -> Option<Table> {
    let levels: Vec<LevelName> = standing(told).into_iter().map(|(level, _)| level).rev().collect();
    if levels.is_empty() {
        return None;
    }
    let mut months: BTreeMap<(i32, u8), Vec<u64>> = BTreeMap::new();
    for row in told.report.audit.findings.iter().filter(|row| row.finding.standing) {
        let Some(name) = level(told, row.finding.rule, row.finding.level) else { continue };
        let Some(at) = levels.iter().position(|known| *known == name) else { continue };
        let (year, month, _) = row.finding.day.ymd();
        months.entry((year, month)).or_insert_with(|| vec![0; levels.len()])[at] += 1;
    }
    let rows: Vec<Vec<Cell>> = months
        .into_iter()
        .map(|((year, month), counts)| {
            let label = Cell::Text(format!("{year:04}-{month:02}"));
            std::iter::once(label).chain(counts.into_iter().map(Cell::Count)).collect()
        })
        .collect();
    let title = told.say("各月成立的监察发现", "Findings that stand, by month");
    let names: Vec<&str> = levels.iter().map(|level| level.name.as_str()).collect();
    let chart = Chart {
        title: title.into(),
        summary: told.fill(
            "按级别（{}）堆叠，共 {} 个月。数字见表。",
            "Stacked by level ({}), months: {}. The table has the figures.",
            &[&names.join(told.say("、", ", ")), &rows.len().to_string()],
        ),
        shape: Shape::Columns,
        labels: 0,
        series: levels
            .iter()
            .enumerate()
            .map(|(at, level)| Series { column: at + 1, tone: level.tone })
            .collect(),
        limit: None,
    };
    let columns = std::iter::once(Column::new(told.say("月份", "month")));
    Some(Table {
        title: title.into(),
        columns: columns.chain(names.iter().map(|name| Column::new(*name))).collect(),
        rows,
        charts: vec![chart],
        ..Table::default()
    })
}
