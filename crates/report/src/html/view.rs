//! What the templates are filled with: a document with every text ready.

use super::draw::{HEIGHT, Key, Mark, WIDTH, draw, keys};
use crate::document::{Block, Document, Note, Section};
use crate::ribbon::Ribbon;
use crate::table::{Cell, Ink, Table};
use crate::words::{grouped, text_of};

/// A section.
pub(super) struct SectionView<'a> {
    pub(super) section: &'a Section,
    pub(super) blocks: Vec<BlockView<'a>>,
}

/// A block.
pub(super) enum BlockView<'a> {
    Table(TableView<'a>),
    Ribbon(&'a Ribbon),
    Notes(&'a [Note]),
}

/// A table with its charts.
pub(super) struct TableView<'a> {
    pub(super) id: String,
    pub(super) table: &'a Table,
    pub(super) figures: Vec<bool>,
    pub(super) rows: Vec<Vec<CellView>>,
    pub(super) charts: Vec<ChartView<'a>>,
    pub(super) more: String,
    /// Whether it is so long that the screen shows a part of it.
    pub(super) long: bool,
}

/// A chart.
pub(super) struct ChartView<'a> {
    pub(super) id: String,
    pub(super) title: &'a str,
    pub(super) summary: &'a str,
    pub(super) keys: Vec<Key>,
    pub(super) marks: Vec<Mark>,
    pub(super) width: i64,
    pub(super) height: i64,
}

/// A cell.
pub(super) struct CellView {
    pub(super) text: String,
    pub(super) class: &'static str,
    pub(super) flag: &'static str,
    /// The length of its bar in hundredths of the longest, and its class.
    pub(super) bar: Option<(i64, &'static str)>,
    pub(super) heat: &'static str,
    pub(super) code: bool,
}

/// Tables longer than this are scrolled on a screen.
const LONG: usize = 16;

/// Makes a document ready.
pub(super) fn view(document: &Document) -> Vec<SectionView<'_>> {
    let block = |section: &Section, at: usize, block: &'_ Block| -> String {
        let kind = match block {
            Block::Table(_) => "table",
            Block::Ribbon(_) => "ribbon",
            Block::Notes(_) => "notes",
        };
        format!("{}-{kind}-{at}", section.id)
    };
    let sections = document.sections.iter().map(|section| SectionView {
        section,
        blocks: section
            .blocks
            .iter()
            .enumerate()
            .map(|(at, one)| match one {
                Block::Table(table) => BlockView::Table(of_table(document, table, block(section, at, one))),
                Block::Ribbon(ribbon) => BlockView::Ribbon(ribbon),
                Block::Notes(notes) => BlockView::Notes(notes),
            })
            .collect(),
    });
    sections.collect()
}

fn of_table<'a>(document: &Document, table: &'a Table, id: String) -> TableView<'a> {
    let shown = table.shown.unwrap_or(usize::MAX).min(table.rows.len());
    let most: Vec<i64> = (0..table.columns.len()).map(|column| most(table, column)).collect();
    let hottest = table.columns.iter().zip(&most).filter(|(column, _)| column.ink == Ink::Heat);
    let hottest = hottest.map(|(_, most)| *most).max().unwrap_or(0);
    let row = |row: &Vec<Cell>| {
        let cells = row.iter().zip(&table.columns).zip(&most);
        cells.map(|((cell, column), most)| of_cell(cell, column.ink, *most, hottest)).collect()
    };
    let figure = |column: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(column));
        !table.rows.is_empty() && cells.all(Cell::is_figure)
    };
    let hidden = table.rows.len() - shown;
    let words = document.language.pick(
        "另有 {} 行，见工作簿（--format xlsx）",
        "rows left out: {}; the workbook has them (--format xlsx)",
    );
    TableView {
        table,
        figures: (0..table.columns.len()).map(figure).collect(),
        rows: table.rows.iter().take(shown).map(row).collect(),
        charts: charts(table, &id),
        more: if hidden == 0 { String::new() } else { words.replace("{}", &grouped(hidden as u64)) },
        long: shown > LONG && !table.charts.is_empty(),
        id,
    }
}

fn charts<'a>(table: &'a Table, id: &str) -> Vec<ChartView<'a>> {
    if table.rows.is_empty() {
        return Vec::new();
    }
    let charts = table.charts.iter().enumerate().map(|(at, chart)| ChartView {
        id: format!("{id}-chart-{at}"),
        title: &chart.title,
        summary: &chart.summary,
        keys: keys(table, chart),
        marks: draw(table, chart),
        width: WIDTH,
        height: HEIGHT,
    });
    charts.collect()
}

fn most(table: &Table, column: usize) -> i64 {
    table.rows.iter().filter_map(|row| row.get(column)?.milli()).max().unwrap_or(0)
}

fn of_cell(cell: &Cell, ink: Ink, most: i64, hottest: i64) -> CellView {
    let figure = cell.milli();
    let bar = match ink {
        Ink::Bar(tone) => figure.map(|figure| (part(figure, most), tone.class())),
        Ink::None | Ink::Heat => None,
    };
    let heat = match (ink, figure) {
        (Ink::Heat, Some(figure)) => warmth(part(figure, hottest)),
        (Ink::None | Ink::Bar(_) | Ink::Heat, _) => "",
    };
    CellView {
        text: text_of(cell),
        class: if cell.is_figure() { "num" } else { "" },
        flag: if let Cell::Flag(tone, _) = cell { tone.class() } else { "" },
        bar,
        heat,
        code: matches!(cell, Cell::Code(_)),
    }
}

/// Hundredths of the largest; what is there at all can be seen.
fn part(figure: i64, most: i64) -> i64 {
    let whole = i128::from(most.max(1));
    let part = i64::try_from(i128::from(figure.max(0)) * 100 / whole).unwrap_or(100);
    if figure > 0 { part.max(1) } else { 0 }
}

const fn warmth(part: i64) -> &'static str {
    match part {
        i64::MIN..=0 => "",
        1..=9 => "h1",
        10..=24 => "h2",
        25..=44 => "h3",
        45..=69 => "h4",
        _ => "h5",
    }
}
