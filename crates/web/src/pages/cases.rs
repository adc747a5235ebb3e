//! `GET /cases`: the list of cases, filtered by address, page by page.

use super::paint::{frame_of, language, paper};
use super::statistics::day;
use super::told::{Told, case_link};
use crate::cursor;
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::read::{in_calendar, matters, span, today};
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use calendar::Moment;
use pages::cases::{CaseRow, CasesPage};
use pages::parts::{Choice, Filter, FilterField, Pager};
use pages::{Section, route};
use ports::{MatterOrder, MatterQuery, MatterRow, Stage};
use serde::Deserialize;

/// Rows of a page.
const ROWS: u32 = 50;

/// What is asked for; what is empty is not.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    id: String,
    stage: String,
    department: String,
    item: String,
    level: String,
    due: String,
    from: String,
    through: String,
    order: String,
    after: String,
}

/// Shows the list. A whole number leads to its case at once.
pub(super) async fn show(
    State(service): State<Service>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Wrong> {
    if !asked.id.trim().is_empty() {
        return Ok(crate::visit::Turn::to(&route::case(asked.id.trim())).into_response());
    }
    let query = query(&service, &asked).map_err(|problem| visitor.wrong(problem))?;
    let mut rows =
        matters(&service.app, &visitor.actor, &query).await.map_err(|error| visitor.wrong(error))?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    Ok(page(&service, &visitor, &asked, (&rows, more)).into_response())
}

fn query(service: &Service, asked: &Asked) -> Result<MatterQuery, Problem> {
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let after: Option<(i64, String)> = said(&asked.after).map(|word| cursor::place(&word)).transpose()?;
    let (now, today) = (service.app.clock.now(), today(&service.app));
    let (due_from, due_before) = match asked.due.as_str() {
        "today" => (Some(now), Some(today.dusk)),
        "over" => (None, Some(now)),
        _ => (None, None),
    };
    Ok(MatterQuery {
        due_from,
        due_before,
        began_from: day(&asked.from)?.map(|day| span(day).dawn),
        began_before: day(&asked.through)?.map(|day| span(day).dusk),
        // Cards are matters too; they have a list of their own.
        kind: Some("case".to_owned()),
        stage: Stage::from_code(&asked.stage),
        department: said(&asked.department),
        item: said(&asked.item),
        level: said(&asked.level),
        order: order(asked),
        after: after.map(|(micros, id)| (Moment::from_micros(micros), id)),
        max: ROWS + 1,
    })
}

fn order(asked: &Asked) -> MatterOrder {
    if asked.order == "next" { MatterOrder::Next } else { MatterOrder::Id }
}

fn page(service: &Service, visitor: &Visitor, asked: &Asked, (rows, more): (&[MatterRow], bool)) -> Paper {
    let language = language(visitor.reader.language);
    let now = service.app.clock.now();
    let told = in_calendar(&service.app, |calendar| {
        let told = Told { language, now, calendar };
        rows.iter().map(|row| row_of(&told, row)).collect::<Vec<_>>()
    });
    let link = |after: &str| {
        route::with(
            route::CASES,
            &[
                ("stage", &asked.stage),
                ("department", &asked.department),
                ("item", &asked.item),
                ("level", &asked.level),
                ("due", &asked.due),
                ("from", &asked.from),
                ("through", &asked.through),
                ("order", &asked.order),
                ("after", after),
            ],
        )
    };
    let next = |last: &MatterRow| {
        let micros = match order(asked) {
            MatterOrder::Id => 0,
            MatterOrder::Next => last.next_at.map_or(0, Moment::micros),
        };
        link(&cursor::word(&(micros, &last.id)))
    };
    let pager = Pager {
        language,
        shown: told.len(),
        first: if asked.after.is_empty() { String::new() } else { link("") },
        next: rows.last().filter(|_| more).map(next).unwrap_or_default(),
    };
    let frame = frame_of(visitor).within(Section::Cases, Vec::new());
    paper(&CasesPage { filter: filter(asked, language), rows: told, pager, frame })
}

fn row_of(told: &Told<'_>, row: &MatterRow) -> CaseRow {
    let maybe = |at: Option<Moment>| at.map(|at| told.short(at)).unwrap_or_default();
    CaseRow {
        id: case_link(&row.id),
        item: row.item.clone(),
        department: row.department.clone(),
        open: row.stage == Stage::Open,
        began: told.short(row.began_at),
        promised: maybe(row.promised_at),
        statutory: maybe(row.statutory_at),
        left: told.left(row),
    }
}

fn filter(asked: &Asked, language: pages::Language) -> Filter {
    let words = pages::Words::of(language);
    let (case, any) = (&words.case, words.frame.any);
    let stages = [("", any), ("open", case.open), ("closed", case.closed)];
    let levels =
        [("", any), ("notice", words.frame.notice), ("yellow", words.frame.yellow), ("red", words.frame.red)];
    let seeing = &words.seeing;
    let dues = [("", any), ("today", seeing.due_today), ("over", seeing.overdue)];
    let orders = [("", case.by_id), ("next", case.by_next)];
    let fields = vec![
        FilterField::choice("stage", case.stage, Choice::list(&stages, &asked.stage)),
        FilterField::text("department", case.department, &asked.department),
        FilterField::text("item", case.item, &asked.item),
        FilterField::choice("level", case.findings, Choice::list(&levels, &asked.level)),
        FilterField::choice("due", case.due, Choice::list(&dues, &asked.due)),
        FilterField::day("from", seeing.period_from, &asked.from),
        FilterField::day("through", seeing.period_through, &asked.through),
        FilterField::choice("order", case.order, Choice::list(&orders, &asked.order)),
    ];
    Filter { language, href: route::CASES.to_owned(), fields }
}
