use super::{
    Fault, Rule, Weight, files, functions, lexed, links, manifests, modules, scenarios, text, words,
};
use crate::repo::Source;

/// Runs one rule on files given as path and text, and returns what it says.
fn found(rule: Rule, given: &[(&str, &str)]) -> Vec<String> {
    let source = |(path, text): &(&str, &str)| Source { path: (*path).to_owned(), text: (*text).to_owned() };
    let sources: Vec<Source> = given.iter().map(source).collect();
    rule(&sources).iter().map(Fault::show).collect()
}

fn nothing() -> Vec<String> {
    Vec::new()
}

#[test]
fn strings_characters_and_comments_are_not_code() {
    let text =
        "let a = \"x // \\\" y\"; // why\nlet b: &'a str = r#\"q\"z\"#; /* in /* out */ */ let c = '\"';\n";
    let parts = lexed(text);
    let code: Vec<String> = parts.code.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(code, ["leta=;", "letb:&'astr=;letc=;"]);
    let comments: Vec<&str> = parts.comments.lines().map(str::trim).collect();
    assert_eq!(comments, ["// why", "/* in /* out */ */"]);
    assert_eq!(parts.code.chars().count(), text.chars().count());
}

#[test]
fn text_that_is_cut_short_is_taken_apart_too() {
    for text in ["\"open", "r#\"open", "/* open", "'", "'\\", "br\"x", "//"] {
        assert_eq!(lexed(text).code.chars().count(), text.chars().count(), "{text}");
    }
}

#[test]
fn a_long_file_is_warned_of_and_then_red() {
    let file = |lines| "// a line\n".repeat(lines);
    let say = |lines| found(files::faults, &[("crates/a/src/b.rs", &file(lines))]);
    assert_eq!(say(300), nothing());
    assert!(say(301)[0].starts_with("warning: crates/a/src/b.rs: 301 lines"));
    assert!(say(501)[0].starts_with("crates/a/src/b.rs: 501 lines"));
}

#[test]
fn tests_do_not_make_a_file_long() {
    let inline = format!("fn a() {{}}\n#[cfg(test)]\nmod tests {{\n{}}}\n", "// a line\n".repeat(600));
    let apart = "// a line\n".repeat(600);
    let given = [
        ("crates/a/src/b.rs", inline.as_str()),
        ("crates/a/src/b/tests.rs", &apart),
        ("crates/a/tests/it/c.rs", &apart),
    ];
    assert_eq!(found(files::faults, &given), nothing());
    let declared = format!("#[cfg(test)]\nmod tests;\n{apart}");
    assert_eq!(found(files::faults, &[("crates/a/src/b.rs", &declared)]).len(), 1);
}

#[test]
fn lib_rs_holds_no_function() {
    let good = "//! fn of nothing.\nmod day;\npub use day::Day;\n";
    assert_eq!(found(files::faults, &[("crates/a/src/lib.rs", good)]), nothing());
    let bad = "mod day;\n\npub const fn first() -> u8 {\n    1\n}\n";
    let said = found(files::faults, &[("crates/a/src/lib.rs", bad), ("crates/a/src/day.rs", bad)]);
    assert_eq!(
        said,
        ["crates/a/src/lib.rs:3: a function here; lib.rs and mod.rs hold `mod`, `pub use` and words"]
    );
}

#[test]
fn a_function_fits_a_screen() {
    let function =
        |lines| format!("impl A {{\n    fn a() {{\n{}    }}\n}}\n", "        b();\n".repeat(lines));
    let say = |lines| found(functions::faults, &[("crates/a/src/b.rs", &function(lines))]);
    assert_eq!(say(68), nothing());
    assert_eq!(say(69), ["crates/a/src/b.rs:2: a function of 71 lines; at most 70"]);
    let declared = format!(
        "trait A {{\n    fn a(\n        b: B,\n    ) -> C;\n{}    fn d() {{\n    }}\n}}\n",
        "\n".repeat(90)
    );
    assert_eq!(found(functions::faults, &[("crates/a/src/b.rs", &declared)]), nothing());
}

#[test]
fn words_that_do_not_land_are_found_in_code_only() {
    let good =
        "// dbg! is gone. TODO #12: more. TODO(#3)\n#[expect(dead_code, reason = \"todo!\")]\nfn a() {}\n";
    assert_eq!(found(words::faults, &[("crates/a/src/b.rs", good)]), nothing());
    let bad = "#[allow(dead_code)]\nfn a() { todo!() }\n// TODO: more\n// FIXME\n#[ignore]\n";
    let said = found(words::faults, &[("crates/a/src/b.rs", bad)]);
    let lines: Vec<&str> = said.iter().filter_map(|line| line.split(':').nth(1)).collect();
    assert_eq!(lines, ["1", "2", "5", "3", "4"]);
}

#[test]
fn white_space_markers_and_machine_paths_are_found() {
    let path = concat!("see /wo", "rk/x");
    let bad = format!("a \n\tb\n<<<<<<< ours\n{path}");
    let said = found(text::faults, &[("docs/a.md", &bad)]);
    assert_eq!(
        said,
        [
            "docs/a.md:1: white space at the end of the line",
            "docs/a.md:2: a tab",
            "docs/a.md:3: a conflict marker",
            "docs/a.md:4: a path of one machine",
            "docs/a.md: the last line has no end",
        ]
    );
    assert_eq!(
        found(text::faults, &[("docs/a.md", "network/a\n"), ("examples/a.csv", "a\tb \n")]),
        nothing()
    );
}

#[test]
fn manifests_take_everything_from_the_workspace() {
    let good = "[lints]\nworkspace = true\n\n[dependencies]\n# why\nserde.workspace = true\ntoml = { workspace = true, features = [\"std\"] }\n";
    let own = "[package]\nversion = \"1\"\n[dependencies]\nserde = \"1\"\n";
    let apart = "[lints]\nworkspace = true\n[dependencies.serde]\nworkspace = true\n";
    assert_eq!(found(manifests::faults, &[("crates/a/Cargo.toml", good), ("Cargo.toml", own)]), nothing());
    let said = found(manifests::faults, &[("crates/a/Cargo.toml", own), ("crates/b/Cargo.toml", apart)]);
    assert_eq!(
        said,
        [
            "crates/a/Cargo.toml:4: the version belongs into the root Cargo.toml: `workspace = true`",
            "crates/a/Cargo.toml: `[lints] workspace = true` is missing",
            "crates/b/Cargo.toml:3: write a dependency on one line",
        ]
    );
}

#[test]
fn a_second_tls_provider_is_found_in_the_lock_file() {
    let lock = |name: &str| format!("[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\n");
    assert_eq!(found(manifests::lock_faults, &[("Cargo.lock", &lock("ring"))]), nothing());
    assert_eq!(found(manifests::lock_faults, &[("Cargo.lock", &lock("openssl-sys"))]).len(), 1);
}

#[test]
fn a_file_that_nobody_declares_is_found() {
    let good = [
        ("crates/a/src/lib.rs", "mod day;\npub mod rules;\n"),
        ("crates/a/src/day.rs", "#[cfg(test)]\nmod tests;\n"),
        ("crates/a/src/day/tests.rs", ""),
        ("crates/a/src/rules/mod.rs", "mod fee;\n"),
        ("crates/a/src/rules/fee.rs", ""),
        ("crates/a/tests/it/main.rs", "mod story;\n"),
        ("crates/a/tests/it/story.rs", ""),
        ("crates/a/benches/speed.rs", ""),
    ];
    assert_eq!(found(modules::faults, &good), nothing());
    let bad = [
        ("crates/a/src/lib.rs", "// mod day;\n"),
        ("crates/a/src/day.rs", ""),
        ("crates/a/tests/it/main.rs", "mod story;\n"),
        ("crates/a/tests/it/tale.rs", ""),
        ("crates/a/tests/more.rs", ""),
    ];
    assert_eq!(
        found(modules::faults, &bad),
        [
            "crates/a/src/day.rs: no file says `mod day;`: it is never compiled",
            "crates/a/tests/it/tale.rs: no file says `mod tale;`: it is never compiled",
            "crates/a/tests/more.rs: a second test binary: move it to tests/it/",
        ]
    );
}

#[test]
fn a_link_to_a_picture_is_looked_up_though_it_is_no_text() {
    let page = "![a](pictures/receipt.png)\n![b](pictures/nowhere.png)\n";
    let said = found(links::faults, &[("docs/a.md", page)]);
    assert_eq!(said, ["docs/a.md:2: the link to `pictures/nowhere.png` leads nowhere"]);
}

#[test]
fn a_link_to_a_file_that_is_not_there_is_found() {
    let page =
        "[a](b.md#part) [up](../README.md) [out](https://example.org) [folder](adr/)\n```\n[x](y)\n```\n";
    let rest = [("docs/b.md", ""), ("README.md", ""), ("docs/adr/0000.md", "")];
    assert_eq!(found(links::faults, &[&[("docs/a.md", page)], &rest[..]].concat()), nothing());
    let said = found(links::faults, &[("docs/a.md", page)]);
    assert_eq!(said.len(), 3, "{said:?}");
    assert_eq!(said[0], "docs/a.md:1: the link to `b.md#part` leads nowhere");
}

#[test]
fn a_scenario_begins_with_a_title() {
    assert_eq!(
        found(scenarios::faults, &[("scenarios/a.case", "# 周五受理 / filed on a Friday\n")]),
        nothing()
    );
    for bad in ["", "filed 2026-03-06\n", "#\n", "\n# late title\n"] {
        assert_eq!(found(scenarios::faults, &[("scenarios/a.case", bad)]).len(), 1, "{bad}");
    }
}

#[test]
fn only_red_faults_stop_the_run() {
    let source = Source { path: "a.rs".to_owned(), text: String::new() };
    assert_eq!(Fault::new(&source, 0, "x").weight, Weight::Red);
    assert_eq!(Fault::warning(&source, 2, "x").show(), "warning: a.rs:2: x");
}
