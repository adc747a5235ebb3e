use super::target::{Target, summary};
use super::{CI_SECONDS, asked};
use crate::repo;

#[test]
fn target_and_time_are_read_in_every_form() {
    assert_eq!(asked(&[]).unwrap(), ("all", 60));
    assert_eq!(asked(&["csv"]).unwrap(), ("csv", 60));
    assert_eq!(asked(&["csv", "--seconds", "5"]).unwrap(), ("csv", 5));
    assert_eq!(asked(&["--seconds", "5"]).unwrap(), ("all", 5));
    for wrong in [&["--seconds"][..], &["csv", "5"], &["csv", "--seconds", "0"], &["csv", "--seconds", "x"]] {
        assert!(asked(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn every_target_is_in_the_manifest_and_has_something_to_start_from() {
    let manifest = std::fs::read_to_string(Target::folder().join("Cargo.toml")).unwrap();
    let targets = Target::all().unwrap();
    assert_eq!(manifest.matches("[[bin]]").count(), targets.len());
    for Target { name } in &targets {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
        let seeds = Target::folder().join("seeds").join(name);
        let ours = ["pack", "mapping", "city", "scenario"].contains(&name.as_str());
        assert!(ours || seeds.read_dir().is_ok_and(|mut files| files.next().is_some()), "{name} has no seed");
    }
}

#[test]
fn seeds_stay_small() {
    let seeds = repo::paths().unwrap().into_iter().filter(|path| path.starts_with("fuzz/seeds/"));
    let bytes: u64 = seeds.map(|path| repo::root().join(path).metadata().map_or(0, |file| file.len())).sum();
    assert!(bytes > 0 && bytes < 64 * 1024, "{bytes} bytes");
}

#[test]
fn all_targets_together_take_less_than_a_minute_in_ci() {
    let targets = u32::try_from(Target::all().unwrap().len()).unwrap();
    assert!(targets * CI_SECONDS <= 40, "{targets} targets");
}

#[test]
fn the_closing_lines_are_read() {
    let said = "stat::number_of_executed_units: 1234\nstat::average_exec_per_sec:     11\nstat::new_units_added:          7\n";
    assert_eq!(summary(said), "1234 runs, 7 new inputs, no fault");
    assert_eq!(summary(""), "? runs, ? new inputs, no fault");
}
