//! Charts as lists of marks in whole units; the template writes them as SVG. Colours are classes, so that they
//! follow the light or dark of the page and of paper.

use super::scale::Scale;
use crate::table::{Cell, Chart, Series, Shape, Table};
use crate::words::{grouped, text_of};

/// The size of a chart in its own units.
pub(super) const WIDTH: i64 = 480;
pub(super) const HEIGHT: i64 = 220;
const LEFT: i64 = 46;
const RIGHT: i64 = 12;
const TOP: i64 = 22;
const BOTTOM: i64 = 34;
const PLOT_WIDTH: i64 = WIDTH - LEFT - RIGHT;
const PLOT_HEIGHT: i64 = HEIGHT - TOP - BOTTOM;
const BASE: i64 = TOP + PLOT_HEIGHT;

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// An area with what it says when it is pointed at.
    Area { x: i64, y: i64, width: i64, height: i64, class: &'static str, says: String },
    /// A straight line.
    Line { from: (i64, i64), to: (i64, i64), class: &'static str },
    /// A line through points, written as SVG writes them.
    Path { points: String, class: &'static str },
    /// A point with what it says.
    Dot { x: i64, y: i64, class: &'static str, says: String },
    /// A text.
    Text { x: i64, y: i64, anchor: &'static str, class: &'static str, text: String },
}

/// A name with its colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) class: &'static str,
    pub(super) text: String,
}

/// Draws a chart from the rows of its table.
pub(super) fn draw(table: &Table, chart: &Chart) -> Vec<Mark> {
    let scale = scale(table, chart);
    let mut marks = axis(table, chart, &scale);
    match chart.shape {
        Shape::Columns => columns(table, chart, &scale, &mut marks),
        Shape::Lines => {
            for series in &chart.series {
                line(table, chart, *series, &scale, &mut marks);
            }
        }
    }
    if let Some(limit) = &chart.limit {
        let x = edge(limit.after, table.rows.len());
        marks.push(Mark::Line { from: (x, TOP - 6), to: (x, BASE), class: "limit" });
        let text = limit.label.clone();
        marks.push(Mark::Text { x: x - 6, y: TOP - 8, anchor: "end", class: "limit-text", text });
    }
    labels(table, chart, &mut marks);
    marks
}

/// What the colours mean; nothing where there is one series, which the title names.
pub(super) fn keys(table: &Table, chart: &Chart) -> Vec<Key> {
    if chart.series.len() < 2 {
        return Vec::new();
    }
    let name = |series: &Series| {
        let column = table.columns.get(series.column)?;
        Some(Key { class: series.tone.class(), text: column.title.clone() })
    };
    chart.series.iter().filter_map(name).collect()
}

fn cell(row: &[Cell], column: usize) -> &Cell {
    row.get(column).unwrap_or(&Cell::Missing)
}

fn shares(table: &Table, chart: &Chart) -> bool {
    let mut cells =
        chart.series.iter().flat_map(|series| table.rows.iter().map(|row| cell(row, series.column)));
    cells.any(|cell| matches!(cell, Cell::Share(_)))
}

fn scale(table: &Table, chart: &Chart) -> Scale {
    let figures =
        |row: &Vec<Cell>| chart.series.iter().filter_map(|one| cell(row, one.column).milli()).collect();
    let rows: Vec<Vec<i64>> = table.rows.iter().map(figures).collect();
    let least = rows.iter().flatten().min().copied().unwrap_or(0);
    match chart.shape {
        Shape::Lines if shares(table, chart) => Scale::of_shares(least),
        Shape::Lines => Scale::from_zero(rows.iter().flatten().max().copied().unwrap_or(0)),
        Shape::Columns => {
            let sum = |row: &Vec<i64>| row.iter().fold(0_i64, |sum, one| sum.saturating_add(*one));
            Scale::from_zero(rows.iter().map(sum).max().unwrap_or(0))
        }
    }
}

fn axis(table: &Table, chart: &Chart, scale: &Scale) -> Vec<Mark> {
    let percent = shares(table, chart);
    let mut marks = Vec::new();
    for tick in &scale.ticks {
        let y = BASE - scale.place(*tick, PLOT_HEIGHT);
        let class = if *tick == scale.bottom { "base" } else { "grid" };
        marks.push(Mark::Line { from: (LEFT, y), to: (WIDTH - RIGHT, y), class });
        let text = if percent { format!("{}%", tick / 10) } else { grouped(tick.unsigned_abs() / 1_000) };
        marks.push(Mark::Text { x: LEFT - 8, y: y + 4, anchor: "end", class: "tick", text });
    }
    marks
}

/// The left edge of a row's place.
fn edge(row: usize, rows: usize) -> i64 {
    let (row, rows) = (i64::try_from(row).unwrap_or(0), i64::try_from(rows).unwrap_or(1).max(1));
    LEFT + PLOT_WIDTH * row / rows
}

fn middle(row: usize, rows: usize) -> i64 {
    (edge(row, rows) + edge(row + 1, rows)) / 2
}

fn columns(table: &Table, chart: &Chart, scale: &Scale, marks: &mut Vec<Mark>) {
    let rows = table.rows.len();
    let beyond = chart.limit.as_ref().map_or(usize::MAX, |limit| limit.after);
    for (at, row) in table.rows.iter().enumerate() {
        let room = edge(at + 1, rows) - edge(at, rows);
        let width = (room * 3 / 4).clamp(1, 48);
        let x = middle(at, rows) - width / 2;
        let mut y = BASE;
        for series in &chart.series {
            let figure = cell(row, series.column);
            let height = scale.place(figure.milli().unwrap_or(0), PLOT_HEIGHT).min(y - TOP);
            if height == 0 {
                continue;
            }
            y -= height;
            let class = if at >= beyond { "t-notice" } else { series.tone.class() };
            marks.push(Mark::Area { x, y, width, height, class, says: says(table, chart, row, series) });
        }
    }
}

fn line(table: &Table, chart: &Chart, series: Series, scale: &Scale, marks: &mut Vec<Mark>) {
    let rows = table.rows.len();
    let mut points = String::new();
    let mut dots = Vec::new();
    let class = series.tone.class();
    for (at, row) in table.rows.iter().enumerate() {
        // Where there is no figure the line breaks off: nothing is made up between.
        let Some(figure) = cell(row, series.column).milli() else {
            flush(&mut points, class, marks);
            continue;
        };
        let (x, y) = (middle(at, rows), BASE - scale.place(figure, PLOT_HEIGHT));
        let letter = if points.is_empty() { 'M' } else { 'L' };
        points = format!("{points}{letter}{x} {y}");
        dots.push(Mark::Dot { x, y, class, says: says(table, chart, row, &series) });
    }
    flush(&mut points, class, marks);
    marks.append(&mut dots);
}

fn flush(points: &mut String, class: &'static str, marks: &mut Vec<Mark>) {
    if !points.is_empty() {
        marks.push(Mark::Path { points: std::mem::take(points), class });
    }
}

fn says(table: &Table, chart: &Chart, row: &[Cell], series: &Series) -> String {
    let name = table.columns.get(series.column).map_or("", |column| &column.title);
    format!("{} · {name} {}", text_of(cell(row, chart.labels)), text_of(cell(row, series.column)))
}

/// As many labels as there is room for, at even distances, the last row's before its neighbours'.
fn labels(table: &Table, chart: &Chart, marks: &mut Vec<Mark>) {
    let rows = table.rows.len();
    let texts: Vec<String> = table.rows.iter().map(|row| text_of(cell(row, chart.labels))).collect();
    let widest = texts.iter().map(|text| units(text)).max().unwrap_or(0) + 8;
    let fitting = (PLOT_WIDTH / widest.max(1)).max(1);
    let every = rows.div_ceil(usize::try_from(fitting).unwrap_or(1)).max(1);
    for (at, text) in texts.into_iter().enumerate() {
        if (rows - 1 - at).is_multiple_of(every) {
            marks.push(Mark::Text {
                x: middle(at, rows),
                y: BASE + 18,
                anchor: "middle",
                class: "tick",
                text,
            });
        }
    }
}

/// About how wide a text is at the size of labels: Chinese characters are square.
fn units(text: &str) -> i64 {
    text.chars().map(|letter| if letter.is_ascii() { 7 } else { 12 }).sum()
}
