//! `sundial rules …`: the rule packs.

mod accountability;
mod catalogue;
mod check;
mod coverage;
mod kinds;
mod list;
mod log;
mod show;

use crate::fault::{Exit, Fault};
use crate::terminal::Terminal;

/// What is asked of the packs.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Rules {
    /// 内置规则包一览 / the packs that are shipped
    List,
    /// 查看规则包：时钟、规则、依据 / a pack: its clocks, its rules, their basis
    Show(show::Show),
    /// 检查规则包并运行其中的正反例；可对日志检查哪些规则从未触发 / check a pack and run its examples
    Check(check::Check),
    /// 规则种类与各自的键 / the kinds of rule and their keys
    Kinds(kinds::Kinds),
    /// 问责情形目录：情形、依据、后果、可作证据的规则 / situations that bring accountability, with law, consequence and evidence
    Accountability(accountability::Accountability),
    /// 廉政风险点被措施和规则覆盖到什么程度，缺口在前 / how far risk points are covered by measures and rules, gaps first
    Coverage(Box<coverage::Coverage>),
}

/// Answers.
pub(crate) fn run(rules: &Rules, terminal: &mut Terminal) -> Result<Exit, Fault> {
    match rules {
        Rules::List => list::run(terminal),
        Rules::Show(show) => show::run(show, terminal),
        Rules::Check(check) => check::run(check, terminal),
        Rules::Kinds(kinds) => kinds::run(kinds, terminal),
        Rules::Accountability(asked) => accountability::run(asked, terminal),
        Rules::Coverage(asked) => coverage::run(asked, terminal),
    }
}
