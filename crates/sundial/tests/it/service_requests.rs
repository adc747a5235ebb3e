//! Service requests of two American cities, each with the instant at which it was due.

use crate::real_logs::{count, data, findings, truth_and_log};
use expect_test::expect;
use std::collections::BTreeSet;

/// 1,000 requests of New York: 52 closed after they were due, 7 open with a due instant that has passed, 10 closed
/// before they were created.
#[test]
fn new_york_is_late_as_its_own_due_dates_say() {
    const TEST: &str = "new_york_is_late_as_its_own_due_dates_say";
    let Some((truth, log)) = truth_and_log(TEST, "nyc311_a", "sr311/nyc311_a.csv") else { return };
    let known = |key: &str| usize::try_from(truth[key].as_u64().expect(key)).expect("it is small");
    let found = findings(&log, &[]);
    let late = known("closed_after_due") + known("open_with_due");
    assert_eq!(count(&found, "overdue"), (late, late));
    let reversed = known("closed_before_created");
    assert_eq!(count(&found, "closed-before-created"), (reversed, reversed));
}

/// Boston marks every request itself: the same is found, row by row.
#[test]
fn boston_is_late_where_its_own_flag_says_overdue() {
    const TEST: &str = "boston_is_late_where_its_own_flag_says_overdue";
    let Some(log) = data(TEST, "sr311/boston311_open.csv") else { return };
    let found = findings(&log.display().to_string(), &[]);
    let late: BTreeSet<&str> = found.iter().filter_map(|finding| finding["case"].as_str()).collect();
    let text = std::fs::read_to_string(&log).expect("it can be read");
    // The first five columns hold neither commas nor quotation marks.
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.splitn(6, ',').collect()).collect();
    assert_eq!(rows[0][..5], ["case_enquiry_id", "open_dt", "target_dt", "closed_dt", "ontime"]);
    assert_eq!(rows.len(), 1 + 66);
    for row in &rows[1..] {
        let ours = if late.contains(row[0]) { "OVERDUE" } else { "ONTIME" };
        assert_eq!(ours, row[4], "{}", row[0]);
    }
    assert_eq!(late.len(), 11);
}

/// The same as a shadow run: the city's flags are its cards, and each stands on the day that was due.
#[test]
fn boston_compared_with_its_own_flags_differs_nowhere() {
    const TEST: &str = "boston_compared_with_its_own_flags_differs_nowhere";
    let Some(log) = data(TEST, "sr311/boston311_open.csv") else { return };
    let log = log.display().to_string();
    let cards = "packs/cards/boston-311.toml";
    let shown = crate::run::shown(&format!("compare {log} --cards {log} --mapping-cards {cards} --lang en"))
        .replace(&log, "LOG");
    expect![[r#"
        Sundial compare  as of 2022-04-25 14:30
        66 cases, 11 legacy cards (LOG), pack service-requests v1
        compared: rules on time, and rules that the cards name; a level the legacy never uses is not missing

        the same                            11

        no discrepancy
    "#]]
    .assert_eq(&shown);
}
