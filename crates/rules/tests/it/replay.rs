//! One case, eight rule sets: accepted Monday 2026-03-02 10:00, promise ten working days, statute twenty, never
//! finished, nothing suspended. Each rule set cards it at another instant; the table is that of the documents.

use rules::scenario::{Outcome, Pack, SeenFinding, parse, run, shipped};

const CASE: &str = "\
title: 一件办件，八套规则 / one case, eight rule sets
item: permit-a, promised 10 working_day, statutory 20 working_day
2026-03-02 10:00 accepted
as of 2026-04-30
expect no trouble
";

/// Pack, rule, level, and the first instant at which the level holds.
const TABLE: [(&str, &str, &str, &str); 19] = [
    ("hunan-2018-text", "permit-time", "notice", "2026-03-12 00:00:00.000001"),
    ("hunan-2018-text", "permit-time", "yellow", "2026-03-17 00:00:00.000001"),
    ("hunan-2018-text", "permit-time", "red", "2026-03-31 00:00:00.000001"),
    ("hunan-2018", "permit-time", "notice", "2026-03-11 10:00:00.000001"),
    ("hunan-2018", "permit-time", "yellow", "2026-03-16 10:00:00.000001"),
    ("hunan-2018", "permit-time", "red", "2026-03-30 10:00:00.000001"),
    ("jiangsu-2013", "case-time", "reminder", "2026-03-16 00:00:00.000001"),
    ("jiangsu-2013", "case-time", "warning", "2026-03-17 17:00:00.000001"),
    ("jiangsu-2013", "case-time", "alarm", "2026-03-18 17:00:00.000001"),
    ("jiangsu-2013", "score-statutory", "yellow", "2026-03-31 00:00:00.000001"),
    ("jiangsu-2013", "score-statutory", "red", "2026-04-01 00:00:00.000001"),
    ("jiangsu-2015", "A003-A004", "warning", "2026-03-12 00:00:00.000001"),
    ("jiangsu-2015", "A003-A004", "alarm", "2026-03-16 17:00:00.000001"),
    ("yulin", "promise", "yellow", "2026-03-13 00:00:00.000001"),
    ("yulin", "promise", "red", "2026-03-16 17:00:00.000001"),
    ("chengdu-2010", "promise", "red", "2026-03-16 17:00:00.000001"),
    ("city-a", "prompt", "prompt", "2026-03-13 00:00:00.000001"),
    ("statute", "promised-overdue", "yellow", "2026-03-16 17:00:00.000001"),
    ("statute", "statutory-overdue", "red", "2026-03-30 17:00:00.000001"),
];

fn replay(pack: &str) -> Outcome {
    let mut scenario = parse(CASE).expect("the case is a scenario").remove(0);
    scenario.pack = Some(Pack::Named(pack.to_owned()));
    run(&scenario, &shipped)
}

fn cards(outcome: &Outcome) -> &[SeenFinding] {
    &outcome.seen[0][0].findings
}

#[test]
fn one_case_is_carded_as_each_rule_set_says() {
    for (pack, rule, level, instant) in TABLE {
        let outcome = replay(pack);
        let found = cards(&outcome).iter().find(|card| card.rule == rule && card.level == level);
        let found = found.unwrap_or_else(|| panic!("{pack}: no {rule}/{level}"));
        let (day, micros) = calendar::Zone::CHINA.local(found.at);
        let seconds = micros / 1_000_000;
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let at = format!("{day} {hour:02}:{minute:02}:{second:02}.{:06}", micros % 1_000_000);
        assert_eq!(at, instant, "{pack}: {rule}/{level}");
    }
}

/// The reading of the vendor's examples cards the case before the lawful period is over; no other rule set does.
#[test]
fn only_the_vendors_examples_card_before_the_lawful_end() {
    let lawful = cards(&replay("statute")).iter().find(|card| card.level == "red").map(|card| card.at);
    let lawful = lawful.expect("the statute's red card");
    for pack in ["hunan-2018-text", "hunan-2018", "jiangsu-2013"] {
        let outcome = replay(pack);
        let red = cards(&outcome).iter().find(|card| card.level == "red").expect("a red card").at;
        assert_eq!(red < lawful, pack == "hunan-2018", "{pack}");
    }
}
