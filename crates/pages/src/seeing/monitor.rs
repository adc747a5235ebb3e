//! The monitor: today in figures, each of which opens its cases.

use super::Ranking;
use crate::format::Stamp;
use crate::frame::{Frame, Link, Section};
use crate::page::Page;
use crate::parts::{Chart, Flag};
use crate::sample;
use askama::Template;
use report::Tone;

/// A key figure.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// How many.
    pub value: String,
    /// A remark.
    pub note: String,
    /// How it is meant.
    pub tone: Tone,
    /// Its cases.
    pub href: String,
}

/// A card that was just sent.
#[derive(Clone, Debug, Default)]
pub struct LatestCard {
    /// Its level.
    pub level: Flag,
    /// What was found, which leads to the card.
    pub what: Link,
    /// Where.
    pub about: String,
    /// When.
    pub at: Stamp,
}

/// The monitor.
#[derive(Clone, Debug, Template)]
#[template(path = "seeing/monitor.html")]
pub struct MonitorPage {
    /// What stands around it.
    pub frame: Frame,
    /// As of when.
    pub at: Stamp,
    /// The key figures.
    pub figures: Vec<Figure>,
    /// The latest cards.
    pub latest: Vec<LatestCard>,
    /// Charts.
    pub charts: Vec<Chart>,
    /// Items closest to their limit; none where there are too many cases to look at.
    pub slow_items: Option<Ranking>,
    /// Cards by department.
    pub departments: Ranking,
}

impl Page for MonitorPage {
    const NAME: &'static str = "monitor";

    fn samples(frame: &Frame) -> Vec<(&'static str, MonitorPage)> {
        let frame = frame.within(Section::Monitor, Vec::new());
        vec![("usual", sample::monitor(&frame)), ("first-day", sample::monitor_of_nothing(&frame))]
    }
}
