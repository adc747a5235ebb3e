//! `GET /cards/{id}`: a card with its evidence, its clocks, its thread and what may be done; `POST /cards/{id}/act` does it.

use super::dockets::{awaited, item_of, level, state, title, until};
use super::paint::{frame_of, language, paper};
use super::told::{Told, case_link};
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{Form, Paper, Turn, Visitor, Wrong};
use app::desk::{Choice, DocketView, Said as Given, Thread, act, docket};
use app::read::{Names, in_calendar, in_names};
use axum::extract::{Path, State};
use engine::desk::{Command, DocketState};
use pages::cards::{CardPage, Said, StateStep};
use pages::parts::{Action, Barred, Field, FieldKind};
use pages::{Frame, Link, Section, Tone, route};
use ports::DocketRow;
use serde::Deserialize;

/// What is sent: on which docket, what, and why.
#[derive(Deserialize)]
pub(super) struct Sent {
    id: String,
    command: String,
    #[serde(default)]
    text: String,
}

/// Shows a docket.
pub(super) async fn show(
    State(service): State<Service>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Paper, Wrong> {
    let found = docket(&service.app, &visitor.actor, &id).await.map_err(|error| visitor.wrong(error))?;
    let found = found.ok_or_else(|| visitor.wrong(Problem::nothing(&id)))?;
    let now = service.app.clock.now();
    let mut page = in_calendar(&service.app, |calendar| {
        let told = Told { language: language(visitor.reader.language), now, calendar };
        page(&told, &visitor, &found)
    });
    page.facts = in_names(&service.app, |names| facts(&page.frame, names, &found));
    Ok(paper(&page))
}

/// Gives a command, and goes back to the docket.
pub(super) async fn give(service: Service, form: Form<Sent>) -> Result<Turn, Wrong> {
    let Form { visitor, sent, .. } = form;
    let command = Command::from_code(&sent.command);
    let command = command.ok_or_else(|| visitor.wrong(Problem::unclear(&sent.command)))?;
    let given = Given { reason: sent.text, ..Given::default() };
    let done = act(&service.app, &visitor.actor, &sent.id, command, given).await;
    done.map_err(|error| visitor.wrong(error))?;
    Ok(Turn::to(&route::card(&sent.id)))
}

fn page(told: &Told<'_>, visitor: &Visitor, found: &DocketView) -> CardPage {
    let row = &found.row;
    let frame = frame_of(visitor).within(Section::Cards, vec![Link::text(&row.id)]);
    let flag = level(row, told.language);
    let evidence = found.evidence.as_ref().map(|one| told.finding(0, one));
    let clocks = found.clocks.iter().enumerate();
    let clocks = clocks.filter_map(|(at, view)| told.clock(&format!("clock-{}", at + 1), view)).collect();
    let waits = awaited(row, told.language);
    CardPage {
        id: row.id.clone(),
        title: evidence.as_ref().map_or_else(|| row.rule.clone(), |one| one.rule.text.clone()),
        case: case_link(&row.case),
        answer: if waits.is_empty() { state(row, told.language) } else { waits },
        answer_more: until(told, row.due_at),
        tone: if row.counts { flag.tone } else { Tone::Faint },
        level: flag,
        states: vec![StateStep {
            name: state(row, told.language),
            at: told.short(row.moved_at),
            who: String::new(),
            now: true,
        }],
        facts: Vec::new(),
        finding: evidence,
        clocks,
        thread: found.thread.iter().map(|step| said(told, step)).collect(),
        actions: actions(told, &frame, found),
        barred: found.choices.iter().filter_map(|choice| barred(told, choice)).collect(),
        certificate: None,
        frame,
    }
}

fn facts(frame: &Frame, names: Names<'_>, found: &DocketView) -> Vec<(String, String)> {
    let (row, case, card) = (&found.row, &frame.words.case, &frame.words.card);
    let score = if row.counts {
        let (whole, part) = (row.score_centi / 100, row.score_centi.abs() % 100);
        format!("-{whole}.{part:02}")
    } else {
        left_out(frame, row)
    };
    let facts = [
        (case.item, item_of(names, &row.item)),
        (case.department, row.department.clone()),
        (card.responsible, row.responsible.clone()),
        (case.rule, row.rule.clone()),
        (card.score, score),
    ];
    let said = facts.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Why a docket takes nothing from the score: it was withdrawn, or it is none that does.
fn left_out(frame: &Frame, row: &DocketRow) -> String {
    let card = &frame.words.card;
    let withdrawn = DocketState::from_code(&row.state) == Some(DocketState::Withdrawn);
    if withdrawn { card.score_left } else { card.score_none }.to_owned()
}

fn said(told: &Told<'_>, step: &Thread) -> Said {
    let event = &step.event;
    Said {
        what: told.language.pick(event.kind.zh(), event.kind.code()).to_owned(),
        who: event.actor.id.clone(),
        at: told.stamp(event.at),
        text: event.reason.clone(),
        files: event.documents.iter().map(|file| Link::text(file.kind.clone())).collect(),
    }
}

fn actions(told: &Told<'_>, frame: &Frame, found: &DocketView) -> Vec<Action> {
    let open = found.choices.iter().filter(|choice| choice.refused.is_none());
    let action = |(at, choice): (usize, &Choice)| {
        let code = choice.command.code();
        let mut id = Field::new("id", "", FieldKind::Hidden);
        id.value.clone_from(&found.row.id);
        let mut command = Field::new("command", "", FieldKind::Hidden);
        code.clone_into(&mut command.value);
        let text = Field::new("text", frame.words.case.opinion, FieldKind::Lines);
        let text = if choice.command.needs_reason() { text } else { text.optional() };
        Action {
            language: told.language,
            form: frame.form().to_owned(),
            id: code.to_owned(),
            href: route::CARD_ACT.to_owned(),
            title: title(choice.command, told.language).to_owned(),
            hint: String::new(),
            fields: vec![id, command, text],
            first: at == 0,
        }
    };
    open.enumerate().map(action).collect()
}

fn barred(told: &Told<'_>, choice: &Choice) -> Option<Barred> {
    let (zh, en) = choice.refused.as_ref()?.code.words();
    let title = title(choice.command, told.language).to_owned();
    Some(Barred { title, why: told.language.pick(zh, en).to_owned(), tone: Tone::Faint })
}
