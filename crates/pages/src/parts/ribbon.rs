//! The clock ribbon: a square for each day from the start to the due day or the stop, in weeks from Monday to Sunday.

use super::dates::Article;
use crate::words::Words;
use askama::Template;
use calendar::Day;
use report::Language;

/// How a square looks and what it is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Square {
    /// It counts.
    Counted,
    /// It counts, and is a day off that is worked by notice.
    MakeUp,
    /// A weekend, a holiday, a closure, the day of the start.
    Rest,
    /// Left out by a suspension.
    Suspended,
    /// It will count.
    Ahead,
    /// It will count, and is a day off that is worked by notice.
    AheadMakeUp,
    /// It counts, and is beyond the limit.
    Over,
}

impl Square {
    /// Returns the class of a square.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Square::Counted => "sq-counted",
            Square::MakeUp => "sq-makeup",
            Square::Rest => "sq-rest",
            Square::Suspended => "sq-suspended",
            Square::Ahead => "sq-ahead",
            Square::AheadMakeUp => "sq-ahead sq-makeup-ahead",
            Square::Over => "sq-over",
        }
    }

    /// Returns what it means, for the key.
    #[must_use]
    pub const fn meaning(self, words: &Words) -> &'static str {
        match self {
            Square::Counted => words.case.counted,
            Square::MakeUp | Square::AheadMakeUp => words.case.make_up,
            Square::Rest => words.case.rest,
            Square::Suspended => words.case.suspended,
            Square::Ahead => words.case.ahead,
            Square::Over => words.case.over,
        }
    }
}

/// A day of a ribbon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RibbonDay {
    /// The day.
    pub day: Day,
    /// How it looks.
    pub square: Square,
    /// The same in words, since no colour stands alone.
    pub words: String,
    /// Whether it is today.
    pub today: bool,
    /// Whether the clock is due on it.
    pub due: bool,
    /// The document that makes the day what it is.
    pub source: String,
    /// Whether the day counts.
    pub counted: bool,
    /// How many days count through it.
    pub number: u32,
    /// The article that decides.
    pub article: Article,
}

/// A clock day by day.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/ribbon.html")]
pub struct Ribbon {
    /// Its name in links, unique on its page.
    pub id: String,
    /// The language.
    pub language: Language,
    /// Its days, one behind the other.
    pub days: Vec<RibbonDay>,
}

impl askama::filters::HtmlSafe for Ribbon {}

impl Ribbon {
    fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    /// Returns the place of the first day in its week: 1 for Monday, 7 for Sunday.
    fn first_place(&self) -> usize {
        self.days.first().map_or(1, |first| first.day.weekday().index() + 1)
    }

    fn weekday(&self, day: &RibbonDay) -> &'static str {
        crate::format::weekday(day.day, self.language)
    }

    /// The first of a month, and the first square, say their month.
    fn number(&self, place: &usize, day: &RibbonDay) -> String {
        let (_, month, number) = day.day.ymd();
        if number == 1 || *place == 0 { format!("{month}/{number}") } else { number.to_string() }
    }

    fn full(&self, day: &RibbonDay) -> String {
        crate::format::day(day.day, self.language)
    }

    /// What squares of this ribbon mean, each once.
    fn key(&self) -> Vec<(&'static str, &'static str)> {
        let mut squares: Vec<Square> = self.days.iter().map(|day| day.square).collect();
        squares.sort_unstable();
        squares.dedup();
        let meaning = |square: Square| (square.class(), square.meaning(self.words()));
        squares.into_iter().map(meaning).collect()
    }

    fn articles(&self) -> Vec<(String, &'static str, &'static str)> {
        let mut articles: Vec<Article> = self.days.iter().map(|day| day.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let line = |article: Article| {
            (self.article(&article), article.name(self.language), article.text(self.language))
        };
        articles.into_iter().map(line).collect()
    }

    fn article(&self, article: &Article) -> String {
        format!("{}-{}", self.id, article.id())
    }

    fn yes(&self, day: &RibbonDay) -> &'static str {
        if day.counted { self.words().case.counts } else { self.words().case.not_counted }
    }
}
