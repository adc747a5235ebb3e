//! Messages to government with their replies: later than 5, 15 and 60 days.

use crate::real_logs::{findings, truth_and_log};
use std::collections::BTreeSet;

const FILE: &str = "messages/messages_with_reply_open.csv.gz";

/// The messages that reached a level.
fn cases<'a>(found: &'a [serde_json::Value], level: &str) -> BTreeSet<&'a str> {
    let of = found.iter().filter(|finding| finding["level"] == level);
    of.filter_map(|finding| finding["case"].as_str()).collect()
}

/// The scripts counted working days used; a limit of five working days is over when the fifth ends. Message 85014 was
/// answered on the Saturday after it: five working days were used, and the limit was over.
#[test]
fn replies_are_later_than_five_fifteen_and_sixty_working_days() {
    const TEST: &str = "replies_are_later_than_five_fifteen_and_sixty_working_days";
    let Some((truth, log)) = truth_and_log(TEST, "messages", FILE) else { return };
    let found = findings(&log, &[]);
    assert_eq!(cases(&found, "notice").len() as u64, truth["gt_5_workdays"].as_u64().unwrap() + 1);
    assert!(cases(&found, "notice").contains("85014"));
    assert_eq!(cases(&found, "yellow").len() as u64, truth["gt_15_workdays"].as_u64().unwrap());
    assert_eq!(cases(&found, "red").len() as u64, truth["gt_60_workdays"].as_u64().unwrap());
}

#[test]
fn replies_are_later_than_fifteen_and_sixty_calendar_days() {
    const TEST: &str = "replies_are_later_than_fifteen_and_sixty_calendar_days";
    let Some((truth, log)) = truth_and_log(TEST, "messages", FILE) else { return };
    let found = findings(&log, &["--rules", "messages-calendar"]);
    assert_eq!(cases(&found, "yellow").len() as u64, truth["gt_15_calendar_days"].as_u64().unwrap());
    assert_eq!(cases(&found, "red").len() as u64, truth["gt_60_calendar_days"].as_u64().unwrap());
}
