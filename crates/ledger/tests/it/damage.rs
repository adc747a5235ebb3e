//! Damage of a ledger's file: found, named, and located.

use crate::support::{entry, key};
use ledger::{Canonical, Check, Damage, DamageKind, HashKind, Report, Writer};
use proptest::prelude::*;

/// A ledger of that many entries with a signed head after each `every`, as lines.
fn ledger(size: u64, every: u64) -> Vec<String> {
    let mut writer = Writer::start("ledger.example/permits".parse().unwrap(), HashKind::Sm3);
    let mut text = writer.header();
    for n in 0..size {
        text += &writer.entry(&entry(n));
        if (n + 1) % every == 0 {
            text += &writer.signed_head("2026-03-02T09:30:00Z".parse().unwrap(), &key(7)).unwrap();
        }
    }
    text += &writer.leaves();
    text.lines().map(str::to_owned).collect()
}

fn report(lines: &[String]) -> Report {
    let mut check = Check::new(vec![key(7).public()]);
    lines.iter().for_each(|line| check.line(line));
    check.finish()
}

/// The kinds of damage in short words, with positions.
fn damages(lines: &[String]) -> Vec<String> {
    report(lines).damages.iter().map(shown).collect()
}

fn shown(damage: &Damage) -> String {
    let line = damage.line.map(|line| format!("line {line}: ")).unwrap_or_default();
    let kind = match &damage.kind {
        DamageKind::Unreadable(_) => "unreadable".to_owned(),
        DamageKind::Header => "header".to_owned(),
        DamageKind::Altered { index, .. } => format!("altered {index}"),
        DamageKind::Removed { index, .. } => format!("removed {index}"),
        DamageKind::Added { before } => format!("added before {before}"),
        DamageKind::Moved { index } => format!("moved {index}"),
        DamageKind::Root { size, since, entries_hold } => {
            format!("root of {size}, right until {since}, entries hold: {entries_hold}")
        }
        DamageKind::Size { size, found, since } => format!("size {size}, found {found}, right until {since}"),
        DamageKind::OtherLedger => "another ledger".to_owned(),
        DamageKind::Backwards => "backwards".to_owned(),
        DamageKind::NotSigned { .. } => "not signed".to_owned(),
    };
    line + &kind
}

/// The line of an entry, from 0.
fn line_of(lines: &[String], n: u64) -> usize {
    let wanted = format!("{{\"entry\":{}}}", entry(n));
    lines.iter().position(|line| *line == wanted).unwrap()
}

#[test]
fn a_sound_ledger_is_found_sound() {
    for (size, every) in [(0, 1), (1, 1), (300, 100), (1000, 256), (1000, 999), (10_000, 3_000)] {
        let report = report(&ledger(size, every));
        assert_eq!(report.damages, [], "{size}");
        assert_eq!((report.entries, report.heads, report.heads_bad), (size, size / every, 0));
        assert_eq!(report.uncovered, size % every);
        assert_eq!(report.good.map_or(0, |good| good.head.size), size - size % every);
    }
}

#[test]
fn an_altered_entry_is_named() {
    let mut lines = ledger(1000, 300);
    let at = line_of(&lines, 617);
    lines[at] = lines[at].replace("受理", "办结");
    assert_eq!(damages(&lines), [format!("line {}: altered 617", at + 1)]);
}

#[test]
fn an_entry_that_cannot_be_read_is_named() {
    let mut lines = ledger(1000, 300);
    let at = line_of(&lines, 617);
    lines[at].truncate(18);
    let line = at + 1;
    assert_eq!(damages(&lines), [format!("line {line}: unreadable"), format!("line {line}: altered 617")]);
}

#[test]
fn an_entry_in_another_spelling_is_the_same() {
    let mut lines = ledger(10, 10);
    let at = line_of(&lines, 4);
    lines[at] = r#" { "entry" : { "seq": 4, "matter": "A4", "kind": "\u53d7\u7406" } }"#.to_owned();
    assert_eq!(damages(&lines), Vec::<String>::new());
}

#[test]
fn a_removed_entry_is_named() {
    let mut lines = ledger(1000, 300);
    lines.remove(line_of(&lines, 617));
    assert_eq!(damages(&lines), ["removed 617"]);
}

#[test]
fn an_added_entry_is_named() {
    let mut lines = ledger(1000, 300);
    let at = line_of(&lines, 617);
    lines.insert(at, format!("{{\"entry\":{}}}", entry(5000)));
    assert_eq!(damages(&lines), [format!("line {}: added before 617", at + 1)]);
}

#[test]
fn moved_entries_are_named() {
    let mut lines = ledger(1000, 300);
    let (one, other) = (line_of(&lines, 616), line_of(&lines, 617));
    lines.swap(one, other);
    assert_eq!(damages(&lines), [format!("line {}: moved 617", one + 1)]);

    let mut lines = ledger(9000, 3000);
    let far = line_of(&lines, 8000);
    let line = lines.remove(far);
    lines.insert(line_of(&lines, 50), line);
    assert_eq!(damages(&lines), [format!("line {}: moved 8000", line_of(&lines, 50))]);
}

/// Whoever takes a row out of a table and numbers the rest anew shifts every later block by one.
#[test]
fn a_removed_entry_is_found_when_the_rest_was_numbered_anew() {
    let lines = ledger(2000, 500);
    let (entries, others): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|line| line.starts_with("{\"entry\""));
    let mut entries = entries.into_iter().enumerate().filter(|(n, _)| *n != 617).map(|(_, line)| line);
    let mut shifted = Vec::new();
    for line in others {
        if let Ok(ledger::Line::Leaves(leaves)) = line.parse() {
            shifted.extend(entries.by_ref().take(leaves.len()));
        }
        shifted.push(line);
    }
    assert_eq!(damages(&shifted), ["removed 617"]);
}

#[test]
fn who_changes_the_recorded_leaf_too_is_caught_by_the_head() {
    let mut lines = ledger(1000, 300);
    let at = line_of(&lines, 617);
    let false_entry = entry(617).as_str().replace("受理", "办结");
    let leaf = |text: &str| Canonical::parse(text).unwrap().leaf(HashKind::Sm3).to_string();
    let (old, new) = (leaf(entry(617).as_str()), leaf(&false_entry));
    lines[at] = format!("{{\"entry\":{false_entry}}}");
    let leaves = lines.iter_mut().find(|line| line.contains(&old)).unwrap();
    *leaves = leaves.replace(&old, &new);
    let head = lines.iter().position(|line| line.contains("\\n900\\n")).unwrap();
    let expected = format!("line {}: root of 900, right until 600, entries hold: false", head + 1);
    assert_eq!(damages(&lines), [expected]);
    assert_eq!(report(&lines).good.unwrap().head.size, 600);
}

#[test]
fn a_leaf_changed_alone_is_told_from_an_entry_changed() {
    let mut lines = ledger(10, 10);
    let leaf = entry(4).leaf(HashKind::Sm3).to_string();
    let other = entry(400).leaf(HashKind::Sm3).to_string();
    let leaves = lines.iter_mut().find(|line| line.contains(&leaf)).unwrap();
    *leaves = leaves.replace(&leaf, &other);
    let found = damages(&lines);
    assert_eq!(found, ["line 13: root of 10, right until 0, entries hold: true", "line 6: altered 4"]);
}

#[test]
fn without_leaves_damage_lies_between_two_heads() {
    let sound: Vec<String> = ledger(1000, 300)
        .into_iter()
        .filter(|line| !line.starts_with("{\"leaves\""))
        .map(|line| line.replace("\"leaves\":true", "\"leaves\":false"))
        .collect();
    assert_eq!(damages(&sound), Vec::<String>::new());
    let mut lines = sound.clone();
    let at = line_of(&lines, 617);
    lines[at] = lines[at].replace("受理", "办结");
    let found = damages(&lines);
    assert!(found[0].ends_with("root of 900, right until 600, entries hold: false"), "{found:?}");
    let mut lines = sound;
    lines.remove(at);
    let found = damages(&lines);
    assert!(found[0].ends_with("size 900, found 899, right until 600"), "{found:?}");
}

#[test]
fn heads_that_do_not_fit_are_named() {
    let sound = ledger(20, 10);
    let heads: Vec<usize> = (0..sound.len()).filter(|n| sound[*n].starts_with("{\"head\"")).collect();
    let changed = |line: usize, from: &str, to: &str| {
        let mut lines = sound.clone();
        lines[line] = lines[line].replace(from, to);
        assert_ne!(lines, sound);
        damages(&lines)
    };
    let [first, last] = [heads[0] + 1, heads[1] + 1];
    assert_eq!(
        changed(heads[0], "09:30", "09:31")[..],
        [format!("line {first}: not signed"), format!("line {last}: backwards"),]
    );
    assert_eq!(
        changed(heads[1], "permits\\n20", "other\\n20")[..],
        [format!("line {last}: another ledger"), format!("line {last}: not signed"),]
    );
    assert_eq!(
        changed(heads[1], "\\n20\\n", "\\n21\\n")[..],
        [format!("line {last}: size 21, found 20, right until 10"), format!("line {last}: not signed"),]
    );
    assert_eq!(changed(0, "ledger\":{", "log\":{")[..2], ["line 1: unreadable", "line 1: header"]);
}

#[test]
fn a_cut_off_end_is_only_found_by_who_holds_a_head() {
    let mut lines = ledger(20, 10);
    lines.truncate(13);
    let report = report(&lines);
    assert_eq!((report.damages, report.entries), (Vec::new(), 10));
}

#[test]
fn a_file_of_something_else_is_not_a_ledger() {
    let lines: Vec<String> = ["case,event", "A1,accepted"].map(str::to_owned).to_vec();
    assert_eq!(damages(&lines), ["line 1: unreadable", "line 1: header", "line 2: unreadable"]);
    assert_eq!(damages(&[]), ["header"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_change_is_found_and_located(
        size in 2_u64..1200, every in 1_u64..600, at in any::<prop::sample::Index>(), what in 0_usize..4,
    ) {
        let mut lines = ledger(size, every);
        let n = at.index(size as usize) as u64;
        let line = line_of(&lines, n);
        match what {
            0 => lines[line] = lines[line].replace("受理", "办结"),
            1 => drop(lines.remove(line)),
            2 => lines.insert(line, format!("{{\"entry\":{}}}", entry(9_999))),
            _ => {
                let n = n.min(size - 2);
                let (one, other) = (line_of(&lines, n), line_of(&lines, n + 1));
                lines.swap(one, other);
            }
        }
        let found = damages(&lines);
        let n = if what == 3 { n.min(size - 2) + 1 } else { n };
        let expected = ["altered", "removed", "added before", "moved"][what];
        prop_assert_eq!(found.len(), 1, "{:?}", &found);
        prop_assert!(found[0].ends_with(&format!("{expected} {n}")), "{:?} {}", &found, n);
    }

    #[test]
    fn a_sound_ledger_is_sound_at_any_length(size in 0_u64..1200, every in 1_u64..600) {
        prop_assert_eq!(damages(&ledger(size, every)), Vec::<String>::new());
    }
}
