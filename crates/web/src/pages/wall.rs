//! `GET /wall`: what a hall looks at.

use super::paint::{frame_of, language, paper};
use super::seen::{cards, distribution, figures, lately, latest, slowest};
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::read::{StatisticsView, cases_today, head, in_calendar, rules, today};
use axum::extract::State;
use engine::Indicator;
use pages::format::{Stamp, hour};
use pages::parts::chart::Room;
use pages::seeing::{WallFoot, WallPage};
use pages::{Language, Words, grouped, percent};

/// Shows the wall.
pub(super) async fn show(State(service): State<Service>, visitor: Visitor) -> Result<Paper, Wrong> {
    let (app, language) = (&service.app, language(visitor.reader.language));
    let (now, today) = (app.clock.now(), today(app));
    let cases = cases_today(app, &visitor.actor).await.map_err(|error| visitor.wrong(error))?;
    let cards = cards(app, &visitor, today.dawn).await?;
    let items = rules(app, &visitor.actor).map_err(|error| visitor.wrong(error))?.items;
    let lately = lately(app, &visitor).await?;
    let signed = head(app).await.map_err(|error| visitor.wrong(error))?;
    let (hour, signed_at) = in_calendar(app, |calendar| {
        (hour(now, calendar.zone()), Stamp::short(now, calendar.zone(), language))
    });
    let page = WallPage {
        frame: frame_of(&visitor),
        about: about(language, visitor.actor.place.path(), items),
        today: Stamp::day(today.day, language),
        hour,
        figures: figures(language, &cases, &cards, &today.day.to_string()),
        latest: latest(app, &visitor, language).await?,
        chart: lately.as_ref().and_then(|view| distribution(language, view, Room::Wall)),
        slow_items: lately.as_ref().map(|view| slowest(language, view, "item")),
        foot: lately.as_ref().map(|view| foot(language, view)).unwrap_or_default(),
        head: (shortened(&signed.head.root.to_string()), signed_at),
    };
    Ok(paper(&page))
}

fn foot(language: Language, view: &StatisticsView) -> Vec<WallFoot> {
    let words = &Words::of(language).seeing;
    let share = |name: &str, of: Indicator| percent(of.of(&view.total)).map(|share| (name.to_owned(), share));
    let shares =
        [share(words.on_time_month, Indicator::OnTime), share(words.speed_up, Indicator::HandlingSpeedUp)];
    shares.into_iter().flatten().collect()
}

fn about(language: Language, place: &str, items: u64) -> String {
    let items = match language {
        Language::Zh => format!("{} 项", grouped(items)),
        Language::En => format!("{} items", grouped(items)),
    };
    if place.is_empty() { items } else { format!("{place} · {items}") }
}

/// The first and the last eight letters of a root: enough to compare at a glance.
fn shortened(root: &str) -> String {
    match (root.get(..8), root.get(root.len().saturating_sub(8)..)) {
        (Some(first), Some(last)) if root.len() > 16 => format!("{first}…{last}"),
        _ => root.to_owned(),
    }
}
