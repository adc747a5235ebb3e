//! Everything that is repeated in this project, one file for each verb.
//!
//! Owns the checks that no compiler does: layers, tidy, licences. Never part of the product: nothing
//! depends on it, and it needs nothing but a Rust toolchain.

mod bench;
mod ci;
mod conform;
mod demo;
mod fuzz;
mod layers;
mod licences;
mod metadata;
mod pictures;
mod repo;
mod say;
mod step;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <verb>

  ci                  every check, then all tests; stops at the first that is red
  test [ARGS]         documentation tests and tests; with ARGS (-p engine) only these tests
  layers [--write]    which crate may use which; --write puts the table into ARCHITECTURE.md
  tidy                habits that no compiler checks
  licences            licence of each dependency against the allow-list
  advisories          known vulnerabilities, where cargo-deny and its database are at hand
  bench WHAT          calendar | clock | supervise | audit | ledger | service | start: the benchmark of that name, or all of the crate
  bench peers         the product and its peers in turn on one log
  fuzz [TARGET|all] [--seconds N]
                      arbitrary bytes into every reader; 60 seconds each, where nothing is said
  conform [ARGS]      schemathesis against the interface and its description, where it is installed
  bench packs         the pack of the statutes against that of the peer task
  bench growth        the cost of a case on logs of 18 thousand to 1.8 million
  demo [ARGS]         the main job of the README on the log that is shipped
  pictures            the pictures of docs/real-logs.md, from the logs, where they and a Chromium are at hand";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let Err(failure) = verb(&words) else { return ExitCode::SUCCESS };
    let causes: Vec<String> = failure.chain().map(ToString::to_string).collect();
    eprintln!("xtask: {}", causes.join("\n  because: "));
    ExitCode::FAILURE
}

fn verb(words: &[&str]) -> Result<()> {
    match words {
        ["ci"] => ci::run(),
        ["test", rest @ ..] => test::run(rest),
        ["layers"] => layers::check(),
        ["layers", "--write"] => layers::write(),
        ["tidy"] => tidy::run(),
        ["licences"] => licences::run(),
        ["advisories"] => licences::advisories(),
        ["bench", what, rest @ ..] => bench::run(what, rest),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["conform", rest @ ..] => conform::run(rest),
        ["demo", rest @ ..] => demo::run(rest),
        ["pictures"] => pictures::run(),
        [] | ["help" | "--help" | "-h"] => {
            say::line(USAGE);
            Ok(())
        }
        other => bail!("no such verb: {}\n\n{USAGE}", other.join(" ")),
    }
}
