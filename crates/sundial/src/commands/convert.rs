//! `sundial convert LOG…`: writes a log again in another form.

use super::audit::problem_line;
use crate::draft::Draft;
use crate::fault::{Exit, Fault};
use crate::log::LogArguments;
use crate::terminal::{Terminal, unwritten};
use audit::ReadOptions;
use audit::convert::write_store;
use std::path::PathBuf;

/// What is written, and where.
#[derive(Debug, clap::Args)]
pub(crate) struct Convert {
    #[command(flatten)]
    log: LogArguments,
    /// 目标格式 / what is written
    #[arg(long, value_enum, value_name = "FORM")]
    to: Form,
    /// 写入文件；不写则为标准输出 / the file; standard output when not given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What a log is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// 日晷 CSV / Sundial's own CSV
    Csv,
    /// 每行一个 JSON 对象，键同 CSV 列名 / a flat object on each line
    Ndjson,
    /// XES 事件流（IEEE 1849），可用于流程挖掘工具 / XES, for tools of process mining
    Xes,
    /// 固定格式的事件（不含事项编码）/ events in their frozen form, without the item
    Events,
}

/// Reads and writes.
pub(crate) fn run(asked: &Convert, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let log = asked.log.ground()?.read(ReadOptions::default(), asked.log.as_of, terminal)?;
    let store = &log.input.store;
    let form = match asked.to {
        Form::Csv => audit::convert::Form::Csv,
        Form::Ndjson => audit::convert::Form::Ndjson,
        Form::Xes => audit::convert::Form::Xes,
        Form::Events => audit::convert::Form::Events,
    };
    match &asked.out {
        None => write_store(store, form, terminal.writer()).map_err(|error| unwritten("-", error))?,
        Some(path) => Draft::write(path, |to| write_store(store, form, to))?,
    }
    for problem in store.problems.list() {
        let line = problem_line(problem, terminal);
        terminal.remark(&line, &line);
    }
    Ok(if store.problems.is_empty() { Exit::Done } else { Exit::Partly })
}
