//! Scenarios inside tests: the text of a story in, a panic with a readable difference out.

use rules::scenario::{Outcome, parse, run, shipped};

/// Checks every scenario of a text against the packs that are shipped, and returns what became of them.
///
/// # Panics
/// When a line is not understood, or something is not as expected.
///
/// ```
/// testkit::check_scenario(
///     "title: 始日不计入 / the first day does not count
///      pack: statute
///      item: permit-a, promised 5 working_day
///      2026-03-02 10:00 accepted
///      as of 2026-03-02
///      expect promised due 2026-03-09",
/// );
/// ```
#[track_caller]
pub fn check_scenario(text: &str) -> Vec<Outcome> {
    let outcomes = seen(text);
    let wrong: Vec<String> =
        outcomes.iter().filter(|outcome| !outcome.holds()).map(ToString::to_string).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    outcomes
}

/// Runs every scenario of a text and returns what became of them, right or wrong.
///
/// # Panics
/// When a line is not understood.
#[track_caller]
pub fn seen(text: &str) -> Vec<Outcome> {
    let scenarios = parse(text).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    scenarios.iter().map(|scenario| run(scenario, &shipped)).collect()
}
