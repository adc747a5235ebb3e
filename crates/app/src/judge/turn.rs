//! From what is held of a matter to what becomes of it.

use super::look::{About, CASE, Judge};
use calendar::Moment;
use engine::{Event, FoldError};
use ports::{Change, FindingRow, Held, MatterRow, NewEntry, Place};

/// A matter after it was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Its row from now on.
    pub row: MatterRow,
    /// Entries about findings that are new or other than before.
    pub entries: Vec<NewEntry>,
    /// The findings that are new or other than before.
    pub findings: Vec<FindingRow>,
}

impl Judged {
    /// Makes a change of it, the entries that came in before those about findings.
    #[must_use]
    pub fn into_change(self, mut incoming: Vec<NewEntry>) -> Change {
        incoming.extend(self.entries);
        Change { row: self.row, entries: incoming, findings: self.findings }
    }

    /// Returns whether nothing is other than before.
    #[must_use]
    pub fn is_as_held(&self, held: &Held) -> bool {
        self.entries.is_empty() && held.row.as_ref() == Some(&self.row)
    }
}

impl Judge {
    /// Judges a matter by all its events, and tells what is new against what is held. A matter that nobody knew lies
    /// at `place`.
    ///
    /// # Errors
    /// [`FoldError`] when the events are not the history of a matter.
    pub fn judge(
        &mut self,
        held: &Held,
        events: &[Event],
        place: &Place,
        now: Moment,
    ) -> Result<Judged, FoldError> {
        let about = about(events);
        let look = self.look(events, now)?;
        let edition = self.book().edition().to_owned();
        let place = held.row.as_ref().map_or(place, |row| &row.place);
        let row = MatterRow {
            id: held.matter.clone(),
            kind: about.kind.to_owned(),
            item: about.item.to_owned(),
            department: about.department.to_owned(),
            place: place.clone(),
            began_at: events.iter().map(|event| event.at).min().unwrap_or(now),
            moved_at: events.iter().map(|event| event.at).max().unwrap_or(now),
            stage: look.stage,
            events: u32::try_from(events.len()).unwrap_or(u32::MAX),
            promised_at: look.promised_at,
            statutory_at: look.statutory_at,
            next_at: look.next_at,
            judged_by: edition,
        };
        let (entries, findings) = self.turns(held, &row, &look.findings, now);
        Ok(Judged { row, entries, findings })
    }
}

/// What the events say of the matter: the first kind, item and department that is named.
pub(super) fn about(events: &[Event]) -> About<'_> {
    let first = |field: fn(&Event) -> &str| {
        events.iter().map(field).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let kind = first(|event| &event.about);
    About {
        kind: if kind.is_empty() { CASE } else { kind },
        item: first(|event| &event.item),
        department: first(Event::answers),
    }
}
