//! `sundial rules coverage`: how far the risk points of powers are watched, gaps first.

mod json;
mod rows;
mod seen;
mod table;

use super::catalogue;
use crate::fault::{Exit, Fault};
use crate::log::LogArguments;
use crate::pack;
use crate::terminal::Terminal;
use engine::power::coverage;
use rules::{parse_powers, shipped_powers};
use std::path::PathBuf;

/// Which powers, under which pack, on which log.
#[derive(Debug, clap::Args)]
pub(crate) struct Coverage {
    /// 权力清单：内置名称或文件 / powers: a shipped name or a file
    #[arg(long, value_name = "NAME|FILE")]
    powers: String,
    /// 在用的规则包：内置名称或文件 / the pack in force: a shipped one or a file
    #[arg(long, value_name = "PACK|FILE", default_value = pack::DEFAULT)]
    rules: String,
    /// 用日志看规则是否评估、触发，可多次 / a log that shows which rules judged and fired; may be repeated
    #[arg(long, value_name = "LOG")]
    log: Vec<PathBuf>,
    /// 日志的映射；不写则自动识别 / how the log is read; recognised when not given
    #[arg(long, value_name = "NAME|FILE")]
    mapping: Option<String>,
    /// 日志的事项文件；不写则取日志旁的 LOG.items.toml / the log's items; LOG.items.toml beside it when not given
    #[arg(long, value_name = "FILE")]
    items: Option<PathBuf>,
    /// 输出格式 / the format of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// 表格列出的风险点数，0 为全部 / how many risk points the table lists, 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
}

/// How the coverage is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// 供人阅读的表格 / tables for people
    #[default]
    Table,
    /// 一个 JSON 对象 / one JSON object
    Json,
    /// 每个风险点一行 CSV / a row for each risk point
    Csv,
}

/// Reads the powers, judges the log where there is one, and shows the cover of each risk point.
pub(crate) fn run(asked: &Coverage, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let text = catalogue::text(&asked.powers, shipped_powers())?;
    let signals = catalogue::signals();
    let in_force = pack::load(&asked.rules)?.rules;
    let powers = parse_powers(&asked.powers, &text, &catalogue::known(&signals, Some(&in_force)))
        .map_err(|errors| catalogue::wrong(&asked.powers, &errors))?;
    let (seen, exit) = match asked.log.is_empty() {
        true => (None, Exit::Done),
        false => {
            let (seen, whole) = seen::on_log(&log_arguments(asked), terminal)?;
            (Some(seen), if whole { Exit::Done } else { Exit::Partly })
        }
    };
    let cover = coverage(&powers, &in_force, seen.as_ref());
    let text = match asked.format {
        Format::Table => table::table(terminal, &cover, (&in_force, asked.top)),
        Format::Json => json::json(&cover, &in_force),
        Format::Csv => rows::csv(&cover),
    };
    terminal.print(&text)?;
    Ok(exit)
}

fn log_arguments(asked: &Coverage) -> LogArguments {
    LogArguments {
        logs: asked.log.clone(),
        rules: Some(asked.rules.clone()),
        mapping: asked.mapping.clone(),
        items: asked.items.clone(),
        ..LogArguments::default()
    }
}
