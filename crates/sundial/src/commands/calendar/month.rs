//! A month as a grid, Monday first.

use crate::terminal::{Ink, Language, Lines as _, Style, centre, left, width};
use calendar::Day;

/// What stands beside a day's number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// A mark of a few letters.
    pub(crate) mark: String,
    /// How the cell is painted.
    pub(crate) ink: Option<Ink>,
}

/// The cells of a day on the terminal: number, blank, mark.
const CELL: usize = 10;

/// Draws a month; `cell` says what stands beside each day, `None` leaves the day out.
pub(crate) fn grid(
    language: Language,
    style: Style,
    (year, month): (i32, u8),
    cell: impl Fn(Day) -> Option<Cell>,
) -> String {
    let Some(first) = Day::from_ymd(year, month, 1) else { return String::new() };
    let title = match language {
        Language::Zh => format!("{year}年{month}月"),
        Language::En => format!("{year}-{month:02}"),
    };
    let mut text = format!("{}\n", style.ink(Ink::Head, centre(&title, CELL * 7).trim_end()));
    let heads = match language {
        Language::Zh => ["一", "二", "三", "四", "五", "六", "日"],
        Language::En => ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    };
    let head: String = heads.map(|head| left(&format!(" {head}"), CELL)).concat();
    text.line(style.ink(Ink::Faint, head.trim_end()));
    let mut line = " ".repeat(CELL * first.weekday().index());
    let mut day = first;
    while (day.year(), day.ymd().1) == (year, month) {
        line.push_str(&one(style, day, cell(day)));
        let last = (day + 1).ymd().1 != month;
        if day.weekday().index() == 6 || last {
            text.line(line.trim_end());
            line.clear();
        }
        day = day + 1;
    }
    text
}

fn one(style: Style, day: Day, cell: Option<Cell>) -> String {
    let (_, _, number) = day.ymd();
    let Some(cell) = cell else { return left(&style.ink(Ink::Faint, &format!("{number:>3}")), CELL) };
    let text = format!("{number:>3} {}", cell.mark);
    let text = text.trim_end();
    let blank = " ".repeat(CELL.saturating_sub(width(text)));
    format!("{}{blank}", cell.ink.map_or_else(|| text.to_owned(), |ink| style.ink(ink, text)))
}
