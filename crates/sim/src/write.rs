//! The log, the truth and the items as text.

use crate::auditor::{self, Ground};
use crate::city::City;
use crate::practices::Practice;
use crate::row::{CLOSE, Row, STRING};
use crate::world::{Case, World};
use calendar::Day;
use engine::{EventKind, ItemVersion};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The columns of the log, in the mapping `sundial`.
const HEAD: &str = "case,event,at,actor,role,department,item,amount,ground,reason,document,planned,due,recorded_at,source,staff,applicant\n";

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Cases.
    pub cases: u64,
    /// Rows.
    pub rows: u64,
    /// Cases with something planted that the log shows.
    pub planted: u64,
}

/// The rows of one day, waiting until no earlier one can come.
#[derive(Default)]
struct Page {
    text: String,
    /// Second, order of arrival, where the line begins and ends.
    lines: Vec<(u32, u64, usize, usize)>,
}

/// Writes the rows of all cases in the order of time; `each` sees every case.
///
/// Memory holds the days from the arrival of a case to its end, not the log.
///
/// # Errors
/// Whatever the writer says.
pub fn write_log(
    world: &World<'_>,
    out: &mut dyn Write,
    mut each: impl FnMut(&Case<'_>) -> io::Result<()>,
) -> io::Result<Written> {
    out.write_all(HEAD.as_bytes())?;
    let mut pages: BTreeMap<Day, Page> = BTreeMap::new();
    let mut written = Written::default();
    let mut failure = None;
    let mut day = world.city().first;
    world.each(|case| {
        if failure.is_some() {
            return;
        }
        let mut flushed = Ok(());
        if case.arrived > day {
            day = case.arrived;
            flushed = flush(&mut pages, day, out);
        }
        written.cases += 1;
        written.planted += u64::from(case.planted.is_some());
        for row in &case.rows {
            let page = pages.entry(row.day).or_default();
            let start = page.text.len();
            line(&mut page.text, world.city(), &case, row);
            page.lines.push((row.second, written.rows, start, page.text.len()));
            written.rows += 1;
        }
        failure = flushed.and_then(|()| each(&case)).err();
    });
    match failure {
        Some(error) => Err(error),
        None => flush(&mut pages, world.city().last + 1, out).map(|()| written),
    }
}

/// Writes the days before one.
fn flush(pages: &mut BTreeMap<Day, Page>, before: Day, out: &mut dyn Write) -> io::Result<()> {
    let later = pages.split_off(&before);
    for mut page in std::mem::replace(pages, later).into_values() {
        page.lines.sort_unstable();
        for (_, _, start, end) in page.lines {
            out.write_all(page.text.get(start..end).unwrap_or("").as_bytes())?;
        }
    }
    Ok(())
}

fn line(out: &mut String, city: &City, case: &Case<'_>, row: &Row<'_>) {
    out.push_str(&case.id);
    out.push(',');
    out.push_str(row.kind.code());
    if !row.subject.is_empty() {
        out.push(':');
        out.push_str(row.subject);
    }
    if row.outcome != engine::Outcome::None {
        out.push('=');
        out.push_str(row.outcome.code());
    }
    out.push(',');
    time(out, (row.day, row.second));
    out.push(',');
    row.actor.write(out, city, (case.division, case.office));
    out.push(',');
    out.push_str(row.role);
    out.push(',');
    out.push_str(city.divisions.get(case.division).map_or("", |division| &division.name));
    out.push_str(case.department);
    out.push(',');
    out.push_str(case.item);
    out.push(',');
    if row.amount_fen != 0 {
        write!(out, "{}.{:02}", row.amount_fen / 100, row.amount_fen % 100).expect(STRING);
    }
    for text in [row.ground, row.reason, row.document] {
        out.push(',');
        out.push_str(text);
    }
    out.push(',');
    if let Some(planned) = row.planned {
        write!(out, "{planned}").expect(STRING);
    }
    out.push(',');
    if let Some(due) = row.due {
        time(out, (due, CLOSE));
    }
    out.push(',');
    if let Some(recorded) = row.recorded {
        time(out, recorded);
    }
    out.push(',');
    out.push_str(row.channel);
    out.push(',');
    if let Some(staff) = row.staff {
        write!(out, "{staff}").expect(STRING);
    }
    out.push(',');
    // Told once, with the application.
    if row.kind == EventKind::Submitted {
        write!(out, "A{:010}", case.applicant).expect(STRING);
    }
    out.push('\n');
}

/// Writes `2026-03-02 09:05:00`.
fn time(out: &mut String, (day, second): (Day, u32)) {
    let (year, month, day) = day.ymd();
    let pair = |out: &mut String, number: u32| {
        out.push(char::from(b'0' + (number / 10 % 10) as u8));
        out.push(char::from(b'0' + (number % 10) as u8));
    };
    let year = year.unsigned_abs();
    pair(out, year / 100);
    pair(out, year);
    for (sign, number) in [('-', u32::from(month)), ('-', u32::from(day)), (' ', second / 3600)] {
        out.push(sign);
        pair(out, number);
    }
    for number in [second / 60 % 60, second % 60] {
        out.push(':');
        pair(out, number);
    }
}

/// Writes the truth of one case: what was planted, what follows from it, and what honest cases are noticed for.
///
/// The first line of a file is `case,kind,rule,part,level,day,why`; it is written where `case` is `None`.
///
/// # Errors
/// Whatever the writer says.
pub fn write_truth(world: &World<'_>, case: Option<&Case<'_>>, out: &mut dyn Write) -> io::Result<()> {
    let Some(case) = case else { return out.write_all(b"case,kind,rule,part,level,day,why\n") };
    let ground = Ground { calendar: world.calendar(), items: &world.city().items, last: world.city().last };
    let planted = case.planted;
    for breach in auditor::audit(&ground, case).breaches {
        let is_planted = planted.is_some_and(|one| {
            (one.rule, one.part, one.level, one.day) == (breach.rule, breach.part, breach.level, breach.day)
        });
        let (kind, why) = match (is_planted, planted) {
            (true, Some(one)) => (one.kind, "planted"),
            (_, Some(one)) => (one.kind, "consequence"),
            (_, None) if case.touched => ("", "consequence"),
            (_, None) => ("", "habit"),
        };
        let auditor::Breach { rule, part, level, day } = breach;
        writeln!(out, "{},{kind},{rule},{part},{level},{day},{why}", case.id)?;
    }
    Ok(())
}

/// Writes the practice that was followed in a case: who follows it, and for which signal and reason it should be seen.
///
/// The first line of a file is `case,practice,signal,reason,department,operator`; it is written where `case` is `None`.
/// The operator is empty where the whole office follows it.
///
/// # Errors
/// Whatever the writer says.
pub fn write_practices(world: &World<'_>, case: Option<&Case<'_>>, out: &mut dyn Write) -> io::Result<()> {
    let Some(case) = case else { return out.write_all(b"case,practice,signal,reason,department,operator\n") };
    let Some(followers) = case.practised else { return Ok(()) };
    let mut operator = String::new();
    if let Some(actor) = followers.actor {
        actor.write(&mut operator, world.city(), (case.division, case.office));
    }
    let division = world.city().divisions.get(case.division).map_or("", |division| &division.name);
    let Practice { code, signal, reason, .. } = followers.practice;
    writeln!(out, "{},{code},{signal},{reason},{division}{},{operator}", case.id, case.department)
}

/// The items of a city as an items file.
#[derive(serde::Serialize)]
struct ItemsFile<'a> {
    item: &'a [ItemVersion],
}

/// Returns the items of a city as the text of an items file.
#[must_use]
pub fn items_text(city: &City) -> String {
    let body = toml::to_string(&ItemsFile { item: &city.items });
    let body = body.expect("an item is a table of texts, numbers, flags and lists of such tables");
    format!("# {}：模拟用事项库。\n# The items of the simulated city.\n\n{body}", city.name.zh)
}
