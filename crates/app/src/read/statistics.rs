//! Statistics of the matters an actor may see, by what they are grouped.

use super::ReadError;
use crate::app::App;
use crate::people::{Actor, Verb, authorise, begin_of};
use crate::refusal::{Refusal, RefusalCode};
use crate::sweep::events_of;
use calendar::{Day, Moment};
use engine::{Dimension, Dimensions, Measuring, Row, Spread, Statistics, Sym, Verdict};
use ports::{Held, MatterQuery, Scope};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Matters that are looked at for one question at most.
pub const MATTERS_MAX: u64 = 200_000;
/// How long an answer is given again.
const KEPT_SECONDS: i64 = 60;
/// Answers that are kept at most.
const KEPT_MAX: usize = 64;
/// Matters that are read and judged at a time; nobody waits longer for the judge.
const PAGE: u32 = 200;

/// Where the groups of [`StatisticsView::used`] end, in percent of the promise.
pub const USED_BOUNDS: [u32; 11] = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 150];

/// By what matters are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupBy {
    /// By item.
    #[default]
    Item,
    /// By department.
    Department,
    /// By the month in which the clock started, as `2026-03`; those without a clock are in no group.
    Month,
    /// By place.
    Place,
    /// By step; a row then counts runs of the clock of steps.
    Step,
    /// By channel: the source of the first event.
    Channel,
    /// By person: who ended the matter, else who acted last.
    Person,
}

impl GroupBy {
    /// Every grouping.
    pub const ALL: [GroupBy; 7] = [
        GroupBy::Item,
        GroupBy::Department,
        GroupBy::Month,
        GroupBy::Place,
        GroupBy::Step,
        GroupBy::Channel,
        GroupBy::Person,
    ];

    /// Returns its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            GroupBy::Item => "item",
            GroupBy::Department => "department",
            GroupBy::Month => "month",
            GroupBy::Place => "place",
            GroupBy::Step => "step",
            GroupBy::Channel => "channel",
            GroupBy::Person => "person",
        }
    }

    /// Finds a grouping by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<GroupBy> {
        GroupBy::ALL.into_iter().find(|by| by.code() == code)
    }
}

/// Which matters, and by what they are grouped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct StatisticsQuery {
    /// By what they are grouped.
    pub by: GroupBy,
    /// Of this kind only.
    pub kind: Option<String>,
    /// Of this item only.
    pub item: Option<String>,
    /// Of this department only.
    pub department: Option<String>,
    /// Whose first event happened on this day or later.
    pub from: Option<Day>,
    /// Whose first event happened on this day or earlier.
    pub through: Option<Day>,
}

/// Statistics as of an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatisticsView {
    /// The instant as of which the matters were judged.
    pub as_of: Moment,
    /// By what they were judged: pack, calendar, catalogue.
    pub judged_by: String,
    /// All of them.
    pub total: Row,
    /// Finished matters by how much of their promise they used: as many groups as [`USED_BOUNDS`] and one for more.
    pub used: Vec<u64>,
    /// The groups, in the order of their codes; matters that have none are under the empty text.
    pub groups: BTreeMap<String, Row>,
}

/// Answers that are given again for a minute, so that a page that many look at is computed once.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    kept: Mutex<HashMap<(Scope, StatisticsQuery), Arc<StatisticsView>>>,
    /// One computation at a time: they would only wait for one another.
    turn: tokio::sync::Mutex<()>,
}

impl Answers {
    fn fresh(&self, key: &(Scope, StatisticsQuery), now: Moment) -> Option<Arc<StatisticsView>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let is_fresh =
            |view: &&Arc<StatisticsView>| view.as_of <= now && now < view.as_of.plus_seconds(KEPT_SECONDS);
        kept.get(key).filter(is_fresh).cloned()
    }

    fn keep(&self, key: (Scope, StatisticsQuery), view: &Arc<StatisticsView>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        kept.insert(key, Arc::clone(view));
    }
}

/// Returns statistics of the matters that the actor may see, as of now or at most a minute ago.
///
/// Every matter is judged as it is known at that instant, by the rulebook in force: what is told here and what is told
/// of each matter come from the same function.
///
/// # Errors
/// [`ReadError`]; a refusal with [`RefusalCode::TooMuch`] for more than [`MATTERS_MAX`] matters.
pub async fn statistics(
    app: &App,
    actor: &Actor,
    query: &StatisticsQuery,
) -> Result<Arc<StatisticsView>, ReadError> {
    let scope = authorise(actor, Verb::ReadFindings)?;
    let key = (scope, query.clone());
    if let Some(view) = app.answers.fresh(&key, app.clock.now()) {
        return Ok(view);
    }
    let _turn = app.answers.turn.lock().await;
    let now = app.clock.now();
    if let Some(view) = app.answers.fresh(&key, now) {
        return Ok(view);
    }
    let view = Arc::new(count(app, (&key.0, &key.1), now).await?);
    app.answers.keep(key, &view);
    Ok(view)
}

async fn count(
    app: &App,
    (scope, query): (&Scope, &StatisticsQuery),
    now: Moment,
) -> Result<StatisticsView, ReadError> {
    let mut view = StatisticsView {
        as_of: now,
        judged_by: String::new(),
        total: Row::default(),
        used: vec![0; USED_BOUNDS.len() + 1],
        groups: BTreeMap::new(),
    };
    let mut wanted = MatterQuery {
        kind: query.kind.clone(),
        item: query.item.clone(),
        department: query.department.clone(),
        began_from: query.from.map(begin_of),
        began_before: query.through.map(|day| begin_of(day + 1)),
        max: PAGE,
        ..MatterQuery::default()
    };
    let mut matters = 0;
    loop {
        let page = app.store.histories(scope, &wanted).await?;
        let Some(last) = page.last() else { break };
        wanted.after = Some((Moment::from_micros(0), last.matter.clone()));
        matters += page.len() as u64;
        if matters > MATTERS_MAX {
            return Err(Refusal::new(RefusalCode::TooMuch, &format!("> {MATTERS_MAX}")).into());
        }
        let (lent, by) = (app.clone(), query.by);
        let counted = tokio::task::spawn_blocking(move || count_page(&lent, by, &page, now)).await;
        let counted = counted.expect("counting does not panic")?;
        view.judged_by = counted.judged_by;
        view.total.add(&counted.total);
        add_used(&mut view.used, &counted.used);
        for (group, row) in counted.groups {
            view.groups.entry(group).or_default().add(&row);
        }
    }
    Ok(view)
}

fn count_page(app: &App, by: GroupBy, page: &[Held], now: Moment) -> Result<StatisticsView, ReadError> {
    let mut judge = app.judge();
    let mut view = StatisticsView {
        as_of: now,
        judged_by: judge.book().edition().to_owned(),
        total: Row::default(),
        used: vec![0; USED_BOUNDS.len() + 1],
        groups: BTreeMap::new(),
    };
    // What supervisors have to do with is no case; it is counted at the desk.
    for held in page.iter().filter(|held| !held.is_docket()) {
        let unreadable = |cause: Box<dyn std::error::Error + Send + Sync>| {
            ReadError::Unreadable(held.matter.clone(), cause)
        };
        let events = events_of(held).map_err(|cause| unreadable(Box::new(cause)))?;
        let seen = judge.show(&events, now, |verdict| told(verdict, by));
        let Some((total, used, groups)) = seen.map_err(|cause| unreadable(Box::new(cause)))? else {
            continue;
        };
        view.total.add(&total);
        add_used(&mut view.used, &used);
        let place = held.row.as_ref().map(|row| row.place.path().to_owned()).unwrap_or_default();
        let groups = if by == GroupBy::Place { vec![(place, total)] } else { groups };
        for (group, row) in groups {
            view.groups.entry(group).or_default().add(&row);
        }
    }
    Ok(view)
}

fn add_used(ours: &mut [u64], theirs: &[u64]) {
    for (ours, theirs) in ours.iter_mut().zip(theirs) {
        *ours += theirs;
    }
}

/// What one matter adds: in all, to the groups of what was used, and to each group.
fn told(verdict: &Verdict<'_>, by: GroupBy) -> (Row, Vec<u64>, Vec<(String, Row)>) {
    let view = &verdict.view;
    let mut measuring = Measuring::of(view.setting.rules);
    measuring.by = Dimensions {
        month: by == GroupBy::Month,
        step: by == GroupBy::Step,
        person: by == GroupBy::Person,
        channel: by == GroupBy::Channel,
    };
    let mut spread = Spread::default();
    spread.observe(verdict, &measuring);
    let mut statistics = Statistics::new(measuring);
    statistics.observe(verdict);
    let named = |dimension| {
        let text = |(code, row): (Sym, Row)| (view.matter.symbols.text(code).to_owned(), row);
        statistics.rows(dimension).into_iter().map(text).collect()
    };
    let groups = match by {
        GroupBy::Item => named(Dimension::Item),
        GroupBy::Department => named(Dimension::Department),
        GroupBy::Step => named(Dimension::Step),
        GroupBy::Channel => named(Dimension::Channel),
        GroupBy::Person => named(Dimension::Person),
        GroupBy::Month => {
            let text = |((year, month), row): ((i32, u8), Row)| (format!("{year:04}-{month:02}"), row);
            statistics.months().into_iter().map(text).collect()
        }
        GroupBy::Place => Vec::new(),
    };
    (statistics.total(), spread.shares(&USED_BOUNDS), groups)
}
