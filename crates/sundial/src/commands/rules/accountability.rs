//! `sundial rules accountability [SITUATION]`: the catalogue of situations, or one of them in full.

mod json;
mod table;

use super::catalogue;
use crate::fault::{Code, Exit, Fault};
use crate::terminal::Terminal;
use engine::accountability::{RuleRef, Situation};
use rules::{parse_accountability, shipped_accountability};

/// What is shown.
#[derive(Debug, clap::Args)]
pub(crate) struct Accountability {
    /// 只看一种情形 / one situation in full
    #[arg(value_name = "SITUATION")]
    situation: Option<String>,
    /// 目录：内置名称或文件 / a shipped catalogue or a file
    #[arg(long, value_name = "NAME|FILE", default_value = "government-services")]
    catalogue: String,
    /// 只列此规则的发现可作证据的情形，如 statute/second-correction / only those for which this rule is evidence
    #[arg(long, value_name = "PACK/RULE")]
    rule: Option<String>,
    /// 输出格式 / the format of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// How situations are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// 供人阅读 / for people
    #[default]
    Table,
    /// 一个 JSON 对象 / one JSON object
    Json,
}

/// Shows the catalogue, or one situation.
pub(crate) fn run(asked: &Accountability, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let name = &asked.catalogue;
    let text = catalogue::text(name, shipped_accountability())?;
    let signals = catalogue::signals();
    let read = parse_accountability(name, &text, &catalogue::known(&signals, None))
        .map_err(|errors| catalogue::wrong(name, &errors))?;
    let rule = match asked.rule.as_deref() {
        None => None,
        Some(text) => Some(RuleRef::parse(text).ok_or_else(|| Fault::new(Code::RuleMissing, text))?),
    };
    let shown: Vec<&Situation> = match (&asked.situation, &rule) {
        (Some(code), _) => {
            vec![read.find(code).ok_or_else(|| Fault::new(Code::SituationMissing, code))?]
        }
        (None, Some(rule)) => read.of_rule(&rule.pack, &rule.rule).collect(),
        (None, None) => read.situations.iter().collect(),
    };
    let text = match (asked.format, &asked.situation) {
        (Format::Json, _) => json::json(&read, &shown),
        (Format::Table, None) => table::list(terminal, &read, &shown),
        (Format::Table, Some(_)) => shown.iter().map(|one| table::one(terminal, one)).collect(),
    };
    terminal.print(&text)?;
    Ok(Exit::Done)
}
