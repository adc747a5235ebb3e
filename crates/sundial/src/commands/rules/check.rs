//! `sundial rules check [PACK|FILE…]`: reads packs and runs their examples.

use crate::fault::{Exit, Fault};
use crate::pack::{self, PackText};
use crate::terminal::{Ink, Terminal};
use rules::PackFile;
use rules::scenario::{example, judge};
use std::collections::BTreeSet;

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
        let faults = faults_of(terminal, &pack);
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
fn faults_of(terminal: &Terminal, pack: &PackText) -> Vec<String> {
    match pack::read(pack) {
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
        Ok(read) => example_faults(terminal, pack, &read),
    }
}

fn example_faults(terminal: &Terminal, pack: &PackText, read: &PackFile) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut fired, mut silent) = (BTreeSet::new(), BTreeSet::new());
    for one in &read.examples {
        let place = |line: u32| format!("{}:{}", pack.name, one.line + line.saturating_sub(1));
        match example(&one.title, &one.story) {
            Err(errors) => {
                let lines = errors.iter().map(|error| format!("{}: {error}", place(error.line)));
                faults.extend(lines);
            }
            Ok(scenario) => {
                let outcome = judge(&scenario, &read.rules);
                if outcome.fired.contains(&one.rule) { &mut fired } else { &mut silent }
                    .insert(one.rule.as_str());
                let lines = outcome.differences.iter().map(|difference| {
                    let (expected, found) = (&difference.expected, &difference.found);
                    format!("{}: {}\n- {expected}\n+ {found}", place(difference.line), one.title)
                });
                faults.extend(lines);
            }
        }
    }
    for rule in &read.rules.rules {
        let code = rule.info.code.as_str();
        let language = terminal.language;
        if !fired.contains(code) {
            let words = language.pick("没有触发它的例子", "no example in which it fires");
            faults.push(format!("{}: rule {code}: {words}", pack.name));
        }
        if !silent.contains(code) {
            let words = language.pick("没有不触发它的例子", "no example in which it stays silent");
            faults.push(format!("{}: rule {code}: {words}", pack.name));
        }
    }
    faults
}
