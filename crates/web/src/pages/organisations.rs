//! `GET /organisations`: the places that the visitor may see, with how many people belong to each.

use super::paint::{frame_of, language, paper};
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::people::places::Node;
use app::people::places::verbs::{nodes, staff};
use app::read::in_calendar;
use axum::extract::State;
use calendar::Day;
use pages::keep::{OrganisationRow, OrganisationsPage};
use pages::{Language, Section};
use ports::Place;
use std::collections::BTreeMap;

/// Shows the tree.
pub(super) async fn show(State(service): State<Service>, visitor: Visitor) -> Result<Paper, Wrong> {
    let places = nodes(&service.people, &visitor.actor).await.map_err(|error| visitor.wrong(error))?;
    let people = staff(&service.people, &visitor.actor).await.map_err(|error| visitor.wrong(error))?;
    let now = service.app.clock.now();
    let today = in_calendar(&service.app, |calendar| calendar.zone().day_of(now));
    let mut at: BTreeMap<&Place, u64> = BTreeMap::new();
    for post in people.iter().flat_map(|(_, one)| one.posts_on(today)) {
        *at.entry(&post.place).or_default() += 1;
    }
    let top = places.first().map_or(0, |(place, _)| depth(place));
    let language = language(visitor.reader.language);
    let row = |(place, node): &(Place, Node)| OrganisationRow {
        depth: u8::try_from(depth(place).saturating_sub(top)).unwrap_or(5).min(5),
        staff: at.get(place).copied().unwrap_or(0),
        path: place.path().to_owned(),
        ..named(node, today, language)
    };
    let frame = frame_of(&visitor).within(Section::Organisations, Vec::new());
    Ok(paper(&OrganisationsPage { rows: places.iter().map(row).collect(), frame }))
}

fn depth(place: &Place) -> usize {
    place.path().split('/').count()
}

/// Its name today, or the last it had.
fn named(node: &Node, today: Day, language: Language) -> OrganisationRow {
    let span = node.on(today);
    let last = span.or(node.spans.last());
    let name = last.map(|span| if span.en.is_empty() { &span.zh } else { language.pick(&span.zh, &span.en) });
    OrganisationRow {
        name: name.map(str::to_owned).unwrap_or_default(),
        since: last.map(|span| span.from.to_string()).unwrap_or_default(),
        ended: span.is_none(),
        ..OrganisationRow::default()
    }
}
