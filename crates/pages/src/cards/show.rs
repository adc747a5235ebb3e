//! A card: what was found and why, how far it has come, what was said, what may be done now.

use crate::format::Stamp;
use crate::frame::{Frame, Link, Section};
use crate::page::Page;
use crate::parts::{Action, Barred, ClockPart, Explained, Flag};
use crate::sample;
use crate::sign::square_code;
use askama::Template;
use report::Tone;

/// A state that a card comes through.
#[derive(Clone, Debug, Default)]
pub struct StateStep {
    /// Its name.
    pub name: String,
    /// When it was reached; none where it was not.
    pub at: Stamp,
    /// Who brought it there.
    pub who: String,
    /// Whether it is the present one.
    pub now: bool,
}

/// Something that was said or done.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What was done.
    pub what: String,
    /// Who.
    pub who: String,
    /// When.
    pub at: Stamp,
    /// What was written.
    pub text: String,
    /// Files, each leading to its content.
    pub files: Vec<Link>,
}

/// What can be taken away and checked.
#[derive(Clone, Debug, Default)]
pub struct Certificate {
    /// Where it is.
    pub href: String,
    /// What the square code says.
    pub code: String,
    /// The root of the ledger that holds it.
    pub root: String,
}

/// A card.
#[derive(Clone, Debug, Template)]
#[template(path = "cards/show.html")]
pub struct CardPage {
    /// What stands around it.
    pub frame: Frame,
    /// Its number.
    pub id: String,
    /// Its level.
    pub level: Flag,
    /// What was found.
    pub title: String,
    /// The case, which leads to it.
    pub case: Link,
    /// The answer: what is awaited from whom.
    pub answer: String,
    /// Until when.
    pub answer_more: String,
    /// How it is meant.
    pub tone: Tone,
    /// The states it comes through.
    pub states: Vec<StateStep>,
    /// Names and what they are.
    pub facts: Vec<(String, String)>,
    /// What was found; none where its ground is gone.
    pub finding: Option<Explained>,
    /// Clocks of the card itself: for the answer, the appeal, the decision.
    pub clocks: Vec<ClockPart>,
    /// What was said and done.
    pub thread: Vec<Said>,
    /// What may be done now.
    pub actions: Vec<Action>,
    /// What may not be done now, and why.
    pub barred: Vec<Barred>,
    /// What can be taken away; none before it was sent.
    pub certificate: Option<Certificate>,
}

impl CardPage {
    fn square(&self, text: &str) -> String {
        square_code(text)
    }
}

impl Page for CardPage {
    const NAME: &'static str = "card";

    fn samples(frame: &Frame) -> Vec<(&'static str, CardPage)> {
        let page = |mut page: CardPage| {
            page.frame = frame.within(Section::Cards, vec![Link::text(page.id.clone())]);
            page
        };
        vec![
            ("to-answer", page(sample::card_to_answer(frame))),
            ("withdrawn", page(sample::card_withdrawn(frame))),
        ]
    }
}
