//! `GET /statistics`: the indicators of the trade by what is asked for, shown and exported from one table.

use super::paint::{frame_of, language, paper};
use super::seen::{distribution, named, slowest};
use crate::problem::Problem;
use crate::service::Service;
use crate::visit::{Paper, Visitor, Wrong};
use app::read::{GroupBy, StatisticsQuery, StatisticsView, in_calendar, statistics};
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use calendar::Day;
use engine::{Count, Indicator, Row};
use pages::format::Stamp;
use pages::parts::chart::{Room, Series, lines};
use pages::parts::{Choice, Filter, FilterField};
use pages::seeing::{Cell, Column, StatisticsPage, StatisticsTable, Table};
use pages::{Chart, Language, Section, Tone, Words, route};
use serde::Deserialize;
use std::sync::Arc;

/// What stands in the columns.
const SHOWN: [Indicator; 9] = [
    Indicator::Conclusion,
    Indicator::OnTime,
    Indicator::OnTimeByLaw,
    Indicator::Early,
    Indicator::AverageUsed,
    Indicator::AveragePromised,
    Indicator::SameDay,
    Indicator::WithinWeek,
    Indicator::Overdue,
];

/// What is asked for; what is empty is not.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    by: String,
    item: String,
    department: String,
    from: String,
    through: String,
}

/// Shows statistics.
pub(super) async fn show(
    State(service): State<Service>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Paper, Wrong> {
    let (by, view) = counted(&service, &visitor, &asked).await?;
    let language = language(visitor.reader.language);
    let mut charts = Vec::new();
    charts.extend((by == GroupBy::Month).then(|| trend(language, &view)).flatten());
    charts.extend(distribution(language, &view, Room::Panel));
    let ranked = match by {
        GroupBy::Item => Some("item"),
        GroupBy::Department => Some("department"),
        GroupBy::Month | GroupBy::Place | GroupBy::Step | GroupBy::Channel | GroupBy::Person => None,
    };
    let page = StatisticsPage {
        frame: frame_of(&visitor).within(Section::Statistics, Vec::new()),
        at: in_calendar(&service.app, |calendar| Stamp::at(view.as_of, calendar.zone(), language)),
        filter: filter(language, by, &asked),
        figures: table(language, (by, &view), &asked),
        charts,
        ranking: ranked.map(|key| slowest(language, &view, key)),
        exports: [link(route::STATISTICS_XLSX, &asked), link(route::STATISTICS_CSV, &asked)],
    };
    Ok(paper(&page))
}

/// Hands out the table as text.
pub(super) async fn csv(
    State(service): State<Service>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Wrong> {
    let (by, view) = counted(&service, &visitor, &asked).await?;
    let table = table(language(visitor.reader.language), (by, &view), &asked).table;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"statistics.csv\""),
    ];
    Ok((headers, pages::seeing::csv(&table)).into_response())
}

/// Hands out the table as a workbook.
pub(super) async fn workbook(
    State(service): State<Service>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Wrong> {
    let (by, view) = counted(&service, &visitor, &asked).await?;
    let language = language(visitor.reader.language);
    let table = table(language, (by, &view), &asked).table;
    let Ok(book) = pages::seeing::workbook(table, language) else {
        return Err(visitor.wrong(Problem::failed()));
    };
    let headers = [
        (CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (CONTENT_DISPOSITION, "attachment; filename=\"statistics.xlsx\""),
    ];
    Ok((headers, book).into_response())
}

async fn counted(
    service: &Service,
    visitor: &Visitor,
    asked: &Asked,
) -> Result<(GroupBy, Arc<StatisticsView>), Wrong> {
    let query = query(asked).map_err(|problem| visitor.wrong(problem))?;
    let view = statistics(&service.app, &visitor.actor, &query).await;
    Ok((query.by, view.map_err(|error| visitor.wrong(error))?))
}

fn query(asked: &Asked) -> Result<StatisticsQuery, Problem> {
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let by = said(&asked.by).map(|by| GroupBy::from_code(&by).ok_or_else(|| Problem::unclear(&by)));
    Ok(StatisticsQuery {
        by: by.transpose()?.unwrap_or_default(),
        kind: Some("case".to_owned()),
        item: said(&asked.item),
        department: said(&asked.department),
        from: day(&asked.from)?,
        through: day(&asked.through)?,
    })
}

/// Reads a day of an address; nothing for nothing.
pub(super) fn day(text: &str) -> Result<Option<Day>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Problem::unclear(text))
}

fn link(path: &str, asked: &Asked) -> String {
    let query = [
        ("by", asked.by.as_str()),
        ("item", &asked.item),
        ("department", &asked.department),
        ("from", &asked.from),
        ("through", &asked.through),
    ];
    route::with(path, &query)
}

fn table(language: Language, (by, view): (GroupBy, &StatisticsView), asked: &Asked) -> StatisticsTable {
    let words = &Words::of(language).seeing;
    let name = group_name(language, by);
    let mut columns = vec![
        Column::new(name),
        Column::new(words.cases),
        Column::new(words.handled),
        Column::new(words.finished),
    ];
    columns.extend(SHOWN.map(|of| Column::new(language.pick(of.zh(), of.en()))));
    let cells = |name: &str, row: &Row| {
        let counts = [Count::Cases, Count::Handled, Count::Finished].map(|of| Cell::Count(row.count(of)));
        let figures = SHOWN.map(|of| {
            let is_average = matches!(of, Indicator::AverageUsed | Indicator::AveragePromised);
            if is_average { Cell::decimal(of.of(row)) } else { Cell::share(of.of(row)) }
        });
        std::iter::once(Cell::text(name)).chain(counts).chain(figures).collect::<Vec<_>>()
    };
    let mut table = Table { title: name.to_owned(), columns, ..Table::default() };
    let mut links = Vec::new();
    for (code, row) in &view.groups {
        table.rows.push(cells(named(code), row));
        let href = cases_of(by, code, asked);
        links.push(vec![href.clone(), href]);
    }
    // Steps are counted by runs of their clock: they do not add up to cases.
    if !table.rows.is_empty() && by != GroupBy::Step {
        table.rows.push(cells(words.total, &view.total));
        links.push(vec![String::new(), cases_of(GroupBy::Place, "", asked)]);
    }
    StatisticsTable { table, links }
}

/// The address of the cases of a group; empty where the list of cases cannot be narrowed to them.
fn cases_of(by: GroupBy, code: &str, asked: &Asked) -> String {
    let (mut item, mut department) = (asked.item.as_str(), asked.department.as_str());
    match by {
        GroupBy::Item if !code.is_empty() => item = code,
        GroupBy::Department if !code.is_empty() => department = code,
        GroupBy::Place if code.is_empty() => {}
        GroupBy::Item
        | GroupBy::Department
        | GroupBy::Place
        | GroupBy::Month
        | GroupBy::Step
        | GroupBy::Channel
        | GroupBy::Person => return String::new(),
    }
    let query =
        [("item", item), ("department", department), ("from", &asked.from), ("through", &asked.through)];
    route::with(route::CASES, &query)
}

/// The on-time and the early rate from month to month; none for fewer than two months.
fn trend(language: Language, view: &StatisticsView) -> Option<Chart> {
    let months: Vec<(&String, &Row)> = view.groups.iter().filter(|(code, _)| !code.is_empty()).collect();
    if months.len() < 2 {
        return None;
    }
    let words = &Words::of(language).seeing;
    let series = |(of, tone): (Indicator, Tone)| Series {
        name: language.pick(of.zh(), of.en()).to_owned(),
        tone,
        tenths: months.iter().map(|(_, row)| tenths(of, row)).collect(),
    };
    let labels: Vec<_> = months.iter().map(|(code, _)| ((*code).clone(), String::new())).collect();
    let all = [(Indicator::OnTime, Tone::Plain), (Indicator::Early, Tone::Good)].map(series);
    Some(lines(("trend", words.trend, ""), &labels, &all, (words.by_month, "%"), language))
}

/// A share in tenths of a percent.
fn tenths(of: Indicator, row: &Row) -> Option<i64> {
    let ratio = of.of(row);
    i64::try_from(ratio.numerator.checked_mul(1_000)?.checked_div(i128::from(ratio.denominator))?).ok()
}

const fn group_name(language: Language, by: GroupBy) -> &'static str {
    let words = &Words::of(language).seeing;
    match by {
        GroupBy::Item => words.by_item,
        GroupBy::Department => words.by_department_name,
        GroupBy::Month => words.by_month,
        GroupBy::Place => words.by_division,
        GroupBy::Step => words.by_step,
        GroupBy::Channel => words.by_channel,
        GroupBy::Person => words.by_person,
    }
}

fn filter(language: Language, by: GroupBy, asked: &Asked) -> Filter {
    let words = Words::of(language);
    let groups = GroupBy::ALL.map(|by| (by.code(), group_name(language, by)));
    let fields = vec![
        FilterField::choice("by", words.seeing.group_by, Choice::list(&groups, by.code())),
        FilterField::text("item", words.case.item, &asked.item),
        FilterField::text("department", words.case.department, &asked.department),
        FilterField::day("from", words.seeing.period_from, &asked.from),
        FilterField::day("through", words.seeing.period_through, &asked.through),
    ];
    Filter { language, href: route::STATISTICS.to_owned(), fields }
}
