//! A ranking with its samples: nobody is ranked by a handful of cases.

use crate::frame::Link;
use askama::Template;
use report::{Language, Tone};

/// A row.
#[derive(Clone, Debug, Default)]
pub struct RankRow {
    /// Who or what, which leads to its cases.
    pub name: Link,
    /// The figure as it is read.
    pub figure: String,
    /// The length of its bar in percent.
    pub bar: u8,
    /// How it is meant.
    pub tone: Tone,
    /// How many cases it rests on.
    pub count: u64,
    /// Whether there are too few to rank it.
    pub small: bool,
}

/// A ranking.
#[derive(Clone, Debug, Template)]
#[template(path = "seeing/rank.html")]
pub struct Ranking {
    /// The language.
    pub language: Language,
    /// What is ranked.
    pub name: String,
    /// By what.
    pub figure: String,
    /// Its rows.
    pub rows: Vec<RankRow>,
}

impl askama::filters::HtmlSafe for Ranking {}

impl Ranking {
    fn words(&self) -> &'static crate::Words {
        crate::Words::of(self.language)
    }

    fn grouped(&self, count: &u64) -> String {
        report::grouped(*count)
    }
}
