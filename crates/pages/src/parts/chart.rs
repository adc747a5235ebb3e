//! Charts as marks in whole units, which the template writes as SVG: every mark that stands for cases is a link to them,
//! and every chart has its table. Colours are classes, so that light, dark and paper are the style sheet's.

mod columns;
mod lines;
mod tiles;

pub use columns::{Column, Room, columns};
pub use lines::{Series, lines};
pub use tiles::{Tile, tiles};

use askama::Template;
use report::Language;

/// Something drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An area that says something and may lead somewhere.
    Area {
        /// Left edge.
        x: i64,
        /// Upper edge.
        y: i64,
        /// Width.
        width: i64,
        /// Height.
        height: i64,
        /// Class.
        class: &'static str,
        /// What it says.
        says: String,
        /// Where it leads; empty for nowhere.
        href: String,
    },
    /// A straight line: from x, y to x, y.
    Line(i64, i64, i64, i64, &'static str),
    /// A line through points, as SVG writes them.
    Path(String, &'static str),
    /// A point that says something: x, y.
    Dot(i64, i64, &'static str, String),
    /// A text: x, y, anchor, class, text.
    Text(i64, i64, &'static str, &'static str, String),
}

/// A chart with its table.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/chart.html")]
pub struct Chart {
    /// Its name in links, unique on its page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence.
    pub note: String,
    /// Width in its own units.
    pub width: i64,
    /// Height in its own units.
    pub height: i64,
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// What colours mean: class and name.
    pub keys: Vec<(&'static str, String)>,
    /// Headings of its table.
    pub head: Vec<String>,
    /// Rows of its table: texts, and where the row leads.
    pub rows: Vec<(Vec<String>, String)>,
    /// The language.
    pub language: Language,
}

impl askama::filters::HtmlSafe for Chart {}

impl Chart {
    fn as_table(&self) -> &'static str {
        crate::Words::of(self.language).frame.as_table
    }
}
