//! The append-only log: what happened and what was found, in the order in which it was kept.

use crate::place::Place;
use calendar::Moment;
use ledger::quoted;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// An event of a matter, as it was reported.
    Event,
    /// A finding was raised, altered or lifted by supervision.
    Finding,
    /// Somebody did something to people or places: a record was changed, somebody signed in, a value was shown.
    Act,
}

impl EntryKind {
    /// Every kind, with its code.
    pub const ALL: [(EntryKind, &'static str); 3] =
        [(EntryKind::Event, "event"), (EntryKind::Finding, "finding"), (EntryKind::Act, "act")];

    /// Returns its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            EntryKind::Event => "event",
            EntryKind::Finding => "finding",
            EntryKind::Act => "act",
        }
    }

    /// Finds a kind by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<EntryKind> {
        EntryKind::ALL.iter().find(|(_, one)| *one == code).map(|(kind, _)| *kind)
    }
}

/// What makes two entries the same: the source and its identity there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// The system that reported it.
    pub source: String,
    /// Its identity in that system.
    pub id: String,
}

/// An entry that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The matter it belongs to.
    pub matter: String,
    /// Where that lies in the tree of places from here on.
    pub place: Place,
    /// What it is.
    pub kind: EntryKind,
    /// What makes it the same as another one.
    pub key: EntryKey,
    /// When it happened.
    pub at: Moment,
    /// When it was taken in.
    pub recorded_at: Moment,
    /// What it says, as JSON in canonical form ([`ledger::Canonical`]); never changed.
    pub body: String,
}

impl NewEntry {
    /// Returns the text that the ledger holds of it, in canonical form: everything that is kept, so that nothing of a
    /// stored entry can be altered unseen.
    ///
    /// ```
    /// use calendar::Moment;
    /// use ports::{EntryKey, EntryKind, NewEntry};
    /// let at: Moment = "2026-03-02T10:00:00+08:00".parse()?;
    /// let entry = NewEntry {
    ///     matter: "CS-\"1\"".into(),
    ///     place: "43/HB".parse()?,
    ///     kind: EntryKind::Event,
    ///     key: EntryKey { source: "hall".into(), id: "e1".into() },
    ///     at,
    ///     recorded_at: at,
    ///     body: r#"{"v":1}"#.into(),
    /// };
    /// let text = entry.record();
    /// let wanted = r#"{"at":"2026-03-02T10:00:00+08:00","body":{"v":1},"id":"e1","kind":"event","matter":"CS-\"1\"",
    ///     "place":"43/HB","recorded_at":"2026-03-02T10:00:00+08:00","source":"hall"}"#;
    /// assert_eq!(text, wanted.replace("\n    ", ""));
    /// assert_eq!(ledger::Canonical::parse(&text)?.as_str(), text);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn record(&self) -> String {
        let (body, kind, at, recorded_at) = (&self.body, self.kind.code(), self.at, self.recorded_at);
        let (id, source) = (quoted(&self.key.id), quoted(&self.key.source));
        let (matter, place) = (quoted(&self.matter), quoted(self.place.path()));
        format!(
            "{{\"at\":\"{at}\",\"body\":{body},\"id\":{id},\"kind\":\"{kind}\",\"matter\":{matter},\
             \"place\":{place},\"recorded_at\":\"{recorded_at}\",\"source\":{source}}}"
        )
    }
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the log: 0 and up, without a gap.
    pub position: u64,
    /// What is kept.
    pub entry: NewEntry,
}
