//! `GET /monitor`: today in figures.

use super::paint::{frame_of, language, paper};
use super::seen::{cards, departments, distribution, figures, lately, latest, slowest};
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::read::{cases_today, in_calendar, today};
use axum::extract::State;
use pages::Section;
use pages::format::Stamp;
use pages::parts::chart::Room;
use pages::seeing::MonitorPage;

/// Shows the monitor.
pub(super) async fn show(State(service): State<Service>, visitor: Visitor) -> Result<Paper, Wrong> {
    let (app, language) = (&service.app, language(visitor.reader.language));
    let (now, today) = (app.clock.now(), today(app));
    let cases = cases_today(app, &visitor.actor).await.map_err(|error| visitor.wrong(error))?;
    let cards = cards(app, &visitor, today.dawn).await?;
    let lately = lately(app, &visitor).await?;
    let chart = lately.as_ref().and_then(|view| distribution(language, view, Room::Panel));
    let page = MonitorPage {
        frame: frame_of(&visitor).within(Section::Monitor, Vec::new()),
        at: in_calendar(app, |calendar| Stamp::at(now, calendar.zone(), language)),
        figures: figures(language, &cases, &cards, &today.day.to_string()),
        latest: latest(app, &visitor, language).await?,
        charts: chart.into_iter().collect(),
        slow_items: lately.as_ref().map(|view| slowest(language, view, "item")),
        departments: departments(language, &cards.departments),
    };
    Ok(paper(&page))
}
