//! Charts of the program that opens the workbook, drawn from the cells of their table.

use super::styles::colour;
use crate::error::ReportError;
use crate::table::{Cell, Chart, Shape, Table};
use rust_xlsxwriter::{
    Chart as Drawing, ChartFormat, ChartLegendPosition, ChartLine, ChartPoint, ChartSolidFill, ChartType,
    Worksheet,
};

/// The size in pixels, and how many rows of a sheet that is.
const WIDTH: u32 = 620;
const HEIGHT: u32 = 280;
const ROWS: u32 = 15;

/// Puts the charts of a table to its right, one below the other; returns the row below the last.
pub(super) fn insert(
    sheet: &mut Worksheet,
    table: &Table,
    name: &str,
    head: u32,
) -> Result<u32, ReportError> {
    let mut row = head;
    let column = u16::try_from(table.columns.len() + 1).unwrap_or(u16::MAX);
    for chart in table.charts.iter().filter(|_| !table.rows.is_empty()) {
        sheet.insert_chart(row, column, &drawing(table, chart, name, head))?;
        row += ROWS;
    }
    Ok(if row > head { row + 1 } else { 0 })
}

fn drawing(table: &Table, chart: &Chart, name: &str, head: u32) -> Drawing {
    let kind = match chart.shape {
        Shape::Columns => ChartType::ColumnStacked,
        Shape::Lines => ChartType::Line,
    };
    let (first, last) = (head + 1, head + u32::try_from(table.rows.len()).unwrap_or(u32::MAX));
    let column = |column: usize| u16::try_from(column).unwrap_or(0);
    let mut drawing = Drawing::new(kind);
    for series in &chart.series {
        let (labels, figures) = (column(chart.labels), column(series.column));
        let fill = ChartSolidFill::new().set_color(colour(series.tone)).clone();
        let mut format = ChartFormat::new();
        match chart.shape {
            Shape::Columns => format.set_solid_fill(&fill),
            Shape::Lines => format.set_line(ChartLine::new().set_color(colour(series.tone)).set_width(2)),
        };
        let drawn = drawing.add_series();
        drawn.set_name((name, head, figures)).set_format(&mut format);
        drawn.set_categories((name, first, labels, last, labels));
        drawn.set_values((name, first, figures, last, figures));
        if let Some(limit) = &chart.limit {
            drawn.set_points(&points(table, limit.after)).set_gap(30);
        }
    }
    drawing.title().set_name(&chart.title);
    drawing.set_alt_text(&chart.summary).set_width(WIDTH).set_height(HEIGHT);
    drawing.legend().set_position(ChartLegendPosition::Bottom);
    if chart.series.len() < 2 {
        drawing.legend().set_hidden();
    }
    if shares(table, chart) {
        drawing.y_axis().set_max(1).set_num_format("0%");
    }
    drawing
}

/// What lies beyond the limit has another colour.
fn points(table: &Table, after: usize) -> Vec<ChartPoint> {
    let point = |row: usize| {
        let tone = if row >= after { crate::document::Tone::Notice } else { crate::document::Tone::Plain };
        ChartPoint::new()
            .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour(tone))))
    };
    (0..table.rows.len()).map(point).collect()
}

fn shares(table: &Table, chart: &Chart) -> bool {
    let share =
        |row: &Vec<Cell>| chart.series.iter().any(|one| matches!(row.get(one.column), Some(Cell::Share(_))));
    table.rows.iter().any(share)
}
