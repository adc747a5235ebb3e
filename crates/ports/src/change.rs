//! A change of matters: what is held is shown, what is answered is written, all in one durable transaction.

use crate::docket::DocketRow;
use crate::entry::{Entry, NewEntry};
use crate::finding::FindingRow;
use crate::matter::MatterRow;
use calendar::Moment;

/// The source of the events of dockets. No account and no token can have it as its name.
pub const DESK: &str = "sundial:desk";

/// Which matters a change is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// These, known or not.
    These(Vec<String>),
    /// Those that time alone changes at this instant at the latest, the earliest first, at most so many.
    Due {
        /// The instant.
        until: Moment,
        /// How many at most.
        max: u32,
    },
}

/// What is held of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The matter.
    pub matter: String,
    /// Its row; `None` where nothing is known of it.
    pub row: Option<MatterRow>,
    /// Its events, in the order in which they were kept.
    pub events: Vec<Entry>,
    /// Its findings, the lifted included, in the order of their keys.
    pub findings: Vec<FindingRow>,
    /// The dockets that were opened because of it, in the order of their identities; what was opened because of them
    /// is not shown.
    pub opened: Vec<Held>,
}

impl Held {
    /// Returns whether the matter is one of the supervisors' own, from which more may have been opened.
    #[must_use]
    pub fn is_docket(&self) -> bool {
        self.events.first().is_some_and(|entry| entry.entry.key.source == DESK)
    }

    /// Nothing is known of this matter.
    #[must_use]
    pub fn nothing(matter: &str) -> Held {
        let matter = matter.to_owned();
        Held { matter, row: None, events: Vec::new(), findings: Vec::new(), opened: Vec::new() }
    }
}

/// What becomes of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its row from now on.
    pub row: MatterRow,
    /// What is appended to the log.
    pub entries: Vec<NewEntry>,
    /// The findings that are new or other than before.
    pub findings: Vec<FindingRow>,
    /// Its row among the dockets from now on, where it is one.
    pub docket: Option<DocketRow>,
}

/// Looks at what is held, one [`Held`] for each matter, and answers what becomes of them and of what they open, each
/// matter once.
///
/// It may be called again with the same or newer holdings when a transaction has to be repeated, so it must not keep
/// anything of an earlier call. It is not called where nothing was picked. Pure: it neither waits nor reads.
pub type Decide = Box<dyn FnMut(Vec<Held>) -> Vec<Change> + Send>;

/// What a change has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// How many matters were looked at.
    pub matters: usize,
    /// How many entries were appended.
    pub entries: usize,
    /// How long the log is now.
    pub size: u64,
}
