//! Filters, which live in the address, and the way through a long list.

use crate::words::FrameWords;
use askama::Template;
use report::Language;

/// A value that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// Makes the choices of a field.
    #[must_use]
    pub fn list(options: &[(&str, &str)], chosen: &str) -> Vec<Choice> {
        let choice = |(value, text): &(&str, &str)| Choice {
            value: (*value).to_owned(),
            text: (*text).to_owned(),
            chosen: *value == chosen,
        };
        options.iter().map(choice).collect()
    }
}

/// A field of a filter: a choice, a text, or a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterField {
    /// What it is called when it is sent.
    pub name: String,
    /// What it is called on the page.
    pub label: String,
    /// What may be chosen; empty for a text.
    pub choices: Vec<Choice>,
    /// What was filled in.
    pub value: String,
    /// The type of its input.
    pub input: &'static str,
}

impl FilterField {
    /// Makes a field with choices.
    #[must_use]
    pub fn choice(name: &str, label: &str, choices: Vec<Choice>) -> FilterField {
        let value = choices.iter().find(|one| one.chosen).map(|one| one.value.clone()).unwrap_or_default();
        FilterField { name: name.into(), label: label.into(), choices, value, input: "text" }
    }

    /// Makes a field for a text.
    #[must_use]
    pub fn text(name: &str, label: &str, value: &str) -> FilterField {
        FilterField {
            name: name.into(),
            label: label.into(),
            choices: Vec::new(),
            value: value.into(),
            input: "text",
        }
    }

    /// Makes a field for a day.
    #[must_use]
    pub fn day(name: &str, label: &str, value: &str) -> FilterField {
        FilterField { input: "date", ..FilterField::text(name, label, value) }
    }
}

/// A filter: a form that is sent by address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Template)]
#[template(path = "parts/filter.html")]
pub struct Filter {
    /// The language.
    pub language: Language,
    /// Where it is sent.
    pub href: String,
    /// Its fields.
    pub fields: Vec<FilterField>,
}

impl askama::filters::HtmlSafe for Filter {}

impl askama::filters::HtmlSafe for Pager {}

impl Pager {
    fn words(&self) -> &'static FrameWords {
        &crate::Words::of(self.language).frame
    }
}

impl Filter {
    fn words(&self) -> &'static FrameWords {
        &crate::Words::of(self.language).frame
    }

    /// Returns whether anything was asked for.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.fields.iter().any(|field| !field.value.is_empty())
    }
}

/// The way through a long list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Template)]
#[template(path = "parts/pager.html")]
pub struct Pager {
    /// The language.
    pub language: Language,
    /// How many rows are on this page.
    pub shown: usize,
    /// The first page; empty on the first page.
    pub first: String,
    /// The next page; empty on the last.
    pub next: String,
}
