//! How well forensics sees what is practised: `cargo run --release -p sim --example signals -- SEEDS CASES PER_MILLE`.

#![expect(clippy::unwrap_used, reason = "shared with the tests; a world that cannot be made ends the run")]
#![expect(clippy::disallowed_methods, reason = "a tool for people, that reads its arguments")]

#[path = "../tests/it/signals_side.rs"]
mod signals_side;

use signals_side::{Found, Tally, look};
use sim::{City, Options};
use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse().unwrap_or(1));
    let (seeds, cases, practices) =
        (numbers.next().unwrap_or(20), numbers.next().unwrap_or(20_000), numbers.next().unwrap_or(300));
    let calendar = calendar::china().as_known_on(None).build().unwrap();
    let mut all = Tally::default();
    for (code, _) in sim::cities() {
        let city = City::shipped(code).unwrap();
        for seed in 1..=seeds {
            let options =
                Options { cases, seed: u64::from(seed), practices_permille: practices, ..Options::default() };
            all.add(&look(&city, &calendar, options));
        }
    }
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:28}{:>8}{:>10}{:>8}{:>10}{:>8}{:>8}",
        "practice", "cases", "recall", "seen", "precision", "units", "recall"
    )?;
    for (practice, found) in &all.cases {
        let units = all.units.get(practice).copied().unwrap_or_default();
        let Found { marked, rightly, practised, .. } = *found;
        let (cases, seen) = (share(rightly, practised), share(rightly, marked));
        let unit = share(units.rightly, units.practised);
        writeln!(
            out,
            "{practice:28}{practised:>8}{cases:>10}{marked:>8}{seen:>10}{:>8}{unit:>8}",
            units.practised
        )?;
    }
    writeln!(out, "\n{:28}{:>8}{:>10}", "signal", "marks", "precision")?;
    for (signal, found) in &all.marks {
        writeln!(out, "{signal:28}{:>8}{:>10}", found.marked, share(found.rightly, found.marked))?;
    }
    let (honest, accused) = (all.honest, all.accused);
    writeln!(out, "\n{accused} of {honest} comparisons of units that follow nothing are marked")?;
    all.wrongly.iter().take(20).try_for_each(|line| writeln!(out, "  {line}"))
}

/// A share in thousandths, as `0.987`.
fn share(part: u64, whole: u64) -> String {
    let Some(permille) = (part * 1_000).checked_div(whole) else { return "–".to_owned() };
    format!("{}.{:03}", permille / 1_000, permille % 1_000)
}
