//! `GET /cards`: cards, letters and accountability files, filtered by address, page by page.

use super::dockets::{put_names, row_of};
use super::paint::{frame_of, language, paper};
use super::told::Told;
use crate::cursor;
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::desk::dockets;
use app::read::{in_calendar, in_names};
use axum::extract::{Query, State};
use engine::desk::{Colour, DocketState};
use pages::cards::CardsPage;
use pages::parts::{Choice, Filter, FilterField, Pager};
use pages::{Language, Section, Words, route};
use ports::{DocketFilter, DocketKey, DocketOrder, DocketQuery, DocketRow};
use serde::Deserialize;

/// Rows of a page.
const ROWS: u32 = 50;

/// What is asked for; what is empty is not.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    level: String,
    state: String,
    department: String,
    owed: String,
    rule: String,
    text: String,
    order: String,
    after: String,
}

/// Shows the list.
pub(super) async fn show(
    State(service): State<Service>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Paper, Wrong> {
    let query = query(&asked).map_err(|problem| visitor.wrong(problem))?;
    let found = dockets(&service.app, &visitor.actor, &query).await;
    let mut rows = found.map_err(|error| visitor.wrong(error))?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let now = service.app.clock.now();
    let language = language(visitor.reader.language);
    let mut shown = in_calendar(&service.app, |calendar| {
        let told = Told { language, now, calendar };
        rows.iter().map(|row| row_of(&told, row)).collect::<Vec<_>>()
    });
    in_names(&service.app, |names| put_names(names, language, &rows, &mut shown));
    let next = |last: &DocketRow| {
        DocketQuery::rank(query.order, last).map(|rank| link(&asked, &cursor::word(&(rank, &last.id))))
    };
    let pager = Pager {
        language,
        shown: shown.len(),
        first: if asked.after.is_empty() { String::new() } else { link(&asked, "") },
        next: rows.last().filter(|_| more).and_then(next).unwrap_or_default(),
    };
    let frame = frame_of(&visitor).within(Section::Cards, Vec::new());
    Ok(paper(&CardsPage { filter: filter(&asked, language), rows: shown, pager, frame }))
}

fn query(asked: &Asked) -> Result<DocketQuery, Problem> {
    let keys = [
        (DocketKey::Colour, &asked.level),
        (DocketKey::State, &asked.state),
        (DocketKey::Department, &asked.department),
        (DocketKey::OwedBy, &asked.owed),
        (DocketKey::Rule, &asked.rule),
    ];
    let said = keys.into_iter().filter(|(_, value)| !value.trim().is_empty());
    let filter = said.fold(DocketFilter::default(), |filter, (key, value)| filter.with(key, &[value.trim()]));
    let after = Some(&asked.after).filter(|word| !word.is_empty());
    Ok(DocketQuery {
        filter: DocketFilter { text: asked.text.trim().to_owned(), ..filter },
        order: if asked.order == "due" { DocketOrder::Due } else { DocketOrder::Newest },
        after: after.map(|word| cursor::place(word)).transpose()?,
        max: ROWS + 1,
    })
}

fn link(asked: &Asked, after: &str) -> String {
    let query = [
        ("level", asked.level.as_str()),
        ("state", &asked.state),
        ("department", &asked.department),
        ("owed", &asked.owed),
        ("rule", &asked.rule),
        ("text", &asked.text),
        ("order", &asked.order),
        ("after", after),
    ];
    route::with(route::CARDS, &query)
}

fn filter(asked: &Asked, language: Language) -> Filter {
    let words = Words::of(language);
    let any = ("", words.frame.any);
    let levels = Colour::ALL.iter().map(|one| (one.code(), language.pick(one.zh(), one.en())));
    let levels: Vec<_> = std::iter::once(any).chain(levels).collect();
    let states = DocketState::ALL.iter().map(|one| (one.code(), language.pick(one.zh(), one.en())));
    let states: Vec<_> = std::iter::once(any).chain(states).collect();
    let orders = [("", language.pick("新发的在前", "Newest first")), ("due", words.case.by_next)];
    let fields = vec![
        FilterField::choice("level", words.card.level, Choice::list(&levels, &asked.level)),
        FilterField::choice("state", words.card.state, Choice::list(&states, &asked.state)),
        FilterField::text("department", words.case.department, &asked.department),
        FilterField::text("text", words.card.text, &asked.text),
        FilterField::choice("order", words.case.order, Choice::list(&orders, &asked.order)),
    ];
    Filter { language, href: route::CARDS.to_owned(), fields }
}
