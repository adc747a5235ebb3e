//! What a scenario is made of.

use super::expect::Expectation;
use super::place::Place;
use super::policy::Policy;
use calendar::{Day, Moment};
use engine::{Event, ItemVersion};

/// One story with what is expected of it.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its title.
    pub title: String,
    /// The line of the title in its file, from 1.
    pub line: u32,
    /// The law or the document that the expectations rest on.
    pub basis: String,
    /// The rules it is judged by; `None` in the example of a pack, which is judged by that pack.
    pub pack: Option<Pack>,
    /// Calendar, opening hours, zone.
    pub place: Place,
    /// Clocks counted in another way than the pack says.
    pub policies: Vec<Policy>,
    /// The versions of items.
    pub items: Vec<ItemVersion>,
    /// The matters and their events.
    pub matters: Vec<Told>,
    /// The instants at which it is looked at, in the order of the text.
    pub sittings: Vec<Sitting>,
}

/// Where the rules come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pack {
    /// A pack by its name.
    Named(String),
    /// A pack written into the scenario, behind `|`.
    Inline(String),
}

/// A matter as it is told.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its name.
    pub id: String,
    /// How many like it there are: more than one to give ratios something to count.
    pub copies: u32,
    /// The kind of matter.
    pub kind: String,
    /// The code of its item; empty for the first item of the scenario.
    pub item: String,
    /// The department that answers for it; empty for that of the item.
    pub department: String,
    /// Its events.
    pub events: Vec<Event>,
}

/// One look at the story.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The line of `as of`.
    pub line: u32,
    /// The instant.
    pub as_of: Moment,
    /// The day on which the calendar is asked, where it is not that of the scenario.
    pub known_on: Option<Day>,
    /// What is expected.
    pub expected: Vec<Expectation>,
}
