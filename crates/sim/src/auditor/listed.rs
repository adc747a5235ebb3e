//! What the item's list says: the item itself, steps, special procedures, materials, fees.

use super::records::is_granted;
use super::{ACCEPTED, Desk};
use engine::{EventKind, ItemState};

/// The events that bring materials.
const BRINGING: &[EventKind] =
    &[EventKind::Submitted, EventKind::Received, EventKind::MaterialReceived, EventKind::CorrectionSupplied];

impl Desk<'_> {
    pub(super) fn listed(&mut self, code: &str) {
        let Some(item) = self.item else { return self.unlisted(code) };
        if item.state != ItemState::InForce
            && let Some(accepted) = self.first(&ACCEPTED)
        {
            self.breach("item-not-in-force", "", "yellow", self.rows[accepted].day);
        }
        if !item.steps.is_empty() {
            let listed = |code: &str| item.steps.iter().any(|step| step.code == code);
            self.named(&[EventKind::StepStarted, EventKind::StepEnded], ("step-unlisted", "yellow"), listed);
        }
        if !item.specials.is_empty() {
            let mut told: Vec<&str> = Vec::new();
            for row in self.of(&[EventKind::SpecialStarted]) {
                let listed = item.specials.iter().any(|special| {
                    special.code == row.subject || (!row.ground.is_empty() && special.ground == row.ground)
                });
                if !listed && !told.contains(&row.subject) {
                    self.breach("special-unlisted", "", "yellow", row.day);
                }
                told.push(row.subject);
            }
        }
        if !item.materials.is_empty() {
            let listed = |code: &str| item.materials.iter().any(|material| material.code == code);
            let asked = &[EventKind::MaterialRequested, EventKind::MaterialReceived];
            self.named(asked, ("material-unlisted", "red"), listed);
            let rightly = |code: &str| {
                !item.materials.iter().any(|material| material.code == code && material.shareable)
            };
            self.named(&[EventKind::MaterialRequested], ("material-shareable", "yellow"), rightly);
            self.complete();
        }
        self.fees();
    }

    /// An item without a version in force: told on the first day where there is none at all, else at acceptance.
    fn unlisted(&mut self, code: &str) {
        let nowhere = !self.ground.items.iter().any(|item| item.code == code);
        let at = if nowhere { Some(0) } else { self.first(&ACCEPTED) };
        if let Some(row) = at.and_then(|at| self.rows.get(at)) {
            self.breach("item-unlisted", "", "yellow", row.day);
        }
    }

    /// Each code that is not as it should be, once.
    fn named(
        &mut self,
        kinds: &'static [EventKind],
        (rule, level): (&'static str, &'static str),
        right: impl Fn(&str) -> bool,
    ) {
        let mut told: Vec<&str> = Vec::new();
        for row in self.of(kinds).filter(|row| !row.subject.is_empty()) {
            if !right(row.subject) && !told.contains(&row.subject) {
                self.breach(rule, "", level, row.day);
            }
            told.push(row.subject);
        }
    }

    /// Whether every required material had come at acceptance or refusal; only where materials are recorded.
    fn complete(&mut self) {
        let Some(item) = self.item else { return };
        if !self.rows.iter().any(|row| row.kind == EventKind::MaterialReceived && !row.subject.is_empty()) {
            return;
        }
        let of = |kind: EventKind| self.first(&[kind]);
        for (judged, complete_is_wrong, rule) in [
            (of(EventKind::RefusedToAccept), true, "refused-although-complete"),
            (of(EventKind::Accepted), false, "accepted-although-incomplete"),
            (of(EventKind::AcceptedWithGaps), false, "gap-not-allowed"),
            (self.rows.iter().position(is_granted), false, "granted-although-incomplete"),
        ] {
            let Some(row) = judged.map(|at| &self.rows[at]) else { continue };
            let came = |code: &str| {
                let bringing = self.of(BRINGING).filter(|one| one.subject == code);
                bringing.into_iter().any(|one| (one.day, one.second) <= (row.day, row.second))
            };
            let gaps = row.kind == EventKind::AcceptedWithGaps;
            let complete = item
                .materials
                .iter()
                .filter(|material| material.required && !(gaps && material.may_follow))
                .all(|material| came(&material.code));
            if complete == complete_is_wrong {
                self.breach(rule, "", "yellow", row.day);
            }
        }
    }

    fn fees(&mut self) {
        let Some(item) = self.item else { return };
        let standard: i64 = item.fees.iter().map(|fee| fee.amount_fen).sum();
        let mut sum = 0;
        let mut over = false;
        for row in self.of(&[EventKind::FeeCharged]) {
            sum += row.amount_fen;
            if sum > standard && !over {
                over = true;
                self.breach("fee-over-standard", "", "red", row.day);
            }
            if !item.fees.iter().any(|fee| fee.code.is_empty() || fee.code == row.subject) {
                self.breach("fee-unlisted", "", "red", row.day);
            }
        }
    }
}
