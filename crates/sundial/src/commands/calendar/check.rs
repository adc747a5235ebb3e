//! `sundial calendar check [FILE…]`: every year with its sources, and the files given.

use crate::fault::{Exit, Fault};
use crate::place::{self, refused};
use crate::terminal::{Ink, Lines as _, Terminal, left, right};
use calendar::{Calendar, Day, DayKind, Strictness, Year, china};

/// Which files besides the shipped calendar.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// 行政区划或单位的日历文件 / files of divisions or organisations
    #[arg(value_name = "FILE")]
    files: Vec<String>,
}

/// Days that are as they are by law or history; a year that disagrees is wrong.
const FACTS: [(&str, DayKind); 6] = [
    // 国务院办公厅 2005-12-31 为调休上班日（周六）。
    ("2005-12-31", DayKind::MakeUp),
    ("2015-09-03", DayKind::Holiday),
    ("2018-12-29", DayKind::MakeUp),
    ("2020-01-31", DayKind::Holiday),
    ("2020-02-01", DayKind::HolidayRest),
    ("2025-02-03", DayKind::Holiday),
];

/// Prints a line for each year and each file.
pub(crate) fn run(check: &Check, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let calendar = china()
        .as_known_on(None)
        .strictness(Strictness::AllowProvisional)
        .build()
        .map_err(|error| refused(&error))?;
    let mut faults = 0;
    let head = terminal
        .language
        .pick("年份  工作日  放假  调休上班  出处", "year  working  holidays  make-up  source");
    terminal.print(&format!("{}\n", terminal.style.ink(Ink::Head, head)))?;
    for year in china().years() {
        terminal.print(&line(terminal, &calendar, year))?;
    }
    for (day, kind) in FACTS {
        let day: Day = day.parse().expect("written above as a date");
        let found = calendar.kind(day).map_err(|error| refused(&error))?;
        if found != kind {
            faults += 1;
            let words = terminal.language.pick("应为", "should be");
            terminal.print(&format!("{day}: {} {words} {}\n", found.chinese(), kind.chinese()))?;
        }
    }
    for file in &check.files {
        faults += u32::from(!file_is_good(file, terminal)?);
    }
    Ok(if faults == 0 { Exit::Done } else { Exit::Red })
}

fn line(terminal: &Terminal, calendar: &Calendar, year: &Year) -> String {
    let mut counts = [0_u32; 3];
    let mut day = Day::from_ymd(year.year, 1, 1).unwrap_or(Day::MAX);
    while day.year() == year.year {
        if let Ok(kind) = calendar.kind(day) {
            counts[0] += u32::from(kind.is_working());
            counts[1] += u32::from(matches!(kind, DayKind::Holiday | DayKind::HolidayRest));
            counts[2] += u32::from(kind == DayKind::MakeUp);
        }
        day = day + 1;
    }
    let language = terminal.language;
    let documents: Vec<String> = year
        .notices
        .iter()
        .map(|notice| {
            let source = &notice.source;
            let name = if source.number.is_empty() { &source.title } else { &source.number };
            let known = source.known_from.map(|known| format!(" {known}")).unwrap_or_default();
            let doubt =
                if source.verified { "" } else { language.pick("（未核实）", " (not verified)") };
            format!("{name}{known}{doubt}")
        })
        .collect();
    let documents = if documents.is_empty() {
        terminal.style.ink(Ink::Warn, language.pick("暂定：尚无通知", "provisional: no notice yet"))
    } else {
        documents.join("; ")
    };
    let [working, holidays, make_up] = counts.map(|count| count.to_string());
    let mut text = String::new();
    text.line(format!(
        "{}  {}  {}  {}  {documents}",
        year.year,
        right(&working, 6),
        right(&holidays, 4),
        right(&make_up, 8)
    ));
    text
}

/// A file is an organisation's when it has a weekly pattern, else a division's.
fn file_is_good(file: &str, terminal: &mut Terminal) -> Result<bool, Fault> {
    let text = place::text_of(std::path::Path::new(file))?;
    let of_organisation = text.lines().any(|line| line.trim() == "[[week]]");
    let read = if of_organisation {
        place::organisation(file).map(|office| (office.name.clone(), office.exceptions.len()))
    } else {
        place::division(file).map(|division| (division.name.clone(), division.notices.len()))
    };
    let language = terminal.language;
    match read {
        Ok((name, entries)) => {
            let kind = match of_organisation {
                true => language.pick("单位", "organisation"),
                false => language.pick("行政区划", "division"),
            };
            let entries = language.pick("{} 条", "{} entries").replace("{}", &entries.to_string());
            terminal.print(&format!("{} {kind} {name}: {entries}\n", left(file, 20)))?;
            Ok(true)
        }
        Err(fault) => {
            terminal.print(&fault.message())?;
            Ok(false)
        }
    }
}
