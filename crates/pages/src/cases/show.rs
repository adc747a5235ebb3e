//! A case: the answer first, then how it was computed, then what was found and what happened.

use crate::format::Stamp;
use crate::frame::{Frame, Link, Section};
use crate::page::Page;
use crate::parts::{ClockPart, Explained};
use crate::sample;
use askama::Template;
use report::Tone;

/// Something that happened.
#[derive(Clone, Debug)]
pub struct HappenedRow {
    /// What.
    pub what: String,
    /// The step, material or ground that it is about.
    pub about: String,
    /// When.
    pub at: Stamp,
    /// When it was recorded, where that was later.
    pub recorded: Stamp,
    /// Who.
    pub who: String,
    /// What was said.
    pub note: String,
    /// The receipt of its entry.
    pub receipt: String,
}

/// A case.
#[derive(Clone, Debug, Template)]
#[template(path = "cases/show.html")]
pub struct CasePage {
    /// What stands around it.
    pub frame: Frame,
    /// Its number.
    pub id: String,
    /// The name of the item, or the number where none was named.
    pub title: String,
    /// The department.
    pub department: String,
    /// The answer: how it stands.
    pub answer: String,
    /// The rest of the answer: until when.
    pub answer_more: String,
    /// How the answer is meant.
    pub tone: Tone,
    /// Names and what they are.
    pub facts: Vec<(String, String)>,
    /// Its clocks.
    pub clocks: Vec<ClockPart>,
    /// Its findings; `None` where the reader may not see findings.
    pub findings: Option<Vec<Explained>>,
    /// What happened, the first first.
    pub events: Vec<HappenedRow>,
}

impl Page for CasePage {
    const NAME: &'static str = "case";

    fn samples(frame: &Frame) -> Vec<(&'static str, CasePage)> {
        let page = |id: &str, on: sample::Story| {
            let mut page = sample::case(frame, on);
            page.frame = frame.within(Section::Cases, vec![Link::text(id)]);
            id.clone_into(&mut page.id);
            page
        };
        vec![
            ("running", page("420700-2026-0018372", sample::Story::Running)),
            ("overdue", page("420700-2026-0017001", sample::Story::Overdue)),
            ("nothing-known", page(&"鄂州市-".repeat(12), sample::Story::Bare)),
        ]
    }
}
