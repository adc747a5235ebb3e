//! What follows from findings: cards are opened, withdrawn and restored, dockets are taken up a rung.
//!
//! Everything happens in the change in which the finding is raised, altered or lifted. It ends: a docket climbs a
//! ladder of four rungs once, and what a finding on a docket opens is a docket on which findings open nothing
//! ([`DocketKind::delay_card`]).

use super::findings::Turned;
use super::look::Judge;
use super::opening::{self, Opening};
use super::record::Turn;
use super::turn::Judged;
use crate::sweep::events_of;
use calendar::Moment;
use engine::desk::{Command, Docket, DocketKind, Note, decide};
use engine::{Event, FoldError, RuleInfo, Then};
use ports::{Change, FindingRow, Held, MatterRow, NewEntry, Place, Standing};

/// The service itself is nobody who could have been there before.
const NOBODY: &str = "";

/// A matter that is settled: all its events, those that are new among them, and how it was judged.
pub(crate) struct Work<'a> {
    /// What is held of it.
    pub(crate) held: &'a Held,
    /// All its events.
    pub(crate) events: Vec<Event>,
    /// The entries that came in.
    pub(crate) incoming: Vec<NewEntry>,
    /// Where it lies if nobody knew it.
    pub(crate) place: Place,
}

impl Judge {
    /// Judges a matter and does what follows. Returns its own change first, then those of dockets; nothing where
    /// nothing is other than before.
    ///
    /// # Errors
    /// [`FoldError`] when the events are not the history of a matter.
    pub(crate) fn settle(
        &mut self,
        work: Work<'_>,
        opening: Opening,
        now: Moment,
    ) -> Result<Vec<Change>, FoldError> {
        let Work { held, mut events, mut incoming, place } = work;
        let mut others = Vec::new();
        let judged = loop {
            let judged = self.judge(held, &events, &place, now)?;
            let Some((event, opened)) = self.climb(&judged, &events, now) else { break judged };
            incoming.push(opening::kept(&event, &judged.row.place, now));
            events.push(event);
            if let Some(first) = opened {
                others.extend(self.open(first, &judged.row.place, now)?);
            }
        };
        if incoming.is_empty() && judged.is_as_held(held) {
            return Ok(Vec::new());
        }
        if self.book().desk.is_some() {
            others.extend(self.follow(held, (&judged, &events), opening, now)?);
        }
        let mut changes = vec![judged.into_change(incoming)];
        changes.extend(others);
        Ok(changes)
    }

    /// Opens a docket by its first event.
    pub(crate) fn open(
        &mut self,
        first: Event,
        place: &Place,
        now: Moment,
    ) -> Result<Vec<Change>, FoldError> {
        let held = Held::nothing(&first.matter);
        let incoming = vec![opening::kept(&first, place, now)];
        let work = Work { held: &held, events: vec![first], incoming, place: place.clone() };
        self.settle(work, Opening::AsTheRuleSays, now)
    }

    /// The first finding that takes a docket up a rung and has not done so yet: the event, and the first event of the
    /// docket that is opened by it.
    fn climb(&self, judged: &Judged, events: &[Event], now: Moment) -> Option<(Event, Option<Event>)> {
        let docket = Docket::fold(events)?;
        let rules = &self.book().pack(&judged.row.kind).rules;
        let rung = docket.next(&rules.ladder)?;
        let news = judged.findings.iter().zip(&judged.turned);
        let row = news.filter(|(_, turned)| turned.turn == Turn::Raised).map(|(row, _)| row).find(|row| {
            let then = rules.find(&row.key.rule).map(|(_, entry)| entry.info.then);
            then == Some(Then::Escalate) && !events.iter().any(|event| event.reason == said_by(row))
        })?;
        let doing = decide(&docket, Command::Escalate(rung), NOBODY, &rules.ladder).ok()?.pop()?;
        let mut event = opening::event(&judged.row.id, events.len() + 1, doing.kind, now);
        event.ground = doing.ground.to_owned();
        event.reason = said_by(row);
        let opened = rung.opens().map(|kind| {
            let responsible = docket.origin.as_ref().map_or("", |origin| &origin.responsible);
            let case = docket.origin.as_ref().map_or("", |origin| origin.case());
            let origin = opening::origin(row, responsible, case);
            opening::above(kind, rung, (&judged.row, &docket), origin, now)
        });
        Some((event, opened))
    }

    /// Opens, withdraws and restores cards as the findings say.
    fn follow(
        &mut self,
        held: &Held,
        (judged, events): (&Judged, &[Event]),
        opening: Opening,
        now: Moment,
    ) -> Result<Vec<Change>, FoldError> {
        let mut changes = Vec::new();
        let own = Docket::fold(events);
        let kind = match &own {
            None => Some(DocketKind::Card),
            Some(docket) => docket.kind.delay_card(),
        };
        let Some(kind) = kind else { return Ok(changes) };
        let case = own.as_ref().and_then(|docket| docket.origin.as_ref()).map_or("", |origin| origin.case());
        for (row, turned) in judged.findings.iter().zip(&judged.turned) {
            let id = opening::id_of_finding(kind, row);
            if let Some(card) = held.opened.iter().find(|one| one.matter == id) {
                changes.extend(self.note(card, row, turned, now)?);
                continue;
            }
            let Some(info) = self.opens(&judged.row, row, opening) else { continue };
            let origin = opening::origin(row, &turned.responsible, case);
            let first = opening::card(kind, &judged.row, (row, info), origin, (opening, now));
            changes.extend(self.open(first, &judged.row.place, now)?);
        }
        Ok(changes)
    }

    /// The rule by which a finding opens a card; `None` where it does not.
    fn opens(&self, matter: &MatterRow, row: &FindingRow, opening: Opening) -> Option<&RuleInfo> {
        let (_, entry) = self.book().pack(&matter.kind).rules.find(&row.key.rule)?;
        let opens =
            row.standing == Standing::Stands && entry.info.then == Then::Card && opening != Opening::Never;
        opens.then_some(&entry.info)
    }

    /// Tells a card what became of its finding.
    fn note(
        &mut self,
        card: &Held,
        row: &FindingRow,
        turned: &Turned,
        now: Moment,
    ) -> Result<Vec<Change>, FoldError> {
        let note = match (turned.before, row.standing) {
            (_, Standing::Lifted) => Note::Lifted,
            (Some(Standing::Stands), Standing::Superseded) => Note::Superseded,
            (Some(Standing::Superseded | Standing::Lifted), Standing::Stands) => Note::Restored,
            _ => return Ok(Vec::new()),
        };
        let Ok(mut events) = events_of(card) else { return Ok(Vec::new()) };
        let Some(docket) = Docket::fold(&events) else { return Ok(Vec::new()) };
        let place = card.row.as_ref().map(|row| row.place.clone()).unwrap_or_default();
        // A card that was withdrawn by people, say, is not told.
        let Ok(doings) = decide(&docket, Command::Note(note), NOBODY, &[]) else { return Ok(Vec::new()) };
        let mut incoming = Vec::new();
        for doing in doings {
            let mut event = opening::event(&card.matter, events.len() + 1, doing.kind, now);
            (event.subject, event.ground) = (doing.subject.to_owned(), doing.ground.to_owned());
            incoming.push(opening::kept(&event, &place, now));
            events.push(event);
        }
        self.settle(Work { held: card, events, incoming, place }, Opening::AsTheRuleSays, now)
    }
}

/// The reason of an escalation: the finding that demands it. It is how an escalation is never done twice.
fn said_by(row: &FindingRow) -> String {
    format!("{}@{}", row.key.rule, row.key.occasion)
}
