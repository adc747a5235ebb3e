//! The course of a case as it should be.

use crate::office::Office;
use crate::row::Actor;
use crate::story::{Story, days, post_of};
use calendar::Day;
use engine::{CaseType, EventKind, Limit, Outcome, SpecialRule};

const APPLICANT: (Actor, &str) = (Actor::APPLICANT, "applicant");
/// From here on a case that was accepted is not decided on the same day.
const TOO_LATE_TODAY: u32 = 15 * 3600 + 1800;

/// What happens on the way.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Course<'a> {
    pub(crate) online: bool,
    pub(crate) correction: bool,
    pub(crate) refusal: bool,
    pub(crate) withdrawal: bool,
    pub(crate) denial: bool,
    pub(crate) gaps: bool,
    pub(crate) returned: bool,
    pub(crate) materials: bool,
    pub(crate) rating: bool,
    pub(crate) last_minute: bool,
    pub(crate) extension: bool,
    pub(crate) special: Option<&'a SpecialRule>,
    /// Working days from acceptance to the decision, if the promise leaves them.
    pub(crate) pace: u32,
    pub(crate) delivery: u32,
}

impl<'a> Story<'a> {
    /// Tells a case from its arrival on.
    pub(crate) fn course(&mut self, arrival: (Day, u32), course: &Course<'a>, office: &mut Office) {
        self.at = arrival;
        let channel = if course.online { "online" } else { "window" };
        self.put(EventKind::Submitted, arrival, APPLICANT).channel = channel;
        let clerk = self.staff("window");
        let Some(accepted) = self.accept(arrival, course, clerk) else { return };
        if course.withdrawal {
            let days = self.chance.between(1, 2);
            let day = self.later(accepted, days);
            self.next(EventKind::Withdrawn, day, APPLICANT).reason = "申请人自愿撤回";
            return;
        }
        self.handle(accepted, course, (office, clerk));
    }

    /// Accepts at once or after one correction, or refuses; returns the day of acceptance.
    fn accept(&mut self, arrival: (Day, u32), course: &Course<'_>, clerk: (Actor, &'a str)) -> Option<Day> {
        let mut day = arrival.0;
        if course.online && !(self.works(day) && (9 * 3600..15 * 3600).contains(&arrival.1)) {
            day = self.later(day, 1);
        }
        if course.refusal {
            let days = self.chance.between(0, 2);
            let day = self.later(day, days);
            let row = self.next(EventKind::RefusedToAccept, day, clerk);
            (row.document, row.reason) = ("refusal_notice", "所申请事项不属于本机关职权范围");
            return None;
        }
        if course.correction {
            let asked = self.chance.between(0, 2);
            let supplied = self.chance.between(1, 8);
            day = self.later(day, asked);
            let row = self.next(EventKind::CorrectionRequested, day, clerk);
            (row.document, row.reason) = ("correction_notice", "缺少经办人签字");
            day = self.later(day, supplied);
            self.next(EventKind::CorrectionSupplied, day, APPLICANT);
        }
        if let Some(version) = self.city.version(self.code, day) {
            self.item = version;
        }
        if course.materials {
            let item = self.item;
            // All of them lie on the counter together; two dozen one after the other would take until the evening.
            for (number, material) in item.materials.iter().filter(|material| material.required).enumerate() {
                let row = match number {
                    0 => self.next(EventKind::MaterialReceived, day, clerk),
                    _ => self.put(EventKind::MaterialReceived, self.at, clerk),
                };
                row.subject = &material.code;
            }
        }
        let kind = if course.gaps { EventKind::AcceptedWithGaps } else { EventKind::Accepted };
        let due = self.later(day, days(self.item.statutory, 20));
        let row = self.next(kind, day, clerk);
        row.document = "acceptance_notice";
        // The system behind the online channel prints the due day on the notice.
        row.due = course.online.then_some(due);
        Some(day)
    }

    /// Special procedure or extension, the steps, the decision, delivery.
    fn handle(
        &mut self,
        accepted: Day,
        course: &Course<'a>,
        (office, clerk): (&mut Office, (Actor, &'a str)),
    ) {
        let item = self.item;
        let promised = days(item.promised, 20);
        let spare = if course.last_minute { self.chance.below(2) } else { 2 };
        let (mut from, mut budget) = (accepted, promised.saturating_sub(spare));
        if let Some(special) = course.special {
            (from, budget) = (self.special(accepted, special), budget.saturating_sub(1));
        } else if course.extension {
            let before = promised.saturating_sub(3).max(1);
            from = self.later(accepted, before);
            // 行政许可法 art. 42: the head of the authority, or of the government where several decide together.
            let head = self.staff(if item.joint { "government_head" } else { "head" });
            let row = self.next(EventKind::Extended, from, head);
            (row.document, row.reason) = ("extension_notice", "情况复杂，需进一步核实");
            row.planned = Some(Limit::working_days(5));
            budget = budget + 5 - before;
        } else if item.case_type == CaseType::Immediate {
            budget = 1;
        }
        let limits: u32 = item.steps.iter().map(|step| days(step.limit, 0)).sum();
        if !item.steps.is_empty() {
            budget = budget.min(limits);
        }
        let same_day = self.at.0 != from || self.at.1 < TOO_LATE_TODAY;
        let least = u32::from(!same_day).min(budget);
        let pace = if course.last_minute { budget } else { course.pace };
        let wanted = match item.case_type {
            CaseType::Immediate => least,
            CaseType::Promised | CaseType::Forwarded | CaseType::Parallel => pace.clamp(least, budget),
        };
        let booked = office.book((wanted..=budget).map(|days| self.later(from, days)));
        let taken = booked.map_or(wanted, |(more, _)| wanted + more as u32);
        let decided = self.steps(from, taken, course.returned);
        self.decide(decided, course, clerk);
    }

    /// A lawful special procedure: listed, told in writing with its length, ended within it.
    pub(crate) fn special(&mut self, accepted: Day, special: &'a SpecialRule) -> Day {
        let from = self.later(accepted, 1);
        let most = days(special.limit, 5);
        let length = self.chance.between(2.min(most), most);
        let taken = self.chance.between(1, length);
        let to = self.later(from, taken);
        let handler = self.staff("handler");
        let row = self.next(EventKind::SpecialStarted, from, handler);
        (row.subject, row.ground, row.document) = (&special.code, &special.ground, "suspension_notice");
        row.planned = Some(Limit::working_days(u16::try_from(length).unwrap_or(1)));
        if special.ground == "inspection" {
            self.next(EventKind::SiteVerified, to, handler).staff = Some(2);
        }
        self.next(EventKind::SpecialEnded, to, handler).subject = &special.code;
        to
    }

    /// The steps of the item one after the other, in so many working days; returns the last day.
    fn steps(&mut self, from: Day, taken: u32, returned: bool) -> Day {
        let item = self.item;
        let mut day = from;
        let mut left = taken;
        for (number, step) in item.steps.iter().enumerate() {
            let rest = item.steps.len() - number;
            let later: u32 = item.steps[number + 1..].iter().map(|step| days(step.limit, 0)).sum();
            let share = left.div_ceil(u32::try_from(rest).unwrap_or(1));
            let share = share.max(left.saturating_sub(later)).min(days(step.limit, 0)).min(left);
            left -= share;
            let role = step.roles.first().map_or("", String::as_str);
            let (actor, _) = self.staff(post_of(role));
            self.next(EventKind::StepStarted, day, (actor, role)).subject = &step.code;
            if returned && number == 0 && share > 1 {
                // Sent back and begun again: the days used so far stay used.
                day = self.later(day, 1);
                let who = self.staff("approver");
                let row = self.next(EventKind::Returned, day, who);
                (row.subject, row.reason) = (&step.code, "审查意见不完整");
                self.next(EventKind::StepStarted, day, (actor, role)).subject = &step.code;
                day = self.later(day, share - 1);
            } else {
                day = self.later(day, share);
            }
            self.next(EventKind::StepEnded, day, (actor, role)).subject = &step.code;
            if number == 0 && item.case_type == CaseType::Forwarded {
                let clerk = self.staff("window");
                self.next(EventKind::Transferred, day, clerk);
            }
        }
        if item.steps.is_empty() { self.later(from, taken) } else { day }
    }

    fn decide(&mut self, day: Day, course: &Course<'_>, clerk: (Actor, &'a str)) {
        let item = self.item;
        if item.hearing_mandatory {
            let who = self.staff("handler");
            self.next(EventKind::HearingHeld, day, who);
        }
        let head = self.staff("head");
        let row = self.next(EventKind::Decided, day, head);
        if course.denial {
            row.outcome = Outcome::Denied;
            (row.document, row.reason) = ("remedy_notice", "不符合法定条件：现场条件与申请材料不一致");
        } else {
            (row.outcome, row.document) = (Outcome::Granted, "decision");
            for fee in &item.fees {
                let cashier = self.staff("cashier");
                let row = self.next(EventKind::FeeCharged, day, cashier);
                (row.subject, row.amount_fen) = (&fee.code, fee.amount_fen);
            }
        }
        self.next(EventKind::Concluded, day, clerk);
        let delivered = self.later(day, course.delivery);
        self.next(EventKind::Delivered, delivered, clerk);
        if course.rating {
            let row = self.next(EventKind::Rated, delivered, APPLICANT);
            row.outcome = Outcome::Satisfied;
        }
    }

    fn works(&self, day: Day) -> bool {
        self.calendar.working(day).unwrap_or(false)
    }
}
