//! Compares engine and auditor on many worlds: `cargo run --release -p sim --example sweep -- SEEDS CASES PER_MILLION`.

#![expect(clippy::unwrap_used, reason = "shared with the tests; a world that cannot be made ends the sweep")]
#![expect(clippy::disallowed_methods, reason = "a tool for people, that reads its arguments")]

#[path = "../tests/it/engine_side.rs"]
mod engine_side;

use engine_side::{Engine, audited, city, each, options, told};
use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse().unwrap_or(1));
    let (seeds, cases, misconduct) =
        (numbers.next().unwrap_or(10), numbers.next().unwrap_or(5_000), numbers.next().unwrap_or(400_000));
    let mut out = std::io::stdout().lock();
    let mut differ = 0_u64;
    for (code, _) in sim::cities() {
        let mut engine = Engine::new(&city(code));
        let (mut planted, mut missed, mut accused) = (0_u64, 0_u64, 0_u64);
        for seed in 0..seeds {
            each(code, options(u64::from(seed), cases, misconduct), |city, calendar, case| {
                let (found, expected) = (engine.judge(city, calendar, case), audited(city, calendar, case));
                if found != expected {
                    differ += 1;
                    if differ <= 3 {
                        let text = told(case);
                        drop(writeln!(out, "seed {seed}\n{text}engine  {found:?}\nauditor {expected:?}"));
                    }
                }
                let honest = |line: &String| line.starts_with("promised-overdue//notice ");
                accused += u64::from(!case.touched && !found.1.iter().all(honest));
                if let Some(one) = case.planted {
                    let line = format!("{}/{}/{} {}", one.rule, one.part, one.level, one.day);
                    planted += 1;
                    missed += u64::from(!found.1.contains(&line));
                }
            });
        }
        let all = u64::from(seeds) * u64::from(cases);
        writeln!(out, "{code}: {all} cases, {planted} planted, {missed} missed, {accused} honest accused")?;
    }
    writeln!(out, "engine and auditor differ on {differ} cases")
}
