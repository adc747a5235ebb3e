use super::{Kind, LAYERS, Layer, edges, page, purity};
use crate::metadata::{Dependency, Package};
use crate::repo::Source;

const TWO: [Layer; 2] = [
    Layer { name: "calendar", kind: Kind::PureWithoutStd, uses: &[], in_tests: &["engine"], never: "x" },
    Layer { name: "engine", kind: Kind::Pure, uses: &["calendar"], in_tests: &[], never: "y" },
];

fn package(name: &str, dependencies: &[(&str, Option<&str>)]) -> Package {
    let dependency = |(name, kind): &(&str, Option<&str>)| Dependency {
        name: (*name).to_owned(),
        kind: kind.map(str::to_owned),
    };
    Package {
        name: name.to_owned(),
        version: "0.1.0".to_owned(),
        license: None,
        source: None,
        dependencies: dependencies.iter().map(dependency).collect(),
        targets: Vec::new(),
    }
}

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

#[test]
fn edges_of_the_table_are_allowed() {
    let dev = Some("dev");
    let packages = [
        package("calendar", &[("serde", None), ("engine", dev), ("anyhow", dev)]),
        package("engine", &[("calendar", None)]),
    ];
    assert_eq!(edges::faults(&TWO, &packages), Vec::<String>::new());
}

#[test]
fn an_edge_outside_the_table_is_a_fault() {
    let packages = [
        package("calendar", &[("engine", None), ("anyhow", None)]),
        package("engine", &[("calendar", Some("dev")), ("engine", Some("dev"))]),
    ];
    let found = edges::faults(&TWO, &packages);
    assert_eq!(
        found,
        [
            "`calendar` may not use `engine`",
            "`calendar` may not use `anyhow`; only sundial, xtask may",
            "`engine` may not use `engine` in its tests",
        ]
    );
}

#[test]
fn table_and_workspace_hold_the_same_crates() {
    let found = edges::faults(&TWO, &[package("calendar", &[]), package("web", &[])]);
    assert_eq!(
        found,
        [
            "crate `web` is not in the table of layers",
            "crate `engine` is in the table of layers, but does not exist",
        ]
    );
}

#[test]
fn the_table_has_no_circle_and_rules_stay_a_leaf() {
    for (place, layer) in LAYERS.iter().enumerate() {
        let earlier: Vec<&str> = LAYERS[..place].iter().map(|layer| layer.name).collect();
        for used in layer.uses {
            assert!(earlier.contains(used), "{} uses {used}, which comes later", layer.name);
            assert!(*used != "rules" || ["sundial", "testkit"].contains(&layer.name), "{}", layer.name);
        }
    }
}

#[test]
fn a_pure_crate_names_nothing_of_the_world() {
    let sources = [
        source("crates/calendar/src/lib.rs", "#![no_std]\n// std::fs is not here\nmod day;\n"),
        source("crates/calendar/src/day/tests.rs", "use std::fs;\n"),
        source("crates/calendar/tests/it/main.rs", "use std::env;\n"),
        source("crates/engine/src/lib.rs", "const WORD: &str = \"std::fs\";\n"),
    ];
    assert_eq!(purity::faults(&TWO, &sources), Vec::<String>::new());
}

#[test]
fn a_pure_crate_that_reads_a_clock_is_found() {
    let sources = [
        source("crates/calendar/src/lib.rs", "//! no_std\nmod day;\n"),
        source("crates/engine/src/sweep.rs", "use core::fmt;\nuse std::time::Instant;\n"),
    ];
    let found = purity::faults(&TWO, &sources);
    assert_eq!(
        found,
        [
            "crates/calendar/src/lib.rs: `#![no_std]` is missing",
            "crates/engine/src/sweep.rs:2: `std::time` in a pure crate",
        ]
    );
}

#[test]
fn writing_the_table_keeps_the_rest_of_the_page() {
    let page =
        "# A\n<!-- layers: written by `cargo xtask layers --write` -->\nold\n<!-- layers: end -->\nB\n";
    let written = page::replaced(page, &page::table(&TWO)).expect("both markers are there");
    assert!(written.starts_with("# A\n") && written.ends_with("<!-- layers: end -->\nB\n"));
    assert!(written.contains("| engine | pure | calendar | – | y |") && !written.contains("old"));
    assert_eq!(page::replaced(&written, &page::table(&TWO)).expect("markers stay"), written);
    page::replaced("# A\n", "x").expect_err("a page without markers cannot be written");
}
