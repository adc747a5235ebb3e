//! What the rules of a pack do on a log: how often each fired, which never did, which could not be evaluated.

use crate::fault::Fault;
use crate::log::LogArguments;
use crate::terminal::{Ink, Terminal, left, right};
use audit::{Audit, ReadOptions, Wishes};
use engine::{RuleIndex, RuleSet, Trouble};
use rules::{Quiet, quiet};
use std::path::Path;

/// Judges a log by a pack and returns a line for every rule.
pub(super) fn on_log(terminal: &Terminal, pack: &str, log: &Path) -> Result<String, Fault> {
    let arguments =
        LogArguments { logs: vec![log.to_owned()], rules: Some(pack.to_owned()), ..LogArguments::default() };
    let options = ReadOptions::default();
    let log = arguments.ground()?.read(options, None, terminal)?;
    let audit = log.run(options.threads, Wishes::default(), terminal);
    log.came_back()?;
    Ok(shown(terminal, &log.rules, &audit))
}

fn shown(terminal: &Terminal, rules: &RuleSet, audit: &Audit) -> String {
    let language = terminal.language;
    let quiet = quiet(rules, &audit.tally, &audit.periods);
    let head = [
        left(language.pick("    规则", "    rule"), 36),
        right(language.pick("评估", "judged"), 10),
        right(language.pick("触发", "fired"), 10),
        right(language.pick("不能评估", "could not"), 12),
    ];
    let mut text = format!("{}\n", terminal.style.ink(Ink::Head, &head.concat()));
    for (at, rule) in (0_u16..).zip(&rules.rules) {
        let tally = audit.tally.rules().get(usize::from(at)).copied().unwrap_or_default();
        let silent = quiet.iter().find(|one| one.rule == RuleIndex(at));
        let line = [
            left(&format!("    {}", rule.info.code), 36),
            right(&tally.evaluated.to_string(), 10),
            right(&tally.fired.to_string(), 10),
            right(&tally.unevaluated().to_string(), 12),
            silent.map_or_else(String::new, |one| format!("  {}", reason(terminal, one))),
        ];
        let ink = if silent.is_some() { Ink::Warn } else { Ink::Good };
        text.push_str(&terminal.style.ink(ink, line.concat().trim_end()));
        text.push('\n');
    }
    text
}

/// Why a rule was quiet, with what kept it from being evaluated.
fn reason(terminal: &Terminal, quiet: &Quiet) -> String {
    let language = terminal.language;
    let why = language.pick(quiet.why.zh(), quiet.why.en());
    let troubles: Vec<String> = quiet
        .troubles()
        .filter_map(|(trouble, times)| {
            let (_, _, zh, en) = Trouble::ALL.iter().find(|(known, ..)| *known == trouble)?;
            Some(format!("{} {times}", language.pick(zh, en)))
        })
        .collect();
    if troubles.is_empty() { why.to_owned() } else { format!("{why}：{}", troubles.join("；")) }
}
