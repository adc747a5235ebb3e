//! The neutral document: what a report says, not how it looks.

use crate::language::Language;
use crate::ribbon::Ribbon;
use crate::table::Table;
use calendar::Day;

/// A report before it is a page or a workbook.
///
/// ```
/// use report::{Block, Document, Language, Note, Section, Tone, html};
/// let mut document = Document::new(Language::En, "Audit");
/// document.sections.push(Section {
///     id: "gaps".into(),
///     title: "Gaps".into(),
///     blocks: vec![Block::Notes(vec![Note::new(Tone::Notice, "2 < 3 rules fired")])],
///     ..Section::default()
/// });
/// let page = html(&document)?;
/// assert!(page.contains("2 &#60; 3 rules fired")); // what a log holds is text, never markup
/// # Ok::<(), report::ReportError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The language that it is written in.
    pub language: Language,
    /// What it is.
    pub title: String,
    /// About whom, or when.
    pub subtitle: String,
    /// The day that it speaks of; a workbook says that it was made on it.
    pub day: Option<Day>,
    /// The answer in one sentence or two, before everything else.
    pub answer: String,
    /// How the answer is meant.
    pub tone: Tone,
    /// What was looked at, and by what.
    pub facts: Vec<Fact>,
    /// The key figures.
    pub figures: Vec<Figure>,
    /// The rest.
    pub sections: Vec<Section>,
    /// How it was made, at its very end.
    pub foot: String,
}

impl Document {
    /// Begins a document.
    #[must_use]
    pub fn new(language: Language, title: impl Into<String>) -> Document {
        Document { language, title: title.into(), ..Document::default() }
    }
}

/// A name and what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The name.
    pub label: String,
    /// What it is.
    pub text: String,
}

/// A key figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// The figure, ready to be read; a dash where there is none.
    pub value: String,
    /// Of how many, or since when.
    pub note: String,
    /// How it is meant.
    pub tone: Tone,
}

/// A part of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its name in links: letters, digits and hyphens.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it shows, in a sentence.
    pub lead: String,
    /// Whether it begins a sheet of paper.
    pub new_page: bool,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// What stands in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A table, perhaps with charts that are drawn from it.
    Table(Table),
    /// A clock day by day.
    Ribbon(Ribbon),
    /// Remarks.
    Notes(Vec<Note>),
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How it is meant.
    pub tone: Tone,
    /// What is said.
    pub text: String,
    /// A command that shows more; empty where there is none.
    pub command: String,
}

impl Note {
    /// Makes a remark.
    #[must_use]
    pub fn new(tone: Tone, text: impl Into<String>) -> Note {
        Note { tone, text: text.into(), command: String::new() }
    }

    /// Adds a command that shows more.
    #[must_use]
    pub fn with_command(self, command: impl Into<String>) -> Note {
        Note { command: command.into(), ..self }
    }
}

/// How something is meant; colours follow from it, and never stand alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// In order.
    Good,
    /// Of less weight.
    Faint,
    /// A notice, as packs colour it.
    Blue,
    /// Somebody should look.
    Notice,
    /// A yellow card.
    Yellow,
    /// An orange card.
    Orange,
    /// A red card, and nothing else.
    Red,
}

impl Tone {
    /// Returns the tone of a level's colour as packs write it; a colour that is not known is plain.
    ///
    /// ```
    /// use report::Tone;
    /// assert_eq!(Tone::of_colour("red"), Tone::Red);
    /// assert_eq!(Tone::of_colour("#123456"), Tone::Plain);
    /// ```
    #[must_use]
    pub fn of_colour(colour: &str) -> Tone {
        match colour {
            "red" => Tone::Red,
            "orange" => Tone::Orange,
            "yellow" => Tone::Yellow,
            "blue" => Tone::Blue,
            "green" => Tone::Good,
            _ => Tone::Plain,
        }
    }

    /// Returns the name of its class on a page.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Tone::Plain => "t-plain",
            Tone::Good => "t-good",
            Tone::Faint => "t-faint",
            Tone::Blue => "t-blue",
            Tone::Notice => "t-notice",
            Tone::Yellow => "t-yellow",
            Tone::Orange => "t-orange",
            Tone::Red => "t-red",
        }
    }
}
