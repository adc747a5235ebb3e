//! A heat map as a table: items down, steps across.

use askama::Template;
use report::Language;

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct HeatCell {
    /// What it says; empty where there is no figure.
    pub text: String,
    /// How dark it is, 0 to 5.
    pub heat: u8,
    /// Its cases.
    pub href: String,
    /// How many cases it rests on.
    pub count: u64,
}

/// A heat map.
#[derive(Clone, Debug, Template)]
#[template(path = "seeing/heat.html")]
pub struct HeatMap {
    /// The language.
    pub language: Language,
    /// What its columns are.
    pub columns: Vec<String>,
    /// Its rows: a name, and a cell for each column.
    pub rows: Vec<(String, Vec<HeatCell>)>,
}

impl askama::filters::HtmlSafe for HeatMap {}

impl HeatMap {
    fn words(&self) -> &'static crate::words::SeeingWords {
        &crate::Words::of(self.language).seeing
    }

    fn class(&self, cell: &HeatCell) -> &'static str {
        if cell.text.is_empty() { "" } else { crate::parts::chart::heat(cell.heat) }
    }
}
