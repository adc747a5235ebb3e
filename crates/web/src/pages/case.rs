//! `GET /cases/{id}`: a case: how it stands, how its days were counted, what was found, what happened.

use super::paint::{frame_of, language, paper};
use super::told::{Told, due_of};
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::Verb;
use app::read::{ExplainedFinding, MatterView, explain, in_calendar, matter};
use axum::extract::{Path, State};
use engine::Event;
use pages::cases::{CasePage, HappenedRow};
use pages::format::Stamp;
use pages::parts::ClockPart;
use pages::{Link, Section, Tone, route};

/// Shows a case.
pub(super) async fn show(
    State(service): State<Service>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Paper, Wrong> {
    let found = matter(&service.app, &visitor.actor, &id).await.map_err(|error| visitor.wrong(error))?;
    let found = found.ok_or_else(|| visitor.wrong(Problem::nothing(&id)))?;
    let findings = if Verb::ReadFindings.is_open_to(visitor.actor.role) {
        explain(&service.app, &visitor.actor, &id).await.map_err(|error| visitor.wrong(error))?
    } else {
        None
    };
    let now = service.app.clock.now();
    let page = in_calendar(&service.app, |calendar| {
        let told = Told { language: language(visitor.reader.language), now, calendar };
        page(&told, &visitor, &found, findings.as_deref())
    });
    Ok(paper(&page))
}

fn page(
    told: &Told<'_>,
    visitor: &Visitor,
    found: &MatterView,
    findings: Option<&[ExplainedFinding]>,
) -> CasePage {
    let frame = frame_of(visitor).within(Section::Cases, vec![Link::text(&found.row.id)]);
    let clocks = clocks(told, found);
    let first = clocks.first();
    let tell = |found: &[ExplainedFinding]| {
        found.iter().enumerate().map(|(at, one)| told.finding(at, one)).collect()
    };
    let row = &found.row;
    CasePage {
        id: row.id.clone(),
        title: if row.item.is_empty() { row.id.clone() } else { row.item.clone() },
        department: row.department.clone(),
        answer: first.map_or_else(|| frame.words.case.no_clock.to_owned(), ClockPart::says),
        answer_more: first.map(|clock| clock.sentence.clone()).unwrap_or_default(),
        tone: first.map_or(Tone::Faint, ClockPart::tone),
        facts: facts(told, &frame, found),
        findings: findings.map(tell),
        events: found.events.iter().map(|(at, event)| happened(told, *at, event)).collect(),
        clocks,
        frame,
    }
}

/// Clocks that still run first, what is due first before the others; each as far as the calendar reaches.
fn clocks(told: &Told<'_>, found: &MatterView) -> Vec<ClockPart> {
    let mut views: Vec<_> = found.clocks.iter().collect();
    views.sort_by_key(|view| {
        let due = due_of(view);
        (view.run.stop.is_some(), due.is_none(), due)
    });
    let part = |(at, view)| told.clock(&format!("clock-{}", at + 1), view);
    views.into_iter().enumerate().filter_map(part).collect()
}

fn facts(told: &Told<'_>, frame: &pages::Frame, found: &MatterView) -> Vec<(String, String)> {
    let (words, row) = (&frame.words.case, &found.row);
    let facts = [
        (words.kind, row.kind.clone()),
        (words.item, row.item.clone()),
        (words.department, row.department.clone()),
        (words.place, row.place.path().to_owned()),
        (words.began, told.stamp(row.began_at).text),
        (words.moved, told.stamp(row.moved_at).text),
        (words.judged_by, row.judged_by.clone()),
    ];
    let said = facts.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn happened(told: &Told<'_>, position: u64, event: &Event) -> HappenedRow {
    let late = event.recorded_at.filter(|at| *at != event.at);
    HappenedRow {
        what: told.language.pick(event.kind.zh(), event.kind.code()).to_owned(),
        about: event.subject.clone(),
        at: told.stamp(event.at),
        recorded: late.map_or_else(Stamp::default, |at| told.stamp(at)),
        who: event.actor.id.clone(),
        note: event.reason.clone(),
        receipt: route::receipt(position),
    }
}
