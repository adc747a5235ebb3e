//! What waits for the reader, the most urgent first.

use crate::format::Stamp;
use crate::frame::{Frame, Link, Section};
use crate::page::Page;
use crate::parts::{Flag, Left};
use crate::sample;
use askama::Template;
use report::Tone;

/// Something that waits.
#[derive(Clone, Debug)]
pub struct Task {
    /// What it is: a level, a kind.
    pub flag: Flag,
    /// What is to be done, which leads to where it is done.
    pub what: Link,
    /// About what.
    pub about: String,
    /// Until when.
    pub due: Stamp,
    /// What is left.
    pub left: Left,
}

/// Tasks of one kind.
#[derive(Clone, Debug)]
pub struct TaskGroup {
    /// Its name in links.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How many there are in all.
    pub count: u64,
    /// How many of them are late.
    pub late: u64,
    /// How it is meant.
    pub tone: Tone,
    /// Where all of them are.
    pub href: String,
    /// The most urgent.
    pub tasks: Vec<Task>,
}

/// What waits for the reader.
#[derive(Clone, Debug, Template)]
#[template(path = "home.html")]
pub struct HomePage {
    /// What stands around it.
    pub frame: Frame,
    /// The day.
    pub today: Stamp,
    /// Tasks, by kind.
    pub groups: Vec<TaskGroup>,
    /// Figures of the reader's own place: name, figure, where it leads, how it is meant.
    pub figures: Vec<(String, String, String, Tone)>,
}

impl HomePage {
    fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.count == 0)
    }
}

impl Page for HomePage {
    const NAME: &'static str = "home";

    fn samples(frame: &Frame) -> Vec<(&'static str, HomePage)> {
        let page = |groups: Vec<TaskGroup>, figures| HomePage {
            frame: frame.within(Section::Home, Vec::new()),
            today: Stamp::day(sample::today(), frame.language),
            groups,
            figures,
        };
        let figures = sample::home_figures(frame.language);
        vec![
            ("usual", page(sample::task_groups(frame.language), figures)),
            ("nothing", page(Vec::new(), Vec::new())),
        ]
    }
}
