//! The list of cards.

use crate::format::Stamp;
use crate::frame::{Frame, Link, Section};
use crate::page::Page;
use crate::parts::{Choice, Filter, FilterField, Flag, Left, Pager};
use crate::sample;
use askama::Template;

/// A card in a list.
#[derive(Clone, Debug)]
pub struct CardRow {
    /// Its level.
    pub level: Flag,
    /// What was found, which leads to the card.
    pub what: Link,
    /// Its state.
    pub state: String,
    /// What is left for whoever must act.
    pub left: Left,
    /// The case, which leads to it.
    pub case: Link,
    /// The item.
    pub item: String,
    /// The department.
    pub department: String,
    /// Who answers.
    pub responsible: String,
    /// When it was sent.
    pub sent: Stamp,
}

/// The list of cards.
#[derive(Clone, Debug, Template)]
#[template(path = "cards/list.html")]
pub struct CardsPage {
    /// What stands around it.
    pub frame: Frame,
    /// What was asked for.
    pub filter: Filter,
    /// The cards.
    pub rows: Vec<CardRow>,
    /// The way on.
    pub pager: Pager,
}

impl Page for CardsPage {
    const NAME: &'static str = "cards";

    fn samples(frame: &Frame) -> Vec<(&'static str, CardsPage)> {
        let (words, language) = (frame.words, frame.language);
        let card = &words.card;
        let levels = [
            ("", words.frame.any),
            ("notice", words.frame.notice),
            ("yellow", words.frame.yellow),
            ("red", words.frame.red),
        ];
        let states = [
            ("", words.frame.any),
            ("issued", card.issued),
            ("signed", card.signed),
            ("appealed", card.appealed),
            ("closed", card.closed),
        ];
        let fields = vec![
            FilterField::choice("level", card.level, Choice::list(&levels, "")),
            FilterField::choice("state", card.state, Choice::list(&states, "issued")),
            FilterField::text("department", words.case.department, ""),
            FilterField::text("text", card.text, ""),
            FilterField::day("due", card.answer_by, ""),
        ];
        let filter = Filter { language, href: crate::route::CARDS.into(), fields };
        let page = |rows: Vec<CardRow>| CardsPage {
            frame: frame.within(Section::Cards, Vec::new()),
            filter: filter.clone(),
            pager: Pager { language, shown: rows.len(), ..Pager::default() },
            rows,
        };
        vec![("usual", page(sample::card_rows(language))), ("empty", page(Vec::new()))]
    }
}
