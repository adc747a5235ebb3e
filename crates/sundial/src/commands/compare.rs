//! `sundial compare LOG --cards CARDS.csv`: a legacy system's own cards held against the recomputed ones.

mod readings;
mod table;

use self::readings::Readings;
use crate::draft::Draft;
use crate::fault::{Code, Exit, Fault};
use crate::log::{LogArguments, unread, unreadable};
use crate::place::text_of;
use crate::terminal::{Terminal, unwritten};
use audit::compare::{
    CardsMapping, CompareOptions, CompareReport, compare, read_cards, write_compare_csv, write_compare_json,
};
use audit::source::{Origin, open};
use audit::{ReadOptions, problem::Problem};
use std::io::{self, Write};
use std::num::NonZero;
use std::path::PathBuf;

/// What is compared.
#[derive(Debug, clap::Args)]
pub(crate) struct Compare {
    #[command(flatten)]
    log: LogArguments,
    /// 现有系统的牌（CSV）：办件、级别、日期，可有规则、超期天数 / the legacy's cards: case, level, day; rule, overdue
    #[arg(long, value_name = "FILE")]
    cards: PathBuf,
    /// 牌文件的映射（TOML） / how the cards file is read
    #[arg(long, value_name = "FILE")]
    mapping_cards: Option<PathBuf>,
    /// 现有系统在次日（N 日后）发牌 / the legacy issues a card N days after the day it is about
    #[arg(long, value_name = "N", default_value_t = 0, allow_hyphen_values = true)]
    lag: i32,
    /// 现有系统的牌只涉及这些规则，可多次 / the legacy's cards are about these rules only; may be repeated
    #[arg(long, value_name = "CODE")]
    rule: Vec<String>,
    /// 输出格式 / the format of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// 写入文件 / write to a file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// 表格中列出的差异条数 / how many discrepancies the table lists
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// 线程数；结果与线程数无关 / how many threads; the result does not depend on it
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// 供人阅读的表格 / tables for people
    #[default]
    Table,
    /// 一个 JSON 对象 / one JSON object
    Json,
    /// 每张牌一行 CSV / a row for each card
    Csv,
}

/// Compares and shows.
pub(crate) fn run(asked: &Compare, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let mapping = match &asked.mapping_cards {
        None => CardsMapping::default(),
        Some(path) => CardsMapping::parse(&text_of(path)?)
            .map_err(|error| Fault::because(Code::MappingWrong, path.display(), error))?,
    };
    let origin = Origin::new(&asked.cards);
    let file = open(&origin).map_err(|error| unreadable(&origin.name(), error))?;
    let file = read_cards(file, &mapping).map_err(|error| unread(&origin.name(), error))?;
    let mut ground = asked.log.ground()?;
    let readings = Readings::new(&asked.log, &mut ground)?;
    let mut reading = ReadOptions::default();
    reading.threads = asked.threads.unwrap_or(reading.threads);
    let log = ground.read(reading, asked.log.as_of, terminal)?;
    let readings = readings.list(&log);
    if let Some(code) = asked.rule.iter().find(|code| log.rules.find(code).is_none()) {
        return Err(Fault::new(Code::RuleMissing, code));
    }
    let threads = reading.threads;
    let options =
        CompareOptions { as_of: log.as_of, lag: asked.lag, readings: &readings, only: &asked.rule, threads };
    let comparison = compare(&log.input.store, &log.setting(), &file.cards, options);
    log.came_back()?;
    let report = CompareReport {
        comparison: &comparison,
        cards: &file.cards,
        readings: &readings,
        rules: &log.rules,
        symbols: &log.input.store.symbols,
    };
    let table = || table::table(terminal, &log, &report, asked);
    match (&asked.out, asked.format) {
        (Some(path), format) => Draft::write(path, |to| match format {
            Format::Table => to.write_all(table().as_bytes()),
            Format::Json | Format::Csv => written(format, &report, to),
        })?,
        (None, Format::Table) => {
            let text = table();
            terminal.print(&text)?;
        }
        (None, format) => {
            written(format, &report, terminal.writer()).map_err(|error| unwritten("-", error))?;
        }
    }
    let problems = [file.problems.list(), log.input.store.problems.list(), log.item_problems.list()];
    problems.into_iter().flatten().for_each(|problem| remark(problem, terminal));
    Ok(if log.is_whole() && file.problems.is_empty() { Exit::Done } else { Exit::Partly })
}

fn written(format: Format, report: &CompareReport<'_>, to: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => write_compare_json(report, to),
        Format::Csv | Format::Table => write_compare_csv(report, to),
    }
}

/// Lists what could not be read on standard error.
fn remark(problem: &Problem, terminal: &mut Terminal) {
    let Problem { file, row, column, value, code } = problem;
    let line = |reason| format!("{file}:{row} {column} \"{value}\": {reason} ({})", code.code());
    terminal.remark(&line(code.zh()), &line(code.en()));
}
