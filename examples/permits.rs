//! Prints `permits.csv`, the log of the README: `cargo run -p sundial --example permits > examples/permits.csv`.
//! With the argument `truth` it prints the planted breaches: the case, and the rule of the pack `statute` that finds it.

#[path = "permits/generate.rs"]
mod generate;
#[path = "permits/plant.rs"]
mod plant;

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    if std::env::args().nth(1).as_deref() != Some("truth") {
        return out.write_all(generate::log().as_bytes());
    }
    generate::truth().iter().try_for_each(|(case, rule)| writeln!(out, "{case},{rule}"))
}
