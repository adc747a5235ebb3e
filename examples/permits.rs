//! Prints `permits.csv`, the log of the README: `cargo run -p sundial --example permits > examples/permits.csv`.

#[path = "permits/generate.rs"]
mod generate;
#[path = "permits/plant.rs"]
mod plant;

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    std::io::stdout().lock().write_all(generate::log().as_bytes())
}
