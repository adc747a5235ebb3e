//! What the rules of a pack do on a log: how often each fired, which never did, which could not be evaluated.

use crate::commands::explain::{facts, read_fault};
use crate::fault::{Code, Fault};
use crate::log::{Ground, LogArguments};
use crate::terminal::{Ink, Terminal, left, right};
use audit::{Grouper, ReadOptions};
use engine::{Catalogue, Matter, RuleSet, Scratch, Setting, Tally, Trouble, supervise};
use std::path::PathBuf;

/// Judges a log by a pack and returns a line for every rule.
pub(super) fn on_log(terminal: &Terminal, pack: &str, log: &PathBuf) -> Result<String, Fault> {
    let arguments = LogArguments { logs: vec![log.clone()], rules: Some(pack.to_owned()), ..LogArguments::default() };
    let Ground { logs, mapping, pack, items, calendar, .. } = arguments.ground()?;
    let name = log.display().to_string();
    let rules = &pack.rules;
    let mut symbols = rules.symbols.clone();
    let kind = symbols.intern("case");
    let catalogue = Catalogue::new(&items, &mut symbols)
        .map_err(|error| Fault::because(Code::ItemsWrong, &name, error))?;
    let input = audit::read(logs, &mapping, ReadOptions::default(), symbols)
        .map_err(|error| read_fault(&name, error))?;
    let as_of = input.store.span.map_or(calendar.zone().start_of(calendar.first()), |(_, last)| last);
    let setting = Setting { calendar: &calendar, catalogue: &catalogue, rules };
    let mut scratch = Scratch::default();
    let mut grouper = Grouper::default();
    for part in 0..input.store.parts() {
        grouper.part(&input.store, part, |case| {
            let case = facts::of(&input.store, &case, rules);
            let matter = Matter {
                kind,
                item: case.item,
                department: case.department,
                facts: &case.facts.list,
                details: &case.facts.details,
                symbols: &input.store.symbols,
            };
            supervise(&setting, &matter, as_of, &mut scratch, |_| {});
        });
    }
    Ok(shown(terminal, rules, &scratch.tally))
}

fn shown(terminal: &Terminal, rules: &RuleSet, tally: &Tally) -> String {
    let language = terminal.language;
    let head = [
        left(language.pick("规则", "rule"), 28),
        right(language.pick("评估", "judged"), 10),
        right(language.pick("触发", "fired"), 10),
        right(language.pick("不能评估", "could not"), 12),
    ];
    let mut text = format!("{}\n", terminal.style.ink(Ink::Head, &head.concat()));
    for (rule, count) in rules.rules.iter().zip(tally.rules()) {
        let troubles: Vec<String> = Trouble::ALL
            .iter()
            .zip(count.troubles)
            .filter(|(_, times)| *times > 0)
            .map(|((_, _, zh, en), times)| format!("{} {times}", language.pick(zh, en)))
            .collect();
        let never = if count.fired == 0 { language.pick("从未触发", "never fired") } else { "" };
        let line = [
            left(&rule.info.code, 28),
            right(&count.evaluated.to_string(), 10),
            right(&count.fired.to_string(), 10),
            right(&count.unevaluated().to_string(), 12),
            format!("  {never} {}", troubles.join("；")),
        ];
        let ink = if count.fired == 0 { Ink::Warn } else { Ink::Good };
        text.push_str(&terminal.style.ink(ink, line.concat().trim_end()));
        text.push('\n');
    }
    text
}
