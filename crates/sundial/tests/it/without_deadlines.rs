//! Logs without a deadline: travel permits, travel claims, loan applications.

use crate::real_logs::{count, findings, truth_and_log};

#[test]
fn travel_permits_were_used_before_they_were_granted() {
    const TEST: &str = "travel_permits_were_used_before_they_were_granted";
    let truth = truth_and_log(TEST, "BPI2020_PermitLog", "logs/BPI2020_PermitLog.xes.gz");
    let Some((truth, log)) = truth else { return };
    let known = |key: &str| usize::try_from(truth[key].as_u64().expect(key)).expect("it is small");
    let found = findings(&log, &[]);
    let unapproved =
        known("trip_started_before_final_approval") + known("trip_started_never_finally_approved");
    assert_eq!(count(&found, "trip-unapproved").1, unapproved);
    assert_eq!(count(&found, "submitted-after-trip").1, known("submitted_after_trip_start"));
    assert_eq!(count(&found, "permit-returned").1, known("cases_with_permit_rejection"));
    assert_eq!(count(&found, "reminded").1, known("Send Reminder cases"));
}

#[test]
fn travel_claims_were_rejected() {
    const TEST: &str = "travel_claims_were_rejected";
    let truth =
        truth_and_log(TEST, "BPI2020_DomesticDeclarations", "logs/BPI2020_DomesticDeclarations.xes.gz");
    let Some((truth, log)) = truth else { return };
    let found = findings(&log, &[]);
    assert_eq!(count(&found, "returned").1 as u64, truth["cases_with_rejection"].as_u64().unwrap());
    assert_eq!(count(&found, "paid-unapproved").1, 2);
}

/// Every loan that was granted had its validation begun before. Completions alone would accuse 644 of 2,246: a grant
/// is given in the midst of the validation, which is completed seconds later.
#[test]
fn no_loan_was_granted_without_validation() {
    const TEST: &str = "no_loan_was_granted_without_validation";
    let Some((_, log)) = truth_and_log(TEST, "BPIC12", "logs/BPIC12.xes.gz") else { return };
    let found = findings(&log, &[]);
    assert_eq!(count(&found, "granted-unvalidated"), (0, 0));
    assert_eq!(count(&found, "same-person").1, 50);
    assert_eq!(count(&found, "many-offers").1, 109);
}
