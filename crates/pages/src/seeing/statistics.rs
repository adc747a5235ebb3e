//! Statistics: one table that is shown and exported, every figure of which opens its cases, with what it looks like.

use super::Ranking;
use crate::format::Stamp;
use crate::frame::{Frame, Section};
use crate::page::Page;
use crate::parts::{Chart, Filter};
use crate::sample;
use askama::Template;
use report::{Cell, Table};

/// A table of statistics, and where its cells lead.
#[derive(Clone, Debug, Default)]
pub struct StatisticsTable {
    /// What it holds.
    pub table: Table,
    /// Where each cell leads, empty for nowhere; rows and cells as in the table.
    pub links: Vec<Vec<String>>,
}

impl StatisticsTable {
    fn link(&self, row: &usize, cell: &usize) -> &str {
        self.links.get(*row).and_then(|links| links.get(*cell)).map_or("", String::as_str)
    }
}

/// Statistics.
#[derive(Clone, Debug, Template)]
#[template(path = "seeing/statistics.html")]
pub struct StatisticsPage {
    /// What stands around it.
    pub frame: Frame,
    /// What was asked for.
    pub filter: Filter,
    /// The figures.
    pub figures: StatisticsTable,
    /// Charts.
    pub charts: Vec<Chart>,
    /// Who is how fast.
    pub ranking: Option<Ranking>,
    /// As of when.
    pub at: Stamp,
    /// The same as a workbook, and as text.
    pub exports: [String; 2],
}

impl StatisticsPage {
    fn is_figure(&self, column: &usize) -> bool {
        let cells = self.figures.table.rows.iter().filter_map(|row| row.get(*column));
        *column > 0 && cells.into_iter().all(Cell::is_figure)
    }
}

impl Page for StatisticsPage {
    const NAME: &'static str = "statistics";

    fn samples(frame: &Frame) -> Vec<(&'static str, StatisticsPage)> {
        let frame = frame.within(Section::Statistics, Vec::new());
        let usual = sample::statistics(&frame);
        let mut empty = usual.clone();
        empty.figures = StatisticsTable {
            links: Vec::new(),
            table: Table { rows: Vec::new(), ..usual.figures.table.clone() },
        };
        (empty.charts, empty.ranking) = (Vec::new(), None);
        vec![("usual", usual), ("empty", empty)]
    }
}
