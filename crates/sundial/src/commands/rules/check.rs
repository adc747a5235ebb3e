//! `sundial rules check [PACK|FILE…]`: reads packs and runs their examples.

use crate::fault::{Exit, Fault};
use crate::pack::{self, PackText};
use crate::terminal::{Ink, Terminal};
use rules::check_examples;

/// Which packs.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// 内置规则包或文件；不写则检查全部内置规则包 / shipped packs or files; all that are shipped by default
    #[arg(value_name = "PACK|FILE")]
    packs: Vec<String>,
    /// 用日志检查：哪些规则从未触发或不能评估 / which rules never fired on this log, or could not be evaluated
    #[arg(long, value_name = "LOG")]
    log: Option<std::path::PathBuf>,
}

/// Prints a line for each pack, and what is wrong with it.
pub(crate) fn run(check: &Check, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let names: Vec<String> = if check.packs.is_empty() {
        rules::shipped().iter().map(|(code, _)| (*code).to_owned()).collect()
    } else {
        check.packs.clone()
    };
    let mut exit = Exit::Done;
    for name in &names {
        let pack = pack::find(name)?;
        let faults = faults_of(&pack);
        exit = if faults.is_empty() { exit } else { Exit::Red };
        let good = faults.is_empty();
        let (mark, ink) = if good { ("✓", Ink::Good) } else { ("✗", Ink::Bad) };
        let mark = terminal.style.ink(ink, mark);
        terminal.print(&format!("{mark} {name}{}\n", summary(terminal, &pack)))?;
        for fault in faults {
            terminal.print(&format!("    {}\n", fault.replace('\n', "\n      ")))?;
        }
        if let Some(log) = &check.log {
            terminal.print(&super::log::on_log(terminal, name, log)?)?;
        }
    }
    Ok(exit)
}

fn summary(terminal: &Terminal, pack: &PackText) -> String {
    let Ok(read) = pack::read(pack) else { return String::new() };
    let words = terminal
        .language
        .pick("：{c} 个时钟，{r} 条规则，{e} 个例子", ": {c} clocks, {r} rules, {e} examples");
    words
        .replace("{c}", &read.rules.clocks.len().to_string())
        .replace("{r}", &read.rules.rules.len().to_string())
        .replace("{e}", &read.examples.len().to_string())
}

/// Returns what is wrong: errors with their place, examples that do not hold, rules without examples.
fn faults_of(pack: &PackText) -> Vec<String> {
    match pack::read(pack) {
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
        Ok(read) => check_examples(&read).iter().map(|fault| format!("{}:{fault}", pack.name)).collect(),
    }
}
