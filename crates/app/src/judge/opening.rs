//! How dockets are opened: their identities, and their first events.

use calendar::Moment;
use engine::desk::{Colour, Docket, DocketKind, Rung};
use engine::{Event, EventKind, FollowUp, IssueMode, Limit, Origin, RuleInfo};
use ledger::{Canonical, HashKind};
use ports::{DESK, EntryKey, EntryKind, FindingRow, MatterRow, NewEntry, Place};

/// How findings that are raised become cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// As the rule says: at once, or after confirmation.
    AsTheRuleSays,
    /// After confirmation, whatever the rule says: what is judged again speaks of the past.
    Confirmed,
    /// Not at all: the history of an earlier system has had its cards.
    Never,
}

/// Bytes of the hash in the identity of a docket.
const ID_BYTES: usize = 10;

/// The identity of the docket that a finding opens: it follows from the finding's own, so that judging again never
/// doubles a card.
pub(super) fn id_of_finding(kind: DocketKind, row: &FindingRow) -> String {
    let key = &row.key;
    let text = format!("{}#{}/{}/{}@{}", key.matter, key.rule, key.part, key.level, key.occasion.micros());
    id(kind, &text)
}

/// The identity of the docket that is opened when another one is taken up a rung.
pub(crate) fn id_of_rung(kind: DocketKind, parent: &str, rung: Rung) -> String {
    id(kind, &format!("{parent}^{}", rung.code()))
}

fn id(kind: DocketKind, text: &str) -> String {
    let hash = HashKind::Sm3.of(text.as_bytes());
    let bytes = hash.bytes().iter().take(ID_BYTES);
    let hex: String = bytes.map(|byte| format!("{byte:02x}")).collect();
    format!("{}:{hex}", kind.code())
}

/// An event of the service itself on a docket, the `number`th of it.
pub(crate) fn event(docket: &str, number: usize, kind: EventKind, now: Moment) -> Event {
    let mut event = Event::new(&format!("{docket}~{number}"), docket, kind, now);
    (event.actor.id, event.actor.role) = ("sundial".to_owned(), "worker".to_owned());
    event
}

/// The event as it is kept.
pub(crate) fn kept(event: &Event, place: &Place, now: Moment) -> NewEntry {
    let body = Canonical::of(event).expect("an event of a docket has texts, small numbers and no odd keys");
    NewEntry {
        matter: event.matter.clone(),
        place: place.clone(),
        kind: EntryKind::Event,
        key: EntryKey { source: DESK.to_owned(), id: event.id.clone() },
        at: event.at,
        recorded_at: now,
        body: body.as_str().to_owned(),
    }
}

/// The first event of a card.
pub(super) fn card(
    kind: DocketKind,
    parent: &MatterRow,
    (row, info): (&FindingRow, &RuleInfo),
    origin: Origin,
    (opening, now): (Opening, Moment),
) -> Event {
    let level = info.levels.iter().find(|level| level.code == row.key.level);
    let colour = level.map_or(Colour::Yellow, Colour::of);
    let waits = opening == Opening::Confirmed || info.issue == IssueMode::Manual;
    let first = match (waits, colour) {
        (true, _) => EventKind::Drafted,
        (false, Colour::Notice) => EventKind::NoticeRaised,
        (false, Colour::Yellow | Colour::Red) => EventKind::CardIssued,
    };
    let mut event = event(&id_of_finding(kind, row), 1, first, now);
    event.about = kind.code().to_owned();
    event.item.clone_from(&parent.item);
    // What supervisors owe is not owed by the department that the case is with.
    if kind != DocketKind::LayerCard {
        event.department.clone_from(&parent.department);
    }
    event.ground = colour.code().to_owned();
    event.planned = follow_up(info, "reply");
    let score_centi = level.map_or(0, |level| level.score_centi);
    event.origin = Some(Box::new(Origin { score_centi, ..origin }));
    event
}

/// The first event of a letter or an accountability file.
pub(crate) fn above(
    kind: DocketKind,
    rung: Rung,
    (parent, docket): (&MatterRow, &Docket),
    origin: Origin,
    now: Moment,
) -> Event {
    let first = match kind {
        DocketKind::Accountability => EventKind::Filed,
        DocketKind::Card | DocketKind::LayerCard | DocketKind::Letter => EventKind::Drafted,
    };
    let mut event = event(&id_of_rung(kind, &parent.id, rung), 1, first, now);
    event.about = kind.code().to_owned();
    event.item.clone_from(&parent.item);
    event.department.clone_from(&parent.department);
    event.ground = docket.colour.code().to_owned();
    event.origin = Some(Box::new(origin));
    event
}

/// The limit that a rule gives for one of the clocks that start with its cards; the desk's own pack where it does not.
pub(crate) fn follow_up(info: &RuleInfo, code: &str) -> Option<Limit> {
    let own = |one: &&FollowUp| one.code == code;
    info.follow_ups.iter().find(own).map(|one| one.limit)
}

/// Where a docket comes from, as a finding says.
pub(super) fn origin(row: &FindingRow, responsible: &str, case: &str) -> Origin {
    Origin {
        matter: row.key.matter.clone(),
        rule: row.key.rule.clone(),
        part: row.key.part.clone(),
        level: row.key.level.clone(),
        occasion: row.key.occasion,
        at: row.at,
        day: row.day,
        value: row.value,
        responsible: responsible.to_owned(),
        case: case.to_owned(),
        score_centi: 0,
    }
}
