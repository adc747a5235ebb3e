//! A finding that explains itself.

use super::clock::ClockPart;
use super::flag::Flag;
use crate::format::Stamp;
use crate::frame::Link;
use crate::words::CaseWords;
use askama::Template;
use report::Language;

/// A finding, explained.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/explained.html")]
pub struct Explained {
    /// The language.
    pub language: Language,
    /// Its name in links, unique on its page.
    pub id: String,
    /// Its level.
    pub level: Flag,
    /// The rule, which leads to it.
    pub rule: Link,
    /// Whether it stands, in words; empty where it does.
    pub standing: String,
    /// When it could be known.
    pub at: Stamp,
    /// What is required.
    pub demand: String,
    /// The legal basis.
    pub basis: String,
    /// The events that prove it: what, when, who.
    pub proof: Vec<(String, Stamp, String)>,
    /// What would have avoided it.
    pub avoid: String,
    /// Who answers.
    pub responsible: String,
    /// What is wrong with suspensions and extensions.
    pub irregular: Vec<String>,
    /// Its card; empty where it has none.
    pub card: String,
    /// The clock it is about.
    pub clock: Option<ClockPart>,
}

impl askama::filters::HtmlSafe for Explained {}

impl Explained {
    fn words(&self) -> &'static CaseWords {
        &crate::Words::of(self.language).case
    }
}
