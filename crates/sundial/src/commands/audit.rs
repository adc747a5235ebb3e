//! `sundial audit LOG…`: judges every case of a log.

mod figures;
mod findings;
mod folder;
mod gist;
mod head;
mod table;
mod what_if;

use crate::fault::{Code, Exit, Fault};
use crate::log::{LogArguments, ReadLog, WhatIfArguments};
use crate::terminal::{Terminal, unwritten};
use audit::output::{Report, write_csv, write_json, write_ndjson};
use audit::{ReadOptions, problem::Problem};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// What is judged, and how it is shown.
#[derive(Debug, clap::Args)]
pub(crate) struct Audit {
    #[command(flatten)]
    log: LogArguments,
    #[command(flatten)]
    what_if: WhatIfArguments,
    /// 输出格式 / the format of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// 写入文件；以 / 结尾或已有的文件夹则写 report.json、findings.csv、departments.csv / write to a file or folder
    #[arg(long, value_name = "FILE|DIR")]
    out: Option<PathBuf>,
    /// 表格中列出的监察发现条数 / how many findings the table lists
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// 遇到第一处无法读取的内容即止 / stop at the first thing that cannot be read
    #[arg(long)]
    strict: bool,
    /// 线程数；结果与线程数无关 / how many threads; the result does not depend on it
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// 供人阅读的表格 / tables for people
    #[default]
    Table,
    /// 一个 JSON 对象：输入、数据质量、合计、统计、监察发现 / one JSON object with everything
    Json,
    /// 每条监察发现一行 JSON / a line of JSON for each finding
    Ndjson,
    /// 每条监察发现一行 CSV / a row for each finding
    Csv,
    /// 对照任务的 findings.csv 与 dept.csv（须以 --out 指定文件夹）/ the two files of the peer task, into a folder
    PeerTask,
}

/// How many problems, departments and items a table lists.
const LISTED: usize = 10;

/// Judges and shows.
pub(crate) fn run(asked: &Audit, terminal: &mut Terminal) -> Result<Exit, Fault> {
    if asked.format == Format::PeerTask && asked.out.is_none() {
        let why = anyhow::anyhow!("peer-task writes two files; name a folder with --out");
        return Err(Fault::because(Code::Usage, "--format peer-task", why));
    }
    let mut options = ReadOptions { strict: asked.strict, ..ReadOptions::default() };
    options.threads = asked.threads.unwrap_or(options.threads);
    if asked.what_if.is_asked() {
        return what_if::run(asked, options, terminal);
    }
    let log = asked.log.ground()?.read(options, asked.log.as_of)?;
    let found = log.run(options.threads);
    let report = log.report(&found);
    match &asked.out {
        Some(path) if is_folder(path) || asked.format == Format::PeerTask => {
            folder::write(&report, path, asked.format == Format::PeerTask)?;
        }
        Some(path) => {
            let place = path.display().to_string();
            let failed = |error| unwritten(&place, error);
            let mut file = BufWriter::new(File::create(path).map_err(failed)?);
            write(asked, &log, &report, terminal, &mut file).map_err(failed)?;
            file.flush().map_err(failed)?;
        }
        None => {
            let mut text = Vec::new();
            if asked.format == Format::Table {
                write(asked, &log, &report, terminal, &mut text).map_err(|error| unwritten("-", error))?;
                terminal.print(&String::from_utf8_lossy(&text))?;
            } else {
                written(asked.format, &report, terminal.writer()).map_err(|error| unwritten("-", error))?;
            }
        }
    }
    if asked.format != Format::Table || asked.out.is_some() {
        list_problems(&log, terminal);
    }
    Ok(if log.is_whole() { Exit::Done } else { Exit::Partly })
}

fn write(
    asked: &Audit,
    log: &ReadLog,
    report: &Report<'_>,
    terminal: &Terminal,
    to: &mut dyn Write,
) -> io::Result<()> {
    match asked.format {
        Format::Table => to.write_all(table::table(terminal, log, report, asked.top).as_bytes()),
        Format::Json | Format::Ndjson | Format::Csv | Format::PeerTask => written(asked.format, report, to),
    }
}

fn written(format: Format, report: &Report<'_>, to: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => write_json(report, to),
        Format::Ndjson => write_ndjson(report, to),
        Format::Csv | Format::Table | Format::PeerTask => write_csv(report, to),
    }
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// Lists what could not be read on standard error, where the output itself is for programs.
fn list_problems(log: &ReadLog, terminal: &mut Terminal) {
    for problem in log.input.store.problems.list().iter().chain(log.item_problems.list()) {
        let line = problem_line(problem, terminal);
        terminal.remark(&line, &line);
    }
}

/// File, row, column, value and reason.
pub(super) fn problem_line(problem: &Problem, terminal: &Terminal) -> String {
    let Problem { file, row, column, value, code } = problem;
    let reason = terminal.language.pick(code.zh(), code.en());
    let column = if column.is_empty() { String::new() } else { format!(" {column}") };
    let value = if value.is_empty() { String::new() } else { format!(" \"{value}\"") };
    format!("{file}:{row}{column}{value}: {reason} ({})", code.code())
}

/// Returns a number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
