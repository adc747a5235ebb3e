//! Building permits of three Dutch municipalities (BPI Challenge 2015): a due instant on each of some steps.

use crate::real_logs::{count, findings, lines_of, truth_and_log};
use std::collections::BTreeSet;

/// Late steps by instant and by local date; suspension, extension and correction recognised, and which of them took
/// place: an activity of this name is a question, and mostly answered no.
fn check(test: &str, number: u8, (suspended, extended): (usize, usize)) {
    let (name, file) = (format!("BPIC15_{number}"), format!("logs/BPIC15_{number}.xes.gz"));
    let Some((truth, log)) = truth_and_log(test, &name, &file) else { return };
    let known = |key: &str| usize::try_from(truth[key].as_u64().expect(key)).expect("it is small");
    let by_instant = findings(&log, &[]);
    let late = (known("event_done_after_dueDate"), known("cases_with_any_late_event"));
    assert_eq!(count(&by_instant, "step-late"), late);
    // By day the steps that were late on the day itself are in time; no other card changes.
    let changes = lines_of(&["audit", &log, "--what-if", "building-permits-day", "--format", "ndjson"]);
    let lost = changes.iter().filter(|change| change["change"] == "lost").count();
    assert_eq!((late.0 - lost, changes.len()), (known("late_by_local_date"), lost));
    assert_eq!(count(&by_instant, "term-suspended").1, suspended);
    assert_eq!(count(&by_instant, "term-extended").1, extended);
    assert_eq!(count(&by_instant, "data-missing").1, known("term_for_missing_data_cases"));

    let events = lines_of(&["convert", &log, "--to", "ndjson"]);
    let cases = |kind: &str| {
        let of = events.iter().filter(|event| event["event"] == kind);
        of.map(|event| event["case"].as_str()).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(cases("suspended"), known("suspend_term_cases"));
    assert_eq!(cases("extended"), known("extend_procedure_term_cases"));
    assert_eq!(cases("correction_requested"), known("term_for_missing_data_cases"));
    assert_eq!(cases("accepted"), known("cases"));
}

#[test]
fn the_first_municipality_gives_its_truth() {
    check("the_first_municipality_gives_its_truth", 1, (6, 145));
}

#[test]
fn the_second_municipality_gives_its_truth() {
    check("the_second_municipality_gives_its_truth", 2, (9, 83));
}

#[test]
fn the_third_municipality_gives_its_truth() {
    check("the_third_municipality_gives_its_truth", 3, (28, 60));
}
