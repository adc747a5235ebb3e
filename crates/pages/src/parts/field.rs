//! Forms: what may be done, what it asks, and what may not be done and why.

use askama::Template;
use report::{Language, Tone};

/// What a field asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A line.
    Line,
    /// Several lines.
    Lines,
    /// One of several: what is sent, and what it says.
    OneOf(Vec<(String, String)>),
    /// A file.
    File,
    /// A day.
    Day,
    /// Nothing: it is sent as it is.
    Hidden,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is called when it is sent.
    pub name: String,
    /// What it is called on the page.
    pub label: String,
    /// A remark.
    pub hint: String,
    /// What it asks for.
    pub kind: FieldKind,
    /// Whether it must be filled in.
    pub required: bool,
    /// What was filled in before.
    pub value: String,
    /// What is wrong with it.
    pub fault: String,
}

impl Field {
    /// Makes a field.
    #[must_use]
    pub fn new(name: &str, label: &str, kind: FieldKind) -> Field {
        Field {
            name: name.into(),
            label: label.into(),
            hint: String::new(),
            kind,
            required: true,
            value: String::new(),
            fault: String::new(),
        }
    }

    /// Makes it one that may stay empty.
    #[must_use]
    pub fn optional(self) -> Field {
        Field { required: false, ..self }
    }

    fn describes(&self, action: &str) -> Option<String> {
        (!self.hint.is_empty() || !self.fault.is_empty()).then(|| format!("{action}-{}-hint", self.name))
    }
}

/// Something that may be done: a form.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "parts/action.html")]
pub struct Action {
    /// The language.
    pub language: Language,
    /// What every form of the reader carries.
    pub form: String,
    /// Its name in links, unique on its page.
    pub id: String,
    /// Where it is sent.
    pub href: String,
    /// What is done.
    pub title: String,
    /// What follows from it.
    pub hint: String,
    /// What it asks.
    pub fields: Vec<Field>,
    /// Whether it is what is usually done next.
    pub first: bool,
}

impl askama::filters::HtmlSafe for Action {}

impl Action {
    fn required(&self) -> &'static str {
        crate::Words::of(self.language).frame.required
    }

    pub(crate) fn has_file(&self) -> bool {
        self.fields.iter().any(|field| field.kind == FieldKind::File)
    }
}

/// Something that may not be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barred {
    /// What.
    pub title: String,
    /// Why not.
    pub why: String,
    /// How it is meant.
    pub tone: Tone,
}
