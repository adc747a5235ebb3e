//! The check-up: what is missing, said loudly.

use crate::format::Stamp;
use crate::frame::{Frame, Link, Section};
use crate::page::Page;
use crate::sample;
use askama::Template;
use report::Tone;

/// Something that was checked.
#[derive(Clone, Debug)]
pub struct Gap {
    /// Its name in links, unique on its page.
    pub id: String,
    /// What was checked.
    pub title: String,
    /// How many are missing; 0 where all is well.
    pub count: u64,
    /// Why it matters and what to do.
    pub next: String,
    /// Which, each leading somewhere where it can.
    pub which: Vec<Link>,
    /// How it is meant.
    pub tone: Tone,
}

/// The check-up.
#[derive(Clone, Debug, Template)]
#[template(path = "keep/checkup.html")]
pub struct CheckupPage {
    /// What stands around it.
    pub frame: Frame,
    /// As of when.
    pub at: Stamp,
    /// What was checked, gaps first.
    pub gaps: Vec<Gap>,
}

impl CheckupPage {
    fn is_well(&self) -> bool {
        self.gaps.iter().all(|gap| gap.count == 0)
    }
}

impl Page for CheckupPage {
    const NAME: &'static str = "checkup";

    fn samples(frame: &Frame) -> Vec<(&'static str, CheckupPage)> {
        let gaps = sample::checkup(&frame.within(Section::Checkup, Vec::new()));
        let mut well = gaps.clone();
        for gap in &mut well.gaps {
            (gap.count, gap.which, gap.tone) = (0, Vec::new(), Tone::Good);
        }
        vec![("gaps", gaps), ("well", well)]
    }
}
