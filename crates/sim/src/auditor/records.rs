//! How a case was kept: late entries, written notices, returns and suspensions without end, gaps, steps, hand-overs.

use super::clocks::PLAIN;
use super::walk::Run;
use super::{ACCEPTED, Desk};
use crate::row::Row;
use engine::{EventKind, Limit, Outcome};

/// Steps that have a name of their own in the rule; all others are told as `skip_step`.
const NAMED: [(&str, &str); 7] = [
    ("survey", "skip_survey"),
    ("handle", "skip_handle"),
    ("review", "skip_review"),
    ("audit", "skip_audit"),
    ("approve", "skip_approve"),
    ("joint_review", "skip_joint_review"),
    ("lower_review", "skip_lower_review"),
];

/// Suspensions that were entered late are told otherwise.
const STOPPING: [EventKind; 2] = [EventKind::SpecialStarted, EventKind::Suspended];

/// What must be entered when it happens: the course of the case, not each paper that comes in.
const ENTERED: [EventKind; 19] = [
    EventKind::Submitted,
    EventKind::Received,
    EventKind::CorrectionRequested,
    EventKind::CorrectionSupplied,
    EventKind::Accepted,
    EventKind::AcceptedWithGaps,
    EventKind::RefusedToAccept,
    EventKind::StepStarted,
    EventKind::StepEnded,
    EventKind::Returned,
    EventKind::SpecialEnded,
    EventKind::Resumed,
    EventKind::Extended,
    EventKind::HearingHeld,
    EventKind::SiteVerified,
    EventKind::FeeCharged,
    EventKind::Decided,
    EventKind::Concluded,
    EventKind::Delivered,
];

const TAKEN: &[EventKind] = &[
    EventKind::SignedFor,
    EventKind::Returned,
    EventKind::StepStarted,
    EventKind::RefusedToAccept,
    EventKind::Decided,
    EventKind::Concluded,
    EventKind::Withdrawn,
    EventKind::Voided,
];

const BROUGHT: &[EventKind] = &[
    EventKind::MaterialReceived,
    EventKind::CorrectionSupplied,
    EventKind::Decided,
    EventKind::Concluded,
    EventKind::RefusedToAccept,
    EventKind::Withdrawn,
    EventKind::Voided,
    EventKind::Terminated,
];

fn time(row: &Row<'_>) -> (calendar::Day, u32) {
    (row.day, row.second)
}

impl Desk<'_> {
    pub(super) fn records(&mut self) {
        self.entered();
        self.altered();
        self.receipt();
        self.too_often();
        self.in_order();
        self.last_step();
        for row in self.of(&[EventKind::ComplaintUpheld]) {
            self.breach("complaint-upheld", "", "yellow", row.day);
        }
        self.asked_again();
        for start in self.places(EventKind::Transferred) {
            let stop = self.stop_after(start, TAKEN, false);
            let run = Run { start, stop, limit: Some(Limit::working_days(2)), ..PLAIN };
            self.simple("hand-over", ("hand-over-not-taken", "notice"), run);
        }
        for start in self.places(EventKind::AcceptedWithGaps) {
            let limit = self.rows[start].planned;
            let stop = self.stop_after(start, BROUGHT, false);
            self.simple(
                "gap-promise",
                ("gap-promise-overdue", "notice"),
                Run { start, stop, limit, ..PLAIN },
            );
        }
    }

    /// A working day to enter what happened.
    fn entered(&mut self) {
        for row in self.rows {
            let Some((day, _)) = row.recorded else { continue };
            let late = self.ground.working_day_after(row.day, 2) <= day;
            if late && ENTERED.contains(&row.kind) {
                self.breach("entered-late", "", "notice", row.day);
            }
        }
    }

    /// What is corrected after the conclusion is told, whatever it was.
    fn altered(&mut self) {
        let Some(concluded) = self.first(&[EventKind::Concluded]).map(|at| time(&self.rows[at])) else {
            return;
        };
        for row in self.of(&[EventKind::Amended]).filter(|row| time(row) > concluded) {
            self.breach("altered-after-conclusion", "", "yellow", row.day);
        }
    }

    /// Acceptance on paper, where the case has any paper.
    fn receipt(&mut self) {
        let Some(accepted) = self.first(&ACCEPTED).map(|at| &self.rows[at]) else { return };
        let notice = |row: &&Row<'_>| matches!(row.document, "acceptance_notice" | "gap_notice");
        let by_then = |row: &&Row<'_>| time(row) <= time(accepted);
        let given = self.rows.iter().filter(by_then).any(|row| notice(&row));
        if !given && self.rows.iter().any(|row| !row.document.is_empty()) {
            self.breach("no-acceptance-notice", "", "yellow", accepted.day);
        }
    }

    fn too_often(&mut self) {
        if let Some(third) = self.of(&STOPPING).nth(2) {
            self.breach("suspended-too-often", "", "notice", third.day);
        }
        let mut seen: Vec<&str> = Vec::new();
        for row in self.of(&[EventKind::Returned]) {
            seen.push(row.subject);
            if seen.iter().filter(|subject| **subject == row.subject).count() == 2 {
                self.breach("returned-repeatedly", "", "notice", row.day);
            }
        }
    }

    /// Each step of the item before all later ones.
    fn in_order(&mut self) {
        let Some(item) = self.item else { return };
        let ended = |code: &str| {
            let mut rows = self.rows.iter();
            rows.find(|row| row.kind == EventKind::StepEnded && row.subject == code)
        };
        let mut wrong = Vec::new();
        for (at, step) in item.steps.iter().enumerate().filter(|(_, step)| !step.optional) {
            let later = item.steps[at + 1..].iter().filter_map(|later| ended(&later.code));
            let Some(earliest) = later.min_by_key(|row| time(row)) else { continue };
            if ended(&step.code).is_none_or(|own| time(own) > time(earliest)) {
                let part =
                    NAMED.iter().find(|(code, _)| *code == step.code).map_or("skip_step", |(_, part)| part);
                wrong.push((part, earliest.day));
            }
        }
        for (part, day) in wrong {
            self.breach("item-steps", part, "yellow", day);
        }
    }

    fn last_step(&mut self) {
        let Some(decided) = self.first(&[EventKind::Decided]).map(|at| &self.rows[at]) else { return };
        let steps = self.item.map_or(&[][..], |item| &item.steps);
        let Some(last) = steps.iter().rev().find(|step| !step.optional) else { return };
        let mut ended = self.of(&[EventKind::StepEnded]).peekable();
        if ended.peek().is_none() {
            return;
        }
        if !ended.any(|row| row.subject == last.code && time(row) <= time(decided)) {
            self.breach("decided-before-last-step", "", "yellow", decided.day);
        }
    }

    /// A material that came in is not asked for again; told once for each.
    fn asked_again(&mut self) {
        let mut told: Vec<&str> = Vec::new();
        for at in self.places(EventKind::MaterialRequested) {
            let row = &self.rows[at];
            let came = self.rows[..at].iter().any(|one| {
                matches!(
                    one.kind,
                    EventKind::Submitted
                        | EventKind::Received
                        | EventKind::MaterialReceived
                        | EventKind::CorrectionSupplied
                ) && one.subject == row.subject
            });
            if came && !row.subject.is_empty() && !told.contains(&row.subject) {
                self.breach("material-asked-again", "", "yellow", row.day);
            }
            told.push(row.subject);
        }
    }
}

/// Whether an authority granted something.
pub(super) fn is_granted(row: &Row<'_>) -> bool {
    row.kind == EventKind::Decided && matches!(row.outcome, Outcome::Granted | Outcome::Partial)
}
