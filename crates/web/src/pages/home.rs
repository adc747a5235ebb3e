//! `GET /`: what waits for the visitor, what is due earliest first; else the first page that is open to the role.

use super::dockets::{awaited, level, put_names, row_of};
use super::paint::{frame_of, language, menu, paper};
use super::told::Told;
use crate::service::Service;
use crate::visit::{Turn, Visitor, Wrong};
use app::Verb;
use app::desk::to_dos;
use app::read::{in_calendar, in_names};
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use pages::cards::CardRow;
use pages::format::Stamp;
use pages::{HomePage, Section, Task, TaskGroup, Tone, route};
use ports::{DocketQuery, DocketRow};
use std::collections::BTreeMap;

/// Tasks that are shown at most.
const MAX: u32 = 100;

/// Shows what waits.
pub(super) async fn show(State(service): State<Service>, visitor: Visitor) -> Result<Response, Wrong> {
    if !Verb::ReadDockets.is_open_to(visitor.actor.role) {
        let menu = menu(visitor.actor.role);
        let first = menu.first().map_or(route::ACCOUNT, |item| item.section.route());
        return Ok(Turn::to(first).into_response());
    }
    let query = DocketQuery { max: MAX, ..DocketQuery::default() };
    let found = to_dos(&service.app, &visitor.actor, &query).await;
    let rows = found.map_err(|error| visitor.wrong(error))?;
    let (now, language) = (service.app.clock.now(), language(visitor.reader.language));
    let mut cards: Vec<CardRow> = in_calendar(&service.app, |calendar| {
        let told = Told { language, now, calendar };
        rows.iter().map(|row| row_of(&told, row)).collect()
    });
    in_names(&service.app, |names| put_names(names, language, &rows, &mut cards));
    let page = in_calendar(&service.app, |calendar| {
        let told = Told { language, now, calendar };
        HomePage {
            frame: frame_of(&visitor).within(Section::Home, Vec::new()),
            today: Stamp::day(calendar.zone().day_of(now), language),
            groups: groups(&told, rows.iter().zip(cards)),
            figures: Vec::new(),
        }
    });
    Ok(paper(&page).into_response())
}

fn groups<'r>(told: &Told<'_>, rows: impl Iterator<Item = (&'r DocketRow, CardRow)>) -> Vec<TaskGroup> {
    let mut by: BTreeMap<&str, Vec<(&DocketRow, CardRow)>> = BTreeMap::new();
    for (row, card) in rows {
        by.entry(&row.awaits).or_default().push((row, card));
    }
    let late = |(row, _): &&(&DocketRow, CardRow)| row.due_at.is_some_and(|due| due < told.now);
    let group = |(awaits, rows): (&str, Vec<(&DocketRow, CardRow)>)| TaskGroup {
        id: format!("waits-{awaits}"),
        title: rows.first().map(|(row, _)| awaited(row, told.language)).unwrap_or_default(),
        count: u64::try_from(rows.len()).unwrap_or(u64::MAX),
        late: u64::try_from(rows.iter().filter(late).count()).unwrap_or(u64::MAX),
        tone: Tone::Plain,
        href: String::new(),
        tasks: rows.into_iter().map(|(row, card)| task(told, row, card)).collect(),
    };
    by.into_iter().map(group).collect()
}

fn task(told: &Told<'_>, row: &DocketRow, card: CardRow) -> Task {
    let about = [row.department.as_str(), &card.item, &row.case];
    Task {
        flag: level(row, told.language),
        what: card.what,
        about: about.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" · "),
        due: row.due_at.map(|due| told.short(due)).unwrap_or_default(),
        left: card.left,
    }
}
