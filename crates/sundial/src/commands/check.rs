//! `sundial check SCENARIO…`: runs scenarios and shows where they differ.

use crate::fault::{Code, Exit, Fault};
use crate::pack;
use crate::place::text_of;
use crate::terminal::{Ink, Lines as _, Terminal};
use engine::RuleSet;
use rules::scenario::{Outcome, Pack, Scenario, judge, parse, run as run_alone};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which scenarios.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// 情景文件或文件夹 / scenario files or folders of them
    #[arg(value_name = "SCENARIO", required = true)]
    scenarios: Vec<PathBuf>,
    /// 也列出通过的情景 / list the scenarios that hold as well
    #[arg(long, short)]
    verbose: bool,
}

/// Runs them all; red when any differs. A file that cannot be read is said, and the others go on.
pub(crate) fn run(check: &Check, terminal: &mut Terminal) -> Result<Exit, Fault> {
    let (mut good, mut bad, mut unread) = (0_u32, 0_u32, 0_u32);
    let mut packs = Packs::default();
    for file in files(&check.scenarios)? {
        let name = file.display().to_string();
        let scenarios = match read(&file) {
            Ok(scenarios) => scenarios,
            Err(fault) => {
                terminal.print(&fault.message())?;
                unread += 1;
                continue;
            }
        };
        for scenario in &scenarios {
            let outcome = packs.run(scenario);
            *if outcome.holds() { &mut good } else { &mut bad } += 1;
            if check.verbose || !outcome.holds() {
                terminal.print(&shown(terminal, &name, &outcome))?;
            }
        }
    }
    let language = terminal.language;
    let mut parts = vec![
        language.pick("{} 个情景符合", "{} scenarios hold").replace("{}", &good.to_string()),
        language.pick("{} 个不符", "{} differ").replace("{}", &bad.to_string()),
    ];
    if unread > 0 {
        parts.push(
            language.pick("{} 个文件无法读取", "{} files cannot be read").replace("{}", &unread.to_string()),
        );
    }
    let ink = if bad + unread == 0 { Ink::Good } else { Ink::Bad };
    terminal.print(&format!("{}\n", terminal.style.ink(ink, &parts.join(language.comma()))))?;
    Ok(match (bad, unread) {
        (0, 0) => Exit::Done,
        (_, 0) => Exit::Red,
        (_, _) => Exit::Input,
    })
}

/// The packs that scenarios name, each read once.
#[derive(Default)]
struct Packs {
    read: BTreeMap<String, RuleSet>,
}

impl Packs {
    fn run(&mut self, scenario: &Scenario) -> Outcome {
        match &scenario.pack {
            // A scenario with policies of its own changes the clocks of the pack, and needs one to itself.
            Some(Pack::Named(name)) if scenario.policies.is_empty() => {
                if !self.read.contains_key(name)
                    && let Ok(pack) = pack::load(name)
                {
                    self.read.insert(name.clone(), pack.rules);
                }
                self.read.get(name).map_or_else(|| run_alone(scenario, &find), |rules| judge(scenario, rules))
            }
            _ => run_alone(scenario, &find),
        }
    }
}

fn read(file: &Path) -> Result<Vec<Scenario>, Fault> {
    let text = text_of(file)?;
    parse(&text).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Fault::because(Code::ScenarioWrong, file.display(), anyhow::Error::msg(lines.join("\n")))
    })
}

/// Finds the rules that a scenario names, or that are written in it.
fn find(pack: &Pack) -> Result<RuleSet, String> {
    let read = match pack {
        Pack::Named(name) => return pack::load(name).map(|pack| pack.rules).map_err(|fault| fault.message()),
        Pack::Inline(text) => rules::parse_pack("(pack)", text, &rules::library),
    };
    read.map(|pack| pack.rules).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })
}

/// Files as they are, and the `.case` files of folders, in order of name.
fn files(given: &[PathBuf]) -> Result<Vec<PathBuf>, Fault> {
    let mut files = Vec::new();
    for path in given {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let unreadable = |error| Fault::because(Code::FileUnreadable, path.display(), error);
        let mut inside = Vec::new();
        for entry in std::fs::read_dir(path).map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            if file.extension().is_some_and(|extension| extension == "case") {
                inside.push(file);
            }
        }
        inside.sort();
        files.extend(inside);
    }
    Ok(files)
}

fn shown(terminal: &Terminal, file: &str, outcome: &Outcome) -> String {
    let (language, style) = (terminal.language, terminal.style);
    let (mark, ink) = if outcome.holds() { ("✓", Ink::Good) } else { ("✗", Ink::Bad) };
    let mut text = format!("{} {file}:{} {}\n", style.ink(ink, mark), outcome.line, outcome.title);
    for difference in &outcome.differences {
        let expected = language.pick("应为", "expected");
        let found = language.pick("实为", "found");
        text.line(format!("    {file}:{}", difference.line));
        text.line(format!("      - {expected}  {}", difference.expected));
        for line in difference.found.lines() {
            text.line(format!("      + {found}  {}", style.ink(Ink::Bad, line)));
        }
    }
    text
}
