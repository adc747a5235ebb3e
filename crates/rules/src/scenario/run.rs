//! Runs a scenario: finds its rules, looks at each instant, compares.

use super::block::{Pack, Scenario};
use super::compare::compare;
use super::outcome::{Difference, Outcome};
use super::see::look;
use engine::RuleSet;
use std::collections::BTreeSet;

/// Finds a pack among those that are shipped, or reads the one that the scenario brings.
///
/// # Errors
/// What is wrong with the pack, or which ones are shipped.
pub fn shipped(pack: &Pack) -> Result<RuleSet, String> {
    let file = match pack {
        Pack::Named(name) => crate::load(name),
        Pack::Inline(text) => crate::parse_pack("inline", text, &crate::library),
    };
    file.map(|file| file.rules).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })
}

/// Runs a scenario by the rules that `library` has under the name it gives, with its policies put on the clocks.
///
/// What cannot be run (no such pack, an impossible item) is a [`Difference`] on the line of the title.
pub fn run(scenario: &Scenario, library: &dyn Fn(&Pack) -> Result<RuleSet, String>) -> Outcome {
    let Some(pack) = &scenario.pack else {
        return failed(scenario, "no pack is named; write \"pack: NAME\"");
    };
    let rules = library(pack).and_then(|mut rules| {
        scenario.policies.iter().try_for_each(|policy| policy.apply(&mut rules))?;
        Ok(rules)
    });
    match rules {
        Ok(rules) => judge(scenario, &rules),
        Err(error) => failed(scenario, &error),
    }
}

/// Judges a scenario by rules that are at hand; its policies are not put on them.
#[must_use]
pub fn judge(scenario: &Scenario, rules: &RuleSet) -> Outcome {
    let mut outcome = empty(scenario);
    let mut before = Vec::new();
    let (mut fired, mut looked) = (BTreeSet::new(), BTreeSet::new());
    for sitting in &scenario.sittings {
        match look(scenario, sitting, rules, &mut before) {
            Ok(seen) => {
                compare(sitting, &seen, &mut outcome.differences);
                fired.extend(seen.iter().flat_map(|one| one.findings.iter().map(|f| f.rule.clone())));
                fired.extend(seen.iter().flat_map(|one| one.ratios.iter().map(|ratio| ratio.rule.clone())));
                outcome.troubles.extend(seen.iter().flat_map(|one| one.troubles.iter().cloned()));
                outcome.seen.push(seen);
            }
            Err(error) => {
                outcome.differences.push(difference(sitting.line, "the story can be judged", &error));
            }
        }
    }
    let kinds: BTreeSet<_> =
        scenario.matters.iter().filter_map(|told| rules.symbols.find(&told.kind)).collect();
    looked.extend(
        rules
            .rules
            .iter()
            .filter(|rule| kinds.contains(&rule.info.matter))
            .map(|rule| rule.info.code.clone()),
    );
    outcome.silent = looked.difference(&fired).cloned().collect();
    outcome.fired = fired.into_iter().collect();
    outcome
}

fn empty(scenario: &Scenario) -> Outcome {
    Outcome {
        title: scenario.title.clone(),
        line: scenario.line,
        differences: Vec::new(),
        seen: Vec::new(),
        fired: Vec::new(),
        silent: Vec::new(),
        troubles: Vec::new(),
    }
}

fn failed(scenario: &Scenario, error: &str) -> Outcome {
    let mut outcome = empty(scenario);
    outcome.differences.push(difference(scenario.line, "a scenario that can be run", error));
    outcome
}

fn difference(line: u32, expected: &str, found: &str) -> Difference {
    Difference { line, expected: expected.to_owned(), found: found.to_owned() }
}
