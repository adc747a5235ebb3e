//! Figures of runs: medians, and ratios to the product.

use std::collections::BTreeMap;

use super::folder::Run;
use crate::say;

/// The runs of each program.
pub(super) type Runs = BTreeMap<String, Vec<Run>>;

/// The peers that a goal names; DuckDB and Polars are the fastest.
const FAST: [&str; 2] = ["duckdb", "polars"];

/// Adds further runs.
pub(super) fn add(runs: &mut Runs, more: Runs) {
    for (name, further) in more {
        runs.entry(name).or_default().extend(further);
    }
}

/// Prints a row for each program: medians, and how many times the product's CPU and wall time it takes.
pub(super) fn print(runs: &Runs) {
    say::line("| | CPU s | wall s | peak MB | CPU against the product | wall against the product |");
    say::line("| --- | --- | --- | --- | --- | --- |");
    for (name, of) in runs {
        let [cpu, wall, memory] = [median(of, cpu), median(of, wall), median(of, |run| run.rss_mb)];
        let against = |figure: f64, what: fn(&Run) -> f64| match runs.get(product_for(name)) {
            Some(product) => format!("{:.2}", figure / median(product, what)),
            None => "–".to_owned(),
        };
        let ratios = [against(cpu, self::cpu), against(wall, self::wall)];
        say::line(format_args!(
            "| {name} | {cpu:.2} | {wall:.2} | {memory:.0} | {} | {} |",
            ratios[0], ratios[1]
        ));
    }
}

/// Prints what the product takes of the fastest peer's CPU time, and of Flink's.
pub(super) fn goals(runs: &Runs) {
    for (suffix, from) in [("", "CSV"), ("-pq", "Parquet")] {
        let peers = FAST.iter().filter_map(|name| runs.get(&format!("{name}{suffix}")));
        let fastest = peers.map(|of| median(of, cpu)).min_by(f64::total_cmp);
        say_share(runs, &format!("product{suffix}"), fastest, &format!("the fastest peer from {from}"));
    }
    let flink = runs.get("flink").map(|of| median(of, cpu));
    say_share(runs, "product", flink, "Flink");
}

fn say_share(runs: &Runs, product: &str, other: Option<f64>, whom: &str) {
    if let (Some(product), Some(other)) = (runs.get(product), other) {
        let share = median(product, cpu) / other;
        say::line(format_args!("{share:.3} of the CPU time of {whom}"));
    }
}

/// Prints the cost of a case for each size, and how it grows.
pub(super) fn growth(sizes: &[(&str, u32)], all: &[Runs], nothing: f64) {
    say::line(format_args!("start alone, a log of three cases: {:.1} ms", nothing * 1e3));
    say::line("| cases | CPU s | µs a case | against the size before |\n| --- | --- | --- | --- |");
    let mut before = None;
    for ((size, cases), runs) in sizes.iter().zip(all) {
        let Some(of) = runs.get("product") else { continue };
        let cpu = median(of, cpu);
        let each = cpu / f64::from(*cases);
        let grown = before.map_or_else(|| "–".to_owned(), |before: f64| format!("{:.2}", each / before));
        say::line(format_args!("| {size} | {cpu:.3} | {:.3} | {grown} |", each * 1e6));
        before = Some(each);
    }
}

/// The product that reads what the peer reads.
fn product_for(name: &str) -> &'static str {
    if name.ends_with("-pq") { "product-pq" } else { "product" }
}

fn cpu(run: &Run) -> f64 {
    run.cpu
}

fn wall(run: &Run) -> f64 {
    run.wall
}

/// The middle one; of an even number the mean of the two in the middle.
pub(super) fn median(runs: &[Run], figure: fn(&Run) -> f64) -> f64 {
    let mut figures: Vec<f64> = runs.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    let middle = figures.len() / 2;
    if figures.len() % 2 == 1 { figures[middle] } else { f64::midpoint(figures[middle - 1], figures[middle]) }
}
