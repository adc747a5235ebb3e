//! `sundial rules show PACK`: a pack in words.

use crate::fault::{Exit, Fault};
use crate::pack;
use crate::terminal::{Ink, Lines as _, Terminal};
use engine::{ClockSpec, Marks, RuleEntry, RuleSet};

/// Which pack.
#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// 内置规则包或文件 / a shipped pack or a file
    #[arg(value_name = "PACK|FILE", default_value = pack::DEFAULT)]
    pack: String,
}

/// Prints clocks and rules.
pub(crate) fn run(show: &Show, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let pack = pack::load(&show.pack)?;
    let (language, style) = (terminal.language, terminal.style);
    let rules = &pack.rules;
    let title = format!("{}  {}  v{}", rules.code, language.of(&rules.name), rules.version);
    let mut text = format!("{}\n{}\n", style.ink(Ink::Head, &title), pack.basis);
    let clocks = language.pick("时钟", "clocks");
    text.line(format!("\n{}", style.ink(Ink::Head, clocks)));
    for clock in &rules.clocks {
        text.push_str(&clock_text(terminal, rules, clock));
    }
    let heading = language.pick("规则", "rules");
    text.line(format!("\n{}", style.ink(Ink::Head, heading)));
    for rule in &rules.rules {
        text.push_str(&rule_text(terminal, rule));
    }
    terminal.print(&text)?;
    Ok(Exit::Done)
}

fn clock_text(terminal: &Terminal, rules: &RuleSet, clock: &ClockSpec) -> String {
    let language = terminal.language;
    let name = language.pick(&clock.zh, &clock.en);
    let from = events(rules, clock.starts);
    let to = events(rules, clock.stops);
    let arrow = format!("{from} → {to}");
    format!(
        "  {}  {name}\n    {arrow}\n{}",
        rules.symbols.text(clock.code),
        if clock.basis.is_empty() { String::new() } else { format!("    {}\n", clock.basis) },
    )
}

/// Returns the events of some marks, as they are written in packs.
fn events(rules: &RuleSet, marks: Marks) -> String {
    let list: Vec<String> = (rules.patterns.of(marks))
        .map(|pattern| {
            let subject = pattern.subject.text(&rules.symbols);
            let subject = if subject.is_empty() { String::new() } else { format!(":{subject}") };
            let outcome = pattern.outcome.code();
            let outcome = if outcome.is_empty() { String::new() } else { format!("={outcome}") };
            format!("{}{subject}{outcome}", pattern.kind.code())
        })
        .collect();
    list.join(" | ")
}

fn rule_text(terminal: &Terminal, rule: &RuleEntry) -> String {
    let (language, style) = (terminal.language, terminal.style);
    let info = &rule.info;
    let levels: Vec<String> =
        info.levels.iter().map(|level| style.level(&level.colour, language.of(&level.name))).collect();
    let mut text = format!("  {}  {}  [{}]\n", info.code, language.of(&info.name), levels.join("、"));
    if let Some(check) = &rule.check {
        text.line(format!("    {}", language.of(&check.demand())));
    }
    if !info.basis.is_empty() {
        text.line(format!("    {}", style.ink(Ink::Faint, &info.basis)));
    }
    text
}
