//! `sundial calendar parse-notice FILE --year YEAR`: paste the notice, see the days, get the piece of a data file.

use super::words::weekday;
use crate::fault::{Code, Exit, Fault};
use crate::place::text_of;
use crate::terminal::{self, Lines as _, Terminal};
use calendar::{Notice, NoticeDay, Order, china, notice};
use std::path::{Path, PathBuf};

/// Which text, for which year.
#[derive(Debug, clap::Args)]
pub(crate) struct ParseNotice {
    /// 通知正文，“-” 为标准输入 / the text of the notice, `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// 年份，如正文没有写明 / the year, where the text does not say it
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1949..=2999))]
    year: Option<i32>,
    /// 输出可并入 packs/calendars/cn 的 TOML / print TOML for packs/calendars/cn
    #[arg(long)]
    toml: bool,
}

/// Prints the days that the notice names, beside what the calendar has now.
pub(crate) fn run(asked: &ParseNotice, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let name = asked.file.display().to_string();
    let text = if asked.file == Path::new("-") {
        terminal::standard_input().map_err(|error| Fault::because(Code::FileUnreadable, "-", error))?
    } else {
        text_of(&asked.file)?
    };
    let year = asked.year.or_else(|| year_in(&text)).ok_or_else(|| {
        let why = anyhow::anyhow!("the text does not say for which year; name it with --year");
        Fault::because(Code::NoticeUnreadable, &name, why)
    })?;
    let earlier: Vec<Notice> = china()
        .years()
        .iter()
        .filter(|known| known.year == year)
        .flat_map(|known| known.notices.iter().cloned())
        .collect();
    let days = notice::parse(&text, year, &earlier)
        .map_err(|error| Fault::because(Code::NoticeUnreadable, &name, error))?;
    let text = if asked.toml { toml(&days) } else { table(terminal, &days) };
    terminal.print(&text)?;
    Ok(Exit::Done)
}

/// Finds `2026年` in the text: the first year that is named.
fn year_in(text: &str) -> Option<i32> {
    let at = text.match_indices('年').find_map(|(at, _)| {
        let digits: String = text[..at].chars().rev().take_while(char::is_ascii_digit).collect();
        (digits.len() == 4).then(|| digits.chars().rev().collect::<String>())
    })?;
    at.parse().ok()
}

fn table(terminal: &Terminal, days: &[NoticeDay]) -> String {
    let language = terminal.language;
    let now = china().as_known_on(None).build().ok();
    let mut text = String::new();
    for named in days {
        let order = language.pick(chinese(named.order), code(named.order));
        let kind = now.as_ref().and_then(|calendar| calendar.entry(named.day).ok());
        let same =
            kind.is_some_and(|entry| agrees(named.order, entry.kind.is_working()) && !entry.provisional);
        let remark = if same {
            ""
        } else {
            language.pick("（现有日历不同或尚无）", " (the calendar differs, or has none yet)")
        };
        let weekday = weekday(language, named.day);
        text.line(format!("{} {weekday}  {order}  {}{remark}", named.day, named.name));
    }
    text
}

const fn agrees(order: Order, working: bool) -> bool {
    match order {
        Order::Holiday | Order::Off | Order::Closure => !working,
        Order::MakeUp => working,
        Order::Plain => true,
    }
}

fn toml(days: &[NoticeDay]) -> String {
    let mut text = String::from("days = [\n");
    for named in days {
        let NoticeDay { day, order, name } = named;
        text.line(format!(
            "    {{ day = \"{day}\", is = \"{}\", name = \"{}\" }},",
            code(*order),
            plain(name)
        ));
    }
    text.push_str("]\n");
    text
}

/// A name without what would end a text in TOML.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| !matches!(letter, '"' | '\\') && !letter.is_control()).collect()
}

const fn code(order: Order) -> &'static str {
    match order {
        Order::Plain => "plain",
        Order::Holiday => "holiday",
        Order::MakeUp => "make-up",
        Order::Off => "off",
        Order::Closure => "closure",
    }
}

const fn chinese(order: Order) -> &'static str {
    match order {
        Order::Plain => "恢复",
        Order::Holiday => "放假",
        Order::MakeUp => "上班",
        Order::Off => "调休放假",
        Order::Closure => "停工停办",
    }
}
