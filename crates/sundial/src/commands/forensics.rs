//! `sundial forensics LOG…`: signals of how a log was kept. Never a finding, never a card.

mod table;

use crate::fault::{Code, Exit, Fault};
use crate::log::{LogArguments, ReadLog};
use crate::place::text_of;
use crate::terminal::{Terminal, unwritten};
use audit::ReadOptions;
use audit::forensics::{
    Asked, Forensics as Found, Names, Thresholds, last_known, run as look, write_evidence_csv, write_json,
    write_scores_csv,
};
use std::num::NonZero;
use std::path::PathBuf;

/// What is looked at, and how it is shown.
#[derive(Debug, clap::Args)]
pub(crate) struct Forensics {
    #[command(flatten)]
    log: LogArguments,
    /// 阈值文件；不写则用内置的 packs/forensics/default.toml / thresholds; the shipped ones when not given
    #[arg(long, value_name = "FILE")]
    thresholds: Option<PathBuf>,
    /// 输出格式 / the format of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// 表格中每个信号列出的证据条数 / how many pieces of evidence the table lists for each signal
    #[arg(long, value_name = "N", default_value_t = 3)]
    top: usize,
    /// 线程数；结果与线程数无关 / threads; the result does not depend on it
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
}

/// How signals are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// 供人阅读的表格 / tables for people
    #[default]
    Table,
    /// 一个 JSON 对象：信号、得分、证据、环节偏差 / one JSON object with everything
    Json,
    /// 每条证据一行 CSV / a row for each piece of evidence
    Csv,
    /// 每个操作人或部门的每个信号一行 CSV / a row for each score of an operator or a department
    CsvScores,
}

/// Looks and shows.
pub(crate) fn run(asked: &Forensics, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let thresholds = thresholds(asked)?;
    let mut options = ReadOptions::default();
    options.threads = asked.threads.unwrap_or(options.threads);
    let mut log = asked.log.ground()?.read(options, asked.log.as_of, terminal)?;
    if asked.log.as_of.is_none() {
        // What was recorded after the last event is just what is looked for.
        log.as_of = last_known(&log.input.store, options.threads).unwrap_or(log.as_of);
    }
    let asked_of = Asked { thresholds: &thresholds, as_of: log.as_of, threads: options.threads };
    let found = look(&log.input.store, &log.setting(), asked_of);
    log.came_back()?;
    show(asked.format, (&found, &thresholds, asked.top), &log, terminal)?;
    Ok(if log.is_whole() { Exit::Done } else { Exit::Partly })
}

fn show(
    format: Format,
    (found, thresholds, top): (&Found, &Thresholds, usize),
    log: &ReadLog,
    terminal: &mut Terminal,
) -> Result<(), Fault> {
    let symbols = &log.input.store.symbols;
    let names = Names { symbols, thresholds, as_of: log.as_of };
    let written = match format {
        Format::Table => return terminal.print(&table::table(terminal, log, &names, (found, top))),
        Format::Json => write_json(found, &names, terminal.writer()),
        Format::Csv => write_evidence_csv(found, symbols, terminal.writer()),
        Format::CsvScores => write_scores_csv(found, symbols, terminal.writer()),
    };
    written.map_err(|error| unwritten("-", error))
}

fn thresholds(asked: &Forensics) -> Result<Thresholds, Fault> {
    let Some(file) = &asked.thresholds else { return Ok(Thresholds::shipped()) };
    let text = text_of(file)?;
    Thresholds::parse(&text).map_err(|error| Fault::because(Code::PackWrong, file.display(), error))
}
