//! The findings that the table shows: the gravest first, every rule before any rule twice.

use super::gist::gist;
use crate::commands::explain::{Names, ribbon};
use crate::log::ReadLog;
use crate::terminal::{Ink, Terminal, left, shorten};
use audit::output::Report;
use engine::{FindingId, RuleSet};
use report::Ribbon;
use std::collections::{BTreeMap, BTreeSet};

/// A finding chosen for the table.
struct Chosen {
    case: String,
    id: FindingId,
}

/// A finding in words.
pub(super) struct Told<'a> {
    /// The case.
    pub(super) case: String,
    /// The name of the level, and its colour.
    pub(super) level: (&'a str, &'a str),
    /// The name of the rule.
    pub(super) rule: &'a str,
    /// What happened, in a line.
    pub(super) line: String,
    /// The clock it is about, day by day, where that is short.
    pub(super) ribbon: Option<Ribbon>,
}

/// Returns the gravest findings, each explained in a line.
pub(super) fn told<'a>(terminal: &Terminal, log: &ReadLog, report: &Report<'a>, top: usize) -> Vec<Told<'a>> {
    let chosen = chosen(report, top);
    let wanted: BTreeSet<&str> = chosen.iter().map(|one| one.case.as_str()).collect();
    let mut lines: BTreeMap<(String, FindingId), (String, Option<Ribbon>)> = BTreeMap::new();
    log.look(
        |case| wanted.contains(case),
        |case, verdict| {
            let item = verdict.view.matter.symbols.text(verdict.view.matter.item);
            let names = Names::new(verdict.view.matter.symbols, &log.items, item);
            for finding in verdict.findings {
                let line = gist(terminal, &verdict.view, &names, finding);
                let run = verdict.view.runs.all().get(finding.run as usize);
                let ribbon = run.and_then(|run| ribbon(terminal, &verdict.view, &names, run, case));
                lines.insert((case.to_owned(), finding.id()), (line, ribbon));
            }
        },
    );
    let of = |one: Chosen| {
        let info = report.rules.rule(one.id.rule).map(|rule| &rule.info);
        let level = info.and_then(|info| info.levels.get(usize::from(one.id.level)));
        let level =
            level.map_or(("", ""), |level| (terminal.language.of(&level.name), level.colour.as_str()));
        let rule = info.map_or("", |info| terminal.language.of(&info.name));
        let (line, ribbon) = lines.remove(&(one.case.clone(), one.id)).unwrap_or_default();
        Told { case: one.case, level, rule, line, ribbon }
    };
    chosen.into_iter().map(of).collect()
}

/// Returns the list, and the first case in it.
pub(super) fn list(
    terminal: &Terminal,
    log: &ReadLog,
    report: &Report<'_>,
    top: usize,
) -> (String, Option<String>) {
    let told = told(terminal, log, report, top);
    let mut text = String::new();
    let first = told.first().map(|one| one.case.clone());
    let widest = told.iter().map(|one| crate::terminal::width(&one.case)).max().unwrap_or(0).clamp(4, 24);
    let levels = terminal.language.pick("        ", "            ").len();
    for Told { case, level: (name, colour), rule, line, ribbon: _ } in told {
        let case = left(&shorten(&case, widest), widest);
        let level = terminal.style.level(colour, &left(&shorten(name, levels), levels));
        let rule = left(&shorten(rule, 30), 30);
        text.push_str(
            format!("{level}  {case}  {rule}  {}", terminal.style.ink(Ink::Faint, &line)).trim_end(),
        );
        text.push('\n');
    }
    (text, first)
}

/// Chooses standing findings: by gravity of level, and among equals one of each rule in turn.
fn chosen(report: &Report<'_>, top: usize) -> Vec<Chosen> {
    let mut seen: BTreeMap<(engine::RuleIndex, u8), usize> = BTreeMap::new();
    let mut all: Vec<(usize, u8, Chosen)> = Vec::new();
    for row in report.audit.findings.iter().filter(|row| row.finding.standing) {
        let id = row.finding.id();
        let turn = seen.entry((id.rule, id.level)).or_default();
        *turn += 1;
        if *turn <= top {
            let grave = gravity(report.rules, id);
            all.push((*turn, grave, Chosen { case: row.case.text().to_owned(), id }));
        }
    }
    all.sort_by_key(|(turn, grave, one)| (*turn, u8::MAX - grave, one.id.rule));
    all.truncate(top);
    all.sort_by_key(|(turn, grave, one)| (u8::MAX - grave, one.id.rule, *turn));
    all.into_iter().map(|(_, _, one)| one).collect()
}

/// How grave a level is, by its colour; an unknown colour by its place among the levels.
pub(super) fn gravity(rules: &RuleSet, id: FindingId) -> u8 {
    let levels = rules.rule(id.rule).map_or(&[][..], |rule| &rule.info.levels);
    let colour = levels.get(usize::from(id.level)).map_or("", |level| level.colour.as_str());
    match colour {
        "red" => 40,
        "orange" => 30,
        "yellow" => 20,
        "blue" | "green" => 10,
        _ => id.level.min(9),
    }
}
