//! What the command knows and the run does not.

use super::super::Report;
use crate::problem::Problems;
use engine::{ItemVersion, Sym};
use report::{Language, Ribbon, Tone};

/// What a document needs besides the run.
#[derive(Clone, Debug)]
pub struct Framing<'a> {
    /// The language.
    pub language: Language,
    /// The items, for their names.
    pub items: &'a [ItemVersion],
    /// Where they came from.
    pub items_from: Option<&'a str>,
    /// What could not be read of them.
    pub item_problems: &'a Problems,
    /// Whether days of years without a published arrangement were counted.
    pub provisional: bool,
    /// The gravest findings, each with its explanation in a line.
    pub gravest: &'a [Grave],
    /// The clock of one of them, day by day.
    pub ribbon: Option<&'a Ribbon>,
    /// Rules that said nothing or could not.
    pub silent: &'a [Silent],
    /// How many findings are listed one by one; 0 for none, as on a page.
    pub listed: usize,
    /// Who made it, and how.
    pub foot: String,
}

/// A finding with its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grave {
    /// How grave.
    pub tone: Tone,
    /// The name of its level.
    pub level: String,
    /// The case.
    pub case: String,
    /// The name of its rule.
    pub rule: String,
    /// What happened, in a line.
    pub line: String,
    /// The command that explains it.
    pub command: String,
}

/// A rule that said nothing, or could not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silent {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Why.
    pub why: String,
    /// On how many cases it was evaluated.
    pub evaluated: u64,
    /// On how many it could not be.
    pub could_not: u64,
    /// What was missing, with counts; empty where nothing was.
    pub troubles: String,
}

/// A run and its frame: what every section is made of.
pub(super) struct Told<'a> {
    pub(super) report: &'a Report<'a>,
    pub(super) frame: &'a Framing<'a>,
}

impl Told<'_> {
    /// Returns the words of the language.
    pub(super) fn say<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        self.frame.language.pick(zh, en)
    }

    /// Returns the words of the language with figures in the places of `{}`.
    pub(super) fn fill(&self, zh: &str, en: &str, figures: &[&str]) -> String {
        let mut parts = self.say(zh, en).split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (part, figure) in parts.zip(figures) {
            text.push_str(figure);
            text.push_str(part);
        }
        text
    }

    /// Returns a code, or words for "none".
    pub(super) fn code(&self, sym: Sym) -> String {
        match self.report.store.symbols.text(sym) {
            "" => self.say("（未注明）", "(not given)").to_owned(),
            code => code.to_owned(),
        }
    }

    /// Returns the code and name of an item.
    pub(super) fn item(&self, sym: Sym) -> String {
        let code = self.code(sym);
        let named = self.frame.items.iter().find(|version| version.code == code && !version.name.is_empty());
        named.map_or(code, |version| format!("{} {}", version.code, version.name))
    }

    /// Returns the name of a step of an item, or its code.
    pub(super) fn step(&self, sym: Sym) -> String {
        let code = self.code(sym);
        let steps = self.frame.items.iter().flat_map(|item| &item.steps);
        let named = steps.into_iter().find(|step| step.code == code && !step.name.is_empty());
        named.map_or(code, |step| step.name.clone())
    }
}
