//! `sundial audit LOG…`: judges every case of a log.

mod figures;
mod findings;
mod folder;
mod gist;
mod head;
mod page;
mod table;
mod what_if;

use crate::draft::Draft;
use crate::fault::{Code, Exit, Fault, Reason};
use crate::log::{LogArguments, ReadLog, WhatIfArguments};
use crate::terminal::{Phase, Terminal, unwritten};
use audit::output::{Report, write_csv, write_json, write_ndjson};
use audit::{ReadOptions, Wishes, problem::Problem};
use std::io::{self, Write};
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
    /// 事件可占用的内存（如 512M、2G）；超出部分暂存于临时文件，结果不变 / memory for events (512M, 2G); what is more waits in a temporary file, with the same result
    #[arg(long, value_name = "BYTES", value_parser = memory, default_value = "1G")]
    memory: u64,
}

/// Reads `512M`: bytes, or so many K, M or G of 1024.
fn memory(text: &str) -> Result<u64, String> {
    let (digits, shift) = match text.as_bytes().last() {
        Some(b'K' | b'k') => (&text[..text.len() - 1], 10),
        Some(b'M' | b'm') => (&text[..text.len() - 1], 20),
        Some(b'G' | b'g') => (&text[..text.len() - 1], 30),
        _ => (text, 0),
    };
    let number = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(1 << shift));
    number.ok_or_else(|| format!("不是内存大小 / not an amount of memory: {text}; 512M, 2G"))
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
    /// 一页可直接打开的网页：要点、图表、最慢事项、用时分布、数据质量、沉默的规则 / one page for a leader
    Html,
    /// 工作簿：每部分一张工作表，含全部监察发现 / a workbook with everything, a sheet a section
    Xlsx,
    /// 对照任务的 findings.csv 与 dept.csv（须以 --out 指定文件夹）/ the two files of the peer task, into a folder
    PeerTask,
}

impl Format {
    /// What is rendered from the document; `None` for formats that are no documents.
    const fn form(self) -> Option<page::Form> {
        match self {
            Format::Html => Some(page::Form::Page),
            Format::Xlsx => Some(page::Form::Workbook),
            Format::Table | Format::Json | Format::Ndjson | Format::Csv | Format::PeerTask => None,
        }
    }

    /// Its name on the command line.
    const fn name(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Csv => "csv",
            Format::Html => "html",
            Format::Xlsx => "xlsx",
            Format::PeerTask => "peer-task",
        }
    }
}

/// How many problems, departments and items a table lists.
const LISTED: usize = 10;

/// Judges and shows.
pub(crate) fn run(asked: &Audit, terminal: &mut Terminal) -> Result<Exit, Fault> {
    refuse_without_a_file(asked, terminal)?;
    let mut options = ReadOptions { strict: asked.strict, memory: asked.memory, ..ReadOptions::default() };
    options.threads = asked.threads.unwrap_or(options.threads);
    if asked.what_if.is_asked() {
        return what_if::run(asked, options, terminal);
    }
    let log = asked.log.ground()?.read(options, asked.log.as_of, terminal)?;
    let wishes = Wishes { spread: asked.format.form().is_some(), ..Wishes::default() };
    let found = log.run(options.threads, wishes, terminal);
    log.came_back()?;
    let report = log.report(&found);
    match (&asked.out, asked.format.form()) {
        (Some(path), _) if is_folder(path) || asked.format == Format::PeerTask => {
            folder::write(&report, path, asked.format == Format::PeerTask)?;
        }
        (out, Some(form)) => {
            let bytes = page::render(form, asked, &log, &report, terminal)?;
            match out {
                Some(path) => Draft::write(path, |to| to.write_all(&bytes))?,
                None => terminal.writer().write_all(&bytes).map_err(|error| unwritten("-", error))?,
            }
        }
        (Some(path), None) => {
            let watched = terminal.watch(Phase::writing);
            let table = || table::table(terminal, &log, &report, asked.top);
            Draft::write(path, |to| {
                if asked.format == Format::Table {
                    return to.write_all(table().as_bytes());
                }
                written(asked.format, &report, to)
            })?;
            drop(watched);
        }
        (None, None) if asked.format == Format::Table => {
            let text = table::table(terminal, &log, &report, asked.top);
            terminal.print(&text)?;
        }
        (None, None) => {
            written(asked.format, &report, terminal.writer()).map_err(|error| unwritten("-", error))?;
        }
    }
    if asked.format != Format::Table || asked.out.is_some() {
        list_problems(&log, terminal);
    }
    Ok(if log.is_whole() { Exit::Done } else { Exit::Partly })
}

/// Some formats are no text: they go into a file, or at least not onto a terminal.
fn refuse_without_a_file(asked: &Audit, terminal: &Terminal) -> Result<(), Fault> {
    if asked.out.is_some() {
        return Ok(());
    }
    let why = match asked.format {
        Format::PeerTask => Reason::new(
            "peer-task 写出两个文件，请用 --out 指定文件夹",
            "peer-task writes two files; name a folder with --out",
        ),
        Format::Xlsx => Reason::new(
            "工作簿须写入文件，请加 --out 报告.xlsx",
            "a workbook goes into a file; add --out report.xlsx",
        ),
        Format::Html if terminal.is_looked_at() => Reason::new(
            "网页不适合在终端中阅读，请加 --out 报告.html，或用管道转出",
            "a page is not for a terminal; add --out report.html, or pipe it on",
        ),
        Format::Html | Format::Table | Format::Json | Format::Ndjson | Format::Csv => return Ok(()),
    };
    Err(Fault::because(Code::Usage, format!("--format {}", asked.format.name()), why))
}

fn written(format: Format, report: &Report<'_>, to: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => write_json(report, to),
        Format::Ndjson => write_ndjson(report, to),
        Format::Csv | Format::Table | Format::Html | Format::Xlsx | Format::PeerTask => write_csv(report, to),
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
