//! `sundial calendar …`: the working calendar.

mod add;
mod between;
mod check;
mod count;
mod month;
mod parse_notice;
mod show;
mod words;

pub(crate) use month::{Cell, grid};
pub(crate) use words::date_with_weekday;

use crate::fault::{Exit, Fault};
use crate::terminal::Terminal;

/// What is asked of the calendar.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Calendar {
    /// 从某日起加（减）若干工作日、自然日、月或工作小时 / a day some working days later or earlier
    Add(add::Add),
    /// 两日之间有多少工作日 / the working days between two days
    Between(between::Between),
    /// 查看某年或某月 / a year or a month
    Show(show::Show),
    /// 检查全部年份、出处和所给文件 / every year with its sources, and the files given
    Check(check::Check),
    /// 粘贴放假通知正文，得到日期 / the days that the text of a notice names
    ParseNotice(parse_notice::ParseNotice),
}

/// Answers.
pub(crate) fn run(calendar: &Calendar, terminal: &mut Terminal) -> Result<Exit, Fault> {
    match calendar {
        Calendar::Add(add) => add::run(add, terminal),
        Calendar::Between(between) => between::run(between, terminal),
        Calendar::Show(show) => show::run(show, terminal),
        Calendar::Check(check) => check::run(check, terminal),
        Calendar::ParseNotice(asked) => parse_notice::run(asked, terminal),
    }
}
