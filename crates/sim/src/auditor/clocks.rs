//! The clocks of the statutes: where each starts and stops, and what it means when it is over.

use super::walk::{Run, Walked, walk};
use super::{ACCEPTED, Desk, Due};
use crate::row::CLOSE;
use calendar::Day;
use engine::{EventKind, Limit, Unit};

type Kinds = &'static [EventKind];

const PROMISED_STOPS: Kinds = &[
    EventKind::Concluded,
    EventKind::Withdrawn,
    EventKind::Voided,
    EventKind::Terminated,
    EventKind::RefusedToAccept,
];
const STATUTORY_STOPS: Kinds = &[
    EventKind::Decided,
    EventKind::Concluded,
    EventKind::Withdrawn,
    EventKind::Voided,
    EventKind::Terminated,
    EventKind::RefusedToAccept,
];
const ANSWERED_ON_RECEIPT: Kinds = &[
    EventKind::Accepted,
    EventKind::AcceptedWithGaps,
    EventKind::RefusedToAccept,
    EventKind::CorrectionRequested,
    EventKind::Decided,
    EventKind::Concluded,
    EventKind::Withdrawn,
    EventKind::Voided,
];
/// What keeps the law from deeming an application accepted.
const NOT_SILENT: Kinds = &[
    EventKind::CorrectionRequested,
    EventKind::Accepted,
    EventKind::AcceptedWithGaps,
    EventKind::RefusedToAccept,
    EventKind::Withdrawn,
    EventKind::Voided,
];
/// What ends the lower authority's review, besides the end of that step.
const FORWARDED: Kinds =
    &[EventKind::Transferred, EventKind::Concluded, EventKind::Withdrawn, EventKind::Voided];
const SERVED: Kinds = &[EventKind::Delivered, EventKind::Withdrawn, EventKind::Revoked, EventKind::Voided];

pub(super) const PLAIN: Run =
    Run { start: 0, stop: None, limit: None, carried: 0, pausable: false, extendable: false };

const fn working(days: u16) -> Option<Limit> {
    Some(Limit::working_days(days))
}

fn calendar(days: u32) -> Option<Limit> {
    Limit::new(days, Unit::CalendarDay).ok()
}

impl Desk<'_> {
    pub(super) fn case_clocks(&mut self) {
        let item = self.item;
        let promised = item.and_then(|item| item.promised);
        let joint = item.is_some_and(|item| item.joint);
        let by_law = if joint { working(45) } else { working(20) };
        let statutory = item.and_then(|item| item.statutory).or(by_law);
        let deemed = self.deemed();
        let start = deemed.or(self.first(&ACCEPTED));
        if let Some(start) = start {
            let stop = self.stop(PROMISED_STOPS);
            let run = Run { start, stop, limit: promised, pausable: true, extendable: true, ..PLAIN };
            self.promised(run);
            let stop = self.stop(STATUTORY_STOPS);
            self.statutory(Run { stop, limit: statutory, ..run }, deemed.is_some());
        }
        let answer = item.and_then(|item| item.accept).or(working(5));
        for start in [EventKind::Submitted, EventKind::CorrectionSupplied] {
            for at in self.places(start) {
                let stop = self.stop_after(at, ANSWERED_ON_RECEIPT, false);
                self.simple(
                    "accept",
                    ("accept-overdue", "yellow"),
                    Run { start: at, stop, limit: answer, ..PLAIN },
                );
            }
        }
        let granted = |at: &usize| self.rows[*at].outcome == engine::Outcome::Granted;
        if let Some(start) = self.places(EventKind::Decided).into_iter().find(granted) {
            let limit = item.and_then(|item| item.deliver).or(working(10));
            let run = Run { start, stop: self.first(SERVED), limit, ..PLAIN };
            self.simple("deliver", ("deliver-overdue", "yellow"), run);
        }
        self.lower_review();
        for start in self.places(EventKind::SpecialStarted) {
            let row = &self.rows[start];
            let own = item.and_then(|item| item.specials.iter().find(|special| special.code == row.subject));
            let limit = row.planned.or(own.and_then(|special| special.limit));
            let stop = self.stop_after(start, &[EventKind::SpecialEnded], true);
            self.simple("special", ("special-overdue", "yellow"), Run { start, stop, limit, ..PLAIN });
        }
        self.steps();
    }

    /// The first stop; what stopped the clock before the case was opened again stopped nothing.
    fn stop(&self, stops: Kinds) -> Option<usize> {
        let opened = self.rows.iter().rposition(|row| row.kind == EventKind::Reopened).unwrap_or(0);
        (opened..self.rows.len()).find(|at| stops.contains(&self.rows[*at].kind))
    }

    /// 行政许可法 art. 43: twenty days for the authority below.
    fn lower_review(&mut self) {
        let of = |kind: EventKind| {
            let mut rows = self.rows.iter();
            rows.position(|row| row.kind == kind && row.subject == "lower_review")
        };
        let Some(start) = of(EventKind::StepStarted) else { return };
        let stop = of(EventKind::StepEnded).into_iter().chain(self.first(FORWARDED)).min();
        let run = Run { start, stop, limit: working(20), pausable: true, ..PLAIN };
        self.simple("lower-review", ("lower-review-overdue", "yellow"), run);
    }

    /// A step that is begun again goes on with the days that are left.
    fn steps(&mut self) {
        let mut used: Vec<(&str, u32)> = Vec::new();
        for start in self.places(EventKind::StepStarted) {
            let subject = self.rows[start].subject;
            let step = self.item.and_then(|item| item.steps.iter().find(|step| step.code == subject));
            let limit = step.and_then(|step| step.limit);
            let carried = used.iter().filter(|(known, _)| *known == subject).map(|(_, days)| days).sum();
            let stop = self.stop_after(start, &[EventKind::StepEnded, EventKind::Returned], true);
            let run = Run { start, stop, limit, carried, pausable: true, extendable: false };
            let walked = self.simple("step", ("step-overdue", "notice"), run);
            used.push((subject, walked.used_at_stop));
        }
    }

    /// 行政许可法 art. 32(4): nothing was said within five days, so it is accepted from the day of receipt.
    fn deemed(&mut self) -> Option<usize> {
        let received = self.first(&[EventKind::Submitted, EventKind::Received])?;
        let last = self.ground.working_day_after(self.rows[received].day, 5);
        let said = self.first(NOT_SILENT).map(|at| &self.rows[at]);
        let in_time = said.is_some_and(|row| row.day < last || (row.day == last && row.second <= CLOSE));
        (!in_time && last <= self.ground.last).then(|| {
            self.breach("deemed-acceptance", "", "yellow", last);
            received
        })
    }

    fn promised(&mut self, run: Run) {
        let walked = walk(self.ground, self.rows, self.item, run);
        self.due("promised", run, &walked);
        if let Some(day) = walked.nearly.filter(|day| *day <= self.ground.last) {
            self.breach("promised-overdue", "", "notice", day);
        }
        if let Some(day) = self.over(run, &walked) {
            self.breach("promised-overdue", "", "yellow", day);
        }
        for pause in walked.pauses.iter().filter(|pause| pause.left.is_some_and(|left| left <= 2)) {
            self.breach("suspension-near-limit", "", "notice", self.rows[pause.row].day);
        }
    }

    fn statutory(&mut self, run: Run, deemed: bool) {
        let walked = walk(self.ground, self.rows, self.item, run);
        self.due("statutory", run, &walked);
        if let Some(day) = self.over(run, &walked) {
            self.breach("statutory-overdue", "", "red", day);
            if self.item.is_some_and(|item| item.deemed_grant.is_some()) {
                self.breach("deemed-grant", "", "notice", day);
            }
        }
        for pause in &walked.pauses {
            let over = pause.end.is_none_or(|end| end >= run.start);
            for what in pause.wrong.iter().filter(|_| over) {
                self.breach("irregular-suspension", what, "yellow", self.rows[pause.row].day);
            }
        }
        for (at, wrong) in &walked.extensions {
            for what in wrong {
                self.breach("irregular-extension", what, "yellow", self.rows[*at].day);
            }
        }
        self.declared(run, deemed);
    }

    /// A declared due day is compared with what was known when it was declared: a walk that ends there.
    fn declared(&mut self, run: Run, deemed: bool) {
        let known_after = (self.ground.working_day_after(self.rows[run.start].day, 5), CLOSE);
        for at in run.start..self.rows.len() {
            let row = &self.rows[at];
            if row.due.is_none() || (deemed && (row.day, row.second) <= known_after) {
                continue;
            }
            let so_far = Run { stop: run.stop.filter(|stop| *stop <= at), ..run };
            let due = walk(self.ground, &self.rows[..=at], self.item, so_far).due;
            if due.is_some() && row.due != due {
                self.breach("declared-due-differs", "", "notice", row.day);
            }
        }
    }

    pub(super) fn penalty_clocks(&mut self) {
        const STOPS: Kinds =
            &[EventKind::Decided, EventKind::PenaltyImposed, EventKind::Terminated, EventKind::Voided];
        self.single("penalty", (EventKind::Filed, STOPS, calendar(90)), ("penalty-overdue", "red"));
        const SERVICE: Kinds = &[EventKind::Delivered, EventKind::Voided];
        let rule = ("penalty-service-overdue", "yellow");
        self.single("penalty-service", (EventKind::Decided, SERVICE, working(7)), rule);
    }

    pub(super) fn review_clocks(&mut self) {
        const TAKEN: Kinds = &[
            EventKind::Accepted,
            EventKind::RefusedToAccept,
            EventKind::CorrectionRequested,
            EventKind::Withdrawn,
        ];
        let rule = ("review-accept-overdue", "yellow");
        self.single("review-accept", (EventKind::Submitted, TAKEN, working(5)), rule);
        const STOPS: Kinds =
            &[EventKind::Decided, EventKind::Concluded, EventKind::Withdrawn, EventKind::Terminated];
        self.single("review", (EventKind::Accepted, STOPS, calendar(60)), ("review-overdue", "red"));
    }

    pub(super) fn petition_clocks(&mut self) {
        const TOLD: Kinds = &[
            EventKind::Accepted,
            EventKind::RefusedToAccept,
            EventKind::Transferred,
            EventKind::Answered,
            EventKind::Concluded,
        ];
        let rule = ("petition-forward-overdue", "yellow");
        self.single("petition-forward", (EventKind::Received, TOLD, calendar(15)), rule);
        const STOPS: Kinds = &[EventKind::Answered, EventKind::Concluded, EventKind::Withdrawn];
        self.single("petition", (EventKind::Accepted, STOPS, calendar(60)), ("petition-overdue", "red"));
    }

    pub(super) fn disclosure_clocks(&mut self) {
        // Who was asked for an opinion answers the authority; only the applicant's answer ends the matter.
        let ends = |row: &crate::row::Row<'_>| {
            (row.kind == EventKind::Answered && row.subject.is_empty()) || row.kind == EventKind::Withdrawn
        };
        if let Some(start) = self.first(&[EventKind::Received]) {
            let run = Run { start, stop: self.rows.iter().position(ends), limit: working(20), ..PLAIN };
            self.simple("disclosure", ("disclosure-overdue", "red"), run);
        }
        for start in self.places(EventKind::Dispatched) {
            let stop = self.stop_after(start, &[EventKind::Answered], true);
            let run = Run { start, stop, limit: working(15), ..PLAIN };
            self.simple("consult", ("consult-overdue", "notice"), run);
        }
    }

    /// A clock that starts once: where, where it stops, how long it may take.
    fn single(
        &mut self,
        clock: &'static str,
        (start, stops, limit): (EventKind, Kinds, Option<Limit>),
        rule: (&'static str, &'static str),
    ) {
        if let Some(start) = self.first(&[start]) {
            self.simple(clock, rule, Run { start, stop: self.first(stops), limit, ..PLAIN });
        }
    }

    /// A clock that only can be over.
    pub(super) fn simple(
        &mut self,
        clock: &'static str,
        (rule, level): (&'static str, &'static str),
        run: Run,
    ) -> Walked {
        let walked = walk(self.ground, self.rows, self.item, run);
        self.due(clock, run, &walked);
        if let Some(day) = self.over(run, &walked).filter(|_| !rule.is_empty()) {
            self.breach(rule, "", level, day);
        }
        walked
    }

    fn due(&mut self, clock: &'static str, run: Run, walked: &Walked) {
        self.report.dues.push(Due { clock, start: self.rows[run.start].day, day: walked.due });
    }

    /// The due day, if it passed without a stop before the windows closed.
    fn over(&self, run: Run, walked: &Walked) -> Option<Day> {
        let due = walked.due.filter(|due| *due <= self.ground.last)?;
        let stop = run.stop.map(|stop| &self.rows[stop]);
        let in_time = stop.is_some_and(|row| row.day < due || (row.day == due && row.second <= CLOSE));
        (!in_time).then_some(due)
    }

    pub(super) fn places(&self, kind: EventKind) -> Vec<usize> {
        (0..self.rows.len()).filter(|at| self.rows[*at].kind == kind).collect()
    }

    /// The first of some events after a row; about the same subject where that matters.
    pub(super) fn stop_after(&self, start: usize, kinds: Kinds, same_subject: bool) -> Option<usize> {
        let subject = self.rows[start].subject;
        let stops = |at: &usize| {
            let row = &self.rows[*at];
            kinds.contains(&row.kind) && (!same_subject || row.subject.is_empty() || row.subject == subject)
        };
        (start + 1..self.rows.len()).find(stops)
    }
}
