//! From what is held of a matter to what becomes of it.

use super::findings::Turned;
use super::look::{About, CASE, Judge, Look};
use calendar::Moment;
use engine::desk::{Awaits, Docket};
use engine::{Event, FoldError};
use ports::{Change, DocketRow, FindingRow, Held, MatterRow, NewEntry, Place, Stage};

/// A matter after it was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Its row from now on.
    pub row: MatterRow,
    /// Entries about findings that are new or other than before.
    pub entries: Vec<NewEntry>,
    /// The findings that are new or other than before.
    pub findings: Vec<FindingRow>,
    /// Its row among the dockets, where it is one.
    pub docket: Option<DocketRow>,
    /// What became of each of those findings, in the same order.
    pub(super) turned: Vec<Turned>,
}

impl Judged {
    /// Makes a change of it, the entries that came in before those about findings.
    #[must_use]
    pub fn into_change(self, mut incoming: Vec<NewEntry>) -> Change {
        incoming.extend(self.entries);
        Change { row: self.row, entries: incoming, findings: self.findings, docket: self.docket }
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
        let place = held.row.as_ref().map_or(place, |row| &row.place);
        let docket = Docket::fold(events);
        let mut row = MatterRow {
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
            judged_by: self.book().pack(about.kind).edition.clone(),
        };
        if let Some(docket) = &docket {
            // Clocks of a docket stop when it is closed; what only measures does not keep it open.
            let is_done = docket.is_ended() || docket.awaits == Awaits::Nothing;
            row.stage = if is_done { Stage::Closed } else { Stage::Open };
        }
        let docket = docket.map(|docket| docket_row(held, &row, &docket, &look));
        let (entries, findings, turned) = self.turns(held, &row, &look, now);
        Ok(Judged { row, entries, findings, docket, turned })
    }
}

fn docket_row(held: &Held, row: &MatterRow, docket: &Docket, look: &Look) -> DocketRow {
    let origin = docket.origin.as_ref();
    let text = |field: fn(&engine::Origin) -> &str| origin.map_or("", field).to_owned();
    DocketRow {
        id: row.id.clone(),
        kind: docket.kind.code().to_owned(),
        state: docket.state.code().to_owned(),
        colour: docket.colour.code().to_owned(),
        awaits: docket.awaits.code().to_owned(),
        owed_by: docket.awaits.owed_by(docket.kind).map_or("", engine::desk::Side::code).to_owned(),
        due_at: due_at(docket.awaits, &look.running),
        parent: text(|origin| &origin.matter),
        case: text(|origin| origin.case()),
        item: row.item.clone(),
        department: row.department.clone(),
        place: row.place.clone(),
        rule: text(|origin| &origin.rule),
        part: text(|origin| &origin.part),
        level: text(|origin| &origin.level),
        responsible: text(|origin| &origin.responsible),
        opened_at: row.began_at,
        moved_at: row.moved_at,
        counts: docket.counts(),
        score_centi: origin.map_or(0, |origin| origin.score_centi),
        position: held.events.last().map_or(0, |entry| entry.position.saturating_add(1)),
    }
}

/// Until when what is owed is owed: by the clock of that name (`reply`, or `reply-…` on another kind of docket); where
/// there is none, by the earliest that runs, the time for an appeal left out, which nobody owes.
fn due_at(awaits: Awaits, running: &[(String, Moment)]) -> Option<Moment> {
    if awaits == Awaits::Nothing {
        return None;
    }
    let is = |code: &str| {
        code.strip_prefix(awaits.code()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let own = running.iter().filter(|(code, _)| is(code)).map(|(_, at)| *at).min();
    own.or_else(|| running.iter().filter(|(code, _)| !code.starts_with("appeal")).map(|(_, at)| *at).min())
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
