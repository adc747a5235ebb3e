//! What the monitor, the wall and statistics show alike: figures, the latest cards, rankings, distributions.

use super::dockets::row_of;
use super::told::Told;
use crate::visit::{Visitor, Wrong};
use app::App;
use app::RefusalCode;
use app::desk::{Today, counts, dockets};
use app::read::{
    CasesToday, GroupBy, ReadError, StatisticsQuery, StatisticsView, USED_BOUNDS, in_calendar, statistics,
};
use calendar::Moment;
use engine::desk::Colour;
use engine::{Count, Indicator, Row};
use pages::parts::chart::{Column, Room, columns};
use pages::seeing::{Figure, LatestCard, RankRow, Ranking};
use pages::{Chart, Language, Link, Tone, Words, grouped, route};
use ports::{DocketCount, DocketFilter, DocketKey, DocketQuery};
use std::sync::Arc;

/// Cards that are shown as the latest.
const LATEST: u32 = 8;
/// Rows of a ranking at most.
const RANKED: usize = 10;
/// Fewer cases than this are not ranked.
const SAMPLE_MIN: u64 = 30;
/// Days over which averages are taken.
const DAYS: i32 = 30;

/// The key figures: cases, then cards, each with the address of what it counts.
pub(super) fn figures(language: Language, cases: &CasesToday, cards: &Today, day: &str) -> Vec<Figure> {
    let words = &Words::of(language).seeing;
    let figure = |label: &str, value: u64, tone: Tone, href: String| Figure {
        label: label.to_owned(),
        value: grouped(value),
        note: String::new(),
        tone,
        href,
    };
    let cases_with = |query: &[(&str, &str)]| route::with(route::CASES, query);
    let mut figures = vec![
        figure(words.intake_today, cases.begun, Tone::Plain, cases_with(&[("from", day), ("through", day)])),
        figure(words.in_progress, cases.open, Tone::Plain, cases_with(&[("stage", "open")])),
        figure(words.due_today, cases.due, Tone::Notice, cases_with(&[("stage", "open"), ("due", "today")])),
        figure(words.overdue, cases.overdue, Tone::Orange, cases_with(&[("stage", "open"), ("due", "over")])),
    ];
    for colour in Colour::ALL.iter().copied() {
        let (label, tone) = match colour {
            Colour::Notice => (words.notices, Tone::Blue),
            Colour::Yellow => (words.yellow_cards, Tone::Yellow),
            Colour::Red => (words.red_cards, Tone::Red),
        };
        let href = route::with(route::CARDS, &[("level", colour.code())]);
        let of = |counts: &[DocketCount]| {
            number(counts, |keys| keys.first().is_some_and(|key| key == colour.code()))
        };
        let mut one = figure(label, of(&cards.cards), tone, href);
        let opened = of(&cards.opened);
        if opened > 0 {
            one.note = format!("{} +{}", words.opened_today, grouped(opened));
        }
        figures.push(one);
    }
    let owed = |keys: &[String]| keys.first().is_some_and(|key| key == "department");
    let href = route::with(route::CARDS, &[("owed", "department"), ("order", "due")]);
    let mut waiting = figure(words.waiting, number(&cards.owed, owed), Tone::Plain, href);
    let late = number(&cards.overdue, owed);
    if late > 0 {
        waiting.note = format!("{} {}", words.overdue_answers, grouped(late));
        waiting.tone = Tone::Orange;
    }
    figures.push(waiting);
    figures
}

/// The figures of the desk. Letters and files have colours too, and a list of a colour shows them: so do its figures.
pub(super) async fn cards(app: &App, visitor: &Visitor, dawn: Moment) -> Result<Today, Wrong> {
    let (actor, colour) = (&visitor.actor, &[DocketKey::Colour]);
    let opened = DocketFilter { opened_from: Some(dawn), ..DocketFilter::default() };
    let desk = app::desk::today(app, actor, dawn).await.map_err(|error| visitor.wrong(error))?;
    let all = counts(app, actor, &DocketFilter::default(), colour).await;
    let opened = counts(app, actor, &opened, colour).await.map_err(|error| visitor.wrong(error))?;
    Ok(Today { cards: all.map_err(|error| visitor.wrong(error))?, opened, ..desk })
}

fn number(counts: &[DocketCount], is: impl Fn(&[String]) -> bool) -> u64 {
    counts.iter().filter(|count| is(&count.keys)).map(|count| count.number).sum()
}

/// The cards that were opened last.
pub(super) async fn latest(
    app: &App,
    visitor: &Visitor,
    language: Language,
) -> Result<Vec<LatestCard>, Wrong> {
    let query = DocketQuery { max: LATEST, ..DocketQuery::default() };
    let rows = dockets(app, &visitor.actor, &query).await.map_err(|error| visitor.wrong(error))?;
    let now = app.clock.now();
    Ok(in_calendar(app, |calendar| {
        let told = Told { language, now, calendar };
        let card = |row| {
            let row = row_of(&told, row);
            let about = [row.department, row.item].into_iter().filter(|text| !text.is_empty());
            let about = about.collect::<Vec<_>>().join(" · ");
            LatestCard { level: row.level, what: row.what, about, at: row.sent }
        };
        rows.iter().map(card).collect()
    }))
}

/// Cards that count, by department, those with the most first.
pub(super) fn departments(language: Language, counts: &[DocketCount]) -> Ranking {
    let words = Words::of(language);
    let mut by: std::collections::BTreeMap<&str, (u64, bool)> = std::collections::BTreeMap::new();
    for count in counts {
        let [department, colour] = count.keys.as_slice() else { continue };
        let (number, red) = by.entry(department).or_default();
        *number += count.number;
        *red |= colour == Colour::Red.code();
    }
    let mut rows: Vec<_> = by.into_iter().collect();
    rows.sort_by_key(|(department, (number, _))| (std::cmp::Reverse(*number), *department));
    let most = rows.first().map_or(1, |(_, (number, _))| *number);
    let row = |(department, (number, red)): (&str, (u64, bool))| RankRow {
        name: Link::new(named(department), route::with(route::CARDS, &[("department", department)])),
        figure: grouped(number),
        bar: percent(number, most),
        tone: if red { Tone::Red } else { Tone::Yellow },
        count: number,
        small: false,
    };
    Ranking {
        language,
        name: words.case.department.to_owned(),
        figure: words.seeing.by_department.to_owned(),
        rows: rows.into_iter().take(RANKED).map(row).collect(),
    }
}

/// Statistics of the cases that began in the last days; none where they are too many for one question.
pub(super) async fn lately(app: &App, visitor: &Visitor) -> Result<Option<Arc<StatisticsView>>, Wrong> {
    let today = app::read::today(app).day;
    let query = StatisticsQuery {
        by: GroupBy::Item,
        kind: Some("case".to_owned()),
        from: Some(today + (1 - DAYS)),
        through: Some(today),
        ..StatisticsQuery::default()
    };
    match statistics(app, &visitor.actor, &query).await {
        Ok(view) => Ok(Some(view)),
        Err(ReadError::Refused(refusal)) if refusal.code == RefusalCode::TooMuch => Ok(None),
        Err(error) => Err(visitor.wrong(error)),
    }
}

/// Groups by how much of the promise they use on average, the closest first; small samples stand last.
pub(super) fn slowest(language: Language, view: &StatisticsView, key: &str) -> Ranking {
    let words = &Words::of(language).seeing;
    let mut rows: Vec<(bool, u64, &String, &Row)> = (view.groups.iter())
        .filter_map(|(code, row)| Some((row.count(Count::Timed) < SAMPLE_MIN, used(row)?, code, row)))
        .collect();
    rows.sort_by_key(|(small, used, code, _)| (*small, std::cmp::Reverse(*used), *code));
    let ranked = |(small, used, code, row): (bool, u64, &String, &Row)| {
        let figure = |of: Indicator| of.of(row).decimal(1).unwrap_or_default();
        RankRow {
            name: Link::new(named(code), route::with(route::CASES, &[(key, code)])),
            figure: format!("{} / {}", figure(Indicator::AverageUsed), figure(Indicator::AveragePromised)),
            bar: u8::try_from(used.min(100)).unwrap_or(100),
            tone: if used > 100 {
                Tone::Orange
            } else if used >= 80 {
                Tone::Notice
            } else {
                Tone::Plain
            },
            count: row.count(Count::Timed),
            small,
        }
    };
    Ranking {
        language,
        name: if key == "item" { words.by_item } else { words.by_department_name }.to_owned(),
        figure: format!("{} / {}", words.used, words.promised),
        rows: rows.into_iter().take(RANKED).map(ranked).collect(),
    }
}

/// The average used in percent of the average promise; none where either is not known.
fn used(row: &Row) -> Option<u64> {
    let (used, promised) = (Indicator::AverageUsed.of(row), Indicator::AveragePromised.of(row));
    let part = used.numerator.checked_mul(100)?.checked_mul(i128::from(promised.denominator))?;
    let whole = promised.numerator.checked_mul(i128::from(used.denominator))?;
    u64::try_from(part.checked_div(whole)?).ok()
}

/// Finished cases by how much of their promise they used; none where nothing is finished yet.
pub(super) fn distribution(language: Language, view: &StatisticsView, room: Room) -> Option<Chart> {
    if view.used.iter().all(|count| *count == 0) {
        return None;
    }
    let words = &Words::of(language).seeing;
    let bounds =
        USED_BOUNDS.map(|bound| if bound > 100 { format!("≤{bound}%") } else { format!("{bound}%") });
    let last = USED_BOUNDS.last().map(|bound| format!(">{bound}%"));
    let within = USED_BOUNDS.iter().take_while(|bound| **bound <= 100).count();
    let column = |(at, (label, value)): (usize, (String, u64))| Column {
        label,
        value,
        tone: if at >= within {
            Tone::Orange
        } else if at + 1 == within {
            Tone::Notice
        } else {
            Tone::Plain
        },
        href: String::new(),
    };
    let labels = bounds.into_iter().chain(last);
    let all: Vec<Column> = labels.zip(view.used.iter().copied()).enumerate().map(column).collect();
    Some(columns(
        (room, ["distribution", words.distribution, words.distribution_note]),
        &all,
        Some((within, words.limit)),
        [words.used, words.cases],
        language,
    ))
}

/// A code as it is shown: matters that have none are told so.
pub(super) fn named(code: &str) -> &str {
    if code.is_empty() { "–" } else { code }
}

fn percent(part: u64, whole: u64) -> u8 {
    u8::try_from((part.saturating_mul(100)).checked_div(whole).unwrap_or(0).min(100)).unwrap_or(100)
}
