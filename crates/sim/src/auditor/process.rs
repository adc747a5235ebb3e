//! What the statutes say of the order of things, of reasons, notices, hearings and persons.

use super::{ACCEPTED, Desk};
use engine::{EventKind, Outcome};

impl Desk<'_> {
    pub(super) fn process(&mut self) {
        self.order();
        self.corrections();
        self.refusals();
        self.hearing();
        self.persons();
        for row in self.of(&[EventKind::SpecialStarted, EventKind::Suspended]) {
            let late = row.recorded.is_some_and(|(day, second)| {
                let seconds = i64::from(day - row.day) * 86_400 + i64::from(second) - i64::from(row.second);
                seconds > 3 * 86_400
            });
            if late {
                self.breach("backdated-suspension", "", "yellow", row.day);
            }
        }
    }

    /// Acceptance before decision before conclusion.
    fn order(&mut self) {
        let accepted = self.first(&ACCEPTED);
        let decided = self.first(&[EventKind::Decided]);
        let concluded = self.first(&[EventKind::Concluded]);
        let later = [decided, concluded].into_iter().flatten().min();
        for (own, later, part) in [(accepted, later, "skip_accepted"), (decided, concluded, "skip_decided")] {
            if let Some(later) = later
                && own.is_none_or(|own| own > later)
            {
                self.breach("order-of-steps", part, "yellow", self.rows[later].day);
            }
        }
    }

    /// One notice of all that is missing, before acceptance.
    fn corrections(&mut self) {
        let requested: Vec<_> = self.of(&[EventKind::CorrectionRequested]).collect();
        if let Some(second) = requested.get(1) {
            self.breach("second-correction", "", "yellow", second.day);
        }
        let Some(accepted) = self.first(&ACCEPTED) else { return };
        let accepted = (self.rows[accepted].day, self.rows[accepted].second);
        for row in requested.iter().filter(|row| (row.day, row.second) > accepted) {
            self.breach("correction-after-acceptance", "", "yellow", row.day);
        }
    }

    /// Reasons for every refusal; remedies with the first denial.
    fn refusals(&mut self) {
        let denied = |row: &&super::Row<'_>| row.kind == EventKind::Decided && row.outcome == Outcome::Denied;
        let refused = self.of(&[EventKind::RefusedToAccept, EventKind::Decided]);
        for row in refused.filter(|row| row.kind == EventKind::RefusedToAccept || denied(row)) {
            if row.reason.is_empty() {
                self.breach("refusal-without-reason", "", "yellow", row.day);
            }
        }
        if let Some(first) = self.rows.iter().find(denied) {
            let by_then = |row: &&super::Row<'_>| (row.day, row.second) <= (first.day, first.second);
            if !self.rows.iter().filter(by_then).any(|row| row.document == "remedy_notice") {
                self.breach("no-remedy-notice", "", "yellow", first.day);
            }
        }
    }

    fn hearing(&mut self) {
        let Some(decided) = self.first(&[EventKind::Decided]) else { return };
        let held = self.first(&[EventKind::HearingHeld]).is_some_and(|held| held < decided);
        if self.item.is_some_and(|item| item.hearing_mandatory) && !held {
            self.breach("hearing-not-held", "", "yellow", self.rows[decided].day);
        }
    }

    /// Who may do what, and how many must be there.
    fn persons(&mut self) {
        for row in self.of(&[EventKind::StepEnded]) {
            let step = self.item.and_then(|item| item.steps.iter().find(|step| step.code == row.subject));
            if step.is_some_and(|step| !step.roles.iter().any(|role| role == row.role)) {
                self.breach("unauthorised", "", "yellow", row.day);
            }
        }
        for row in self.of(&[EventKind::SiteVerified]) {
            if row.staff.is_some_and(|staff| staff < 2) {
                self.breach("single-verifier", "", "yellow", row.day);
            }
        }
        let both = self.of(&[EventKind::Accepted, EventKind::AcceptedWithGaps, EventKind::Decided]);
        let mut seen: Vec<(&super::Row<'_>, bool)> = Vec::new();
        for row in both {
            let decides = row.kind == EventKind::Decided;
            if seen.iter().any(|(earlier, decided)| *decided != decides && earlier.actor == row.actor) {
                return self.breach("separation", "", "notice", row.day);
            }
            seen.push((row, decides));
        }
    }
}
