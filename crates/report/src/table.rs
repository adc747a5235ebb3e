//! Tables with typed cells, and charts that are drawn from them: a chart shows nothing that its table does not hold.

use crate::document::Tone;
use calendar::Day;
use engine::Ratio;
use std::fmt;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// A remark below it.
    pub note: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows a page shows; a workbook has them all. `None` for every row.
    pub shown: Option<usize>,
    /// What is drawn from it.
    pub charts: Vec<Chart>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// What is drawn in its cells, besides their text.
    pub ink: Ink,
}

impl Column {
    /// A column of text or figures.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Column {
        Column { title: title.into(), ink: Ink::None }
    }

    /// A column whose figures have a bar, the longest that of the largest.
    #[must_use]
    pub fn bar(title: impl Into<String>, tone: Tone) -> Column {
        Column { title: title.into(), ink: Ink::Bar(tone) }
    }

    /// A column of a heat map: the larger a figure among all such columns, the stronger its ground.
    #[must_use]
    pub fn heat(title: impl Into<String>) -> Column {
        Column { title: title.into(), ink: Ink::Heat }
    }
}

/// What is drawn in the cells of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// Nothing.
    #[default]
    None,
    /// A bar.
    Bar(Tone),
    /// A ground.
    Heat,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// There is no figure: a dash, never 0.
    #[default]
    Missing,
    /// Words.
    Text(String),
    /// An identity or a command: shown as it is written.
    Code(String),
    /// How many.
    Count(u64),
    /// A share, shown in percent.
    Share(Ratio),
    /// A figure with one decimal, such as days on average.
    Decimal(Ratio),
    /// A day.
    Day(Day),
    /// Words with a tone, such as the level of a card.
    Flag(Tone, String),
}

impl Cell {
    /// Returns words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    /// Returns a share, or [`Cell::Missing`] over nothing.
    #[must_use]
    pub const fn share(ratio: Ratio) -> Cell {
        if ratio.denominator == 0 { Cell::Missing } else { Cell::Share(ratio) }
    }

    /// Returns a figure with one decimal, or [`Cell::Missing`] over nothing.
    #[must_use]
    pub const fn decimal(ratio: Ratio) -> Cell {
        if ratio.denominator == 0 { Cell::Missing } else { Cell::Decimal(ratio) }
    }

    /// Returns whether it is a figure, which stands to the right.
    #[must_use]
    pub const fn is_figure(&self) -> bool {
        match self {
            Cell::Missing | Cell::Count(_) | Cell::Share(_) | Cell::Decimal(_) => true,
            Cell::Text(_) | Cell::Code(_) | Cell::Day(_) | Cell::Flag(..) => false,
        }
    }

    /// Returns its figure in thousandths, for drawing; `None` for words.
    #[must_use]
    pub fn milli(&self) -> Option<i64> {
        match self {
            Cell::Count(count) => i64::try_from(*count).ok()?.checked_mul(1000),
            Cell::Share(ratio) | Cell::Decimal(ratio) => {
                let whole = i128::from(ratio.denominator);
                i64::try_from(ratio.numerator.checked_mul(1000)?.checked_div(whole)?).ok()
            }
            Cell::Missing | Cell::Text(_) | Cell::Code(_) | Cell::Day(_) | Cell::Flag(..) => None,
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&crate::words::text_of(self))
    }
}

/// A chart of the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Its title.
    pub title: String,
    /// What can be seen in it, for those who cannot see it.
    pub summary: String,
    /// How it is drawn.
    pub shape: Shape,
    /// The column whose cells are the labels.
    pub labels: usize,
    /// The columns whose figures are drawn.
    pub series: Vec<Series>,
    /// A limit among the labels.
    pub limit: Option<LimitMark>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A column for each row; several series stand on each other.
    Columns,
    /// A line through the rows.
    Lines,
}

/// A column of figures that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// Which column.
    pub column: usize,
    /// How it is meant.
    pub tone: Tone,
}

/// A limit that lies between two rows of a histogram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitMark {
    /// How many rows lie before it.
    pub after: usize,
    /// Its name.
    pub label: String,
}
