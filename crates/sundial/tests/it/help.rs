//! Help, version, completions, language.

use crate::run::{shown, sundial};

#[test]
fn help_lists_every_verb_and_the_exit_codes() {
    let text = shown("--help");
    for word in ["audit", "explain", "calendar", "rules", "check", "completions", "退出码 / exit codes"] {
        assert!(text.contains(word), "{word} is not in\n{text}");
    }
}

#[test]
fn every_verb_has_help_in_both_languages() {
    let verbs = [
        "audit",
        "explain",
        "forensics",
        "calendar add",
        "calendar between",
        "calendar show",
        "calendar check",
        "calendar parse-notice",
        "rules list",
        "rules show",
        "rules check",
        "rules kinds",
        "rules accountability",
        "rules coverage",
        "check",
        "completions",
        "convert",
        "ledger verify",
        "ledger prove",
        "ledger check-receipt",
        "ledger head",
        "ledger append",
        "ledger key",
        "ledger export",
        "user add",
        "user list",
        "user lock",
        "user unlock",
        "user close",
        "user reset",
        "user grant",
        "user revoke",
        "token add",
        "token list",
        "token revoke",
        "org import",
        "org list",
        "org close",
        "take",
        "backup",
        "restore",
        "rebuild",
        "serve",
        "demo",
        "draw commit",
        "draw run",
        "draw check",
        "pages",
    ];
    for verb in verbs {
        let text = shown(&format!("{verb} --help"));
        let first = text.lines().next().unwrap_or_default();
        assert!(first.contains(" / ") && !first.is_ascii(), "{verb}: {first}");
    }
}

#[test]
fn the_version_is_that_of_the_crate() {
    assert_eq!(shown("--version"), format!("sundial {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(shown(&format!("completions {shell}")).contains("sundial"), "{shell}");
    }
}

#[test]
fn no_verb_is_a_usage_error() {
    let output = sundial(&[]);
    assert_eq!(output.status.code(), Some(2));
}
