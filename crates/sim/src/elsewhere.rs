//! Matters other than cases: penalties, reviews, petitions, disclosure requests. No queue, no item.

use crate::row::Actor;
use crate::story::Story;
use calendar::Day;
use engine::{EventKind, Outcome};

type Made = Option<(Day, Day)>;

/// The kinds of matter.
pub(crate) const KINDS: [&str; 4] = ["penalty", "review", "petition", "disclosure"];

/// Whose opinion is asked before something is disclosed.
const CO_AUTHOR: &str = "co_author";
/// Requests for which a co-author is asked, in thousandths.
const CONSULTED_PERMILLE: u32 = 400;

const APPLICANT: (Actor, &str) = (Actor::APPLICANT, "applicant");

impl<'a> Story<'a> {
    /// Tells a matter as it should be.
    pub(crate) fn elsewhere(&mut self, matter: &str, arrival: (Day, u32)) {
        self.at = arrival;
        let day = self.later(arrival.0, 0);
        match matter {
            "penalty" => {
                let who = self.staff("handler");
                self.put(EventKind::Filed, arrival, who);
                let decided = self.draw(day, 15, 45);
                self.then(EventKind::Decided, decided).document = "decision";
                let served = self.draw(decided, 1, 5);
                self.then(EventKind::Delivered, served);
            }
            "review" => {
                self.put(EventKind::Submitted, arrival, APPLICANT);
                let accepted = self.draw(day, 1, 4);
                self.then(EventKind::Accepted, accepted).document = "acceptance_notice";
                let decided = self.draw(accepted, 15, 30);
                self.then(EventKind::Decided, decided).outcome = Outcome::Granted;
            }
            "petition" => {
                self.put(EventKind::Received, arrival, APPLICANT);
                let accepted = self.draw(day, 1, 6);
                self.then(EventKind::Accepted, accepted).document = "acceptance_notice";
                let answered = self.draw(accepted, 10, 30);
                self.then(EventKind::Answered, answered);
            }
            _ => {
                self.put(EventKind::Received, arrival, APPLICANT);
                let answered = self.draw(day, 5, 18);
                self.then(EventKind::Answered, answered);
                if self.chance.permille(CONSULTED_PERMILLE) {
                    let heard = self.draw(day, 2, 5);
                    self.consult(self.later(day, 1), heard);
                }
            }
        }
    }

    /// Asks a co-author, who answers the authority and not the applicant.
    fn consult(&mut self, asked: Day, answered: Day) {
        let who = self.staff("handler");
        self.insert(EventKind::Dispatched, asked, who).subject = CO_AUTHOR;
        self.insert(EventKind::Answered, answered, who).subject = CO_AUTHOR;
    }

    fn then(&mut self, kind: EventKind, day: Day) -> &mut crate::row::Row<'a> {
        let who = self.staff("handler");
        self.next(kind, day, who)
    }

    fn draw(&mut self, day: Day, low: u32, high: u32) -> Day {
        let days = self.chance.between(low, high);
        self.later(day, days)
    }

    /// The last day of a length in calendar days: a day off moves it on (民法典 art. 203).
    fn calendar_days(&self, day: Day, days: i32) -> Day {
        let mut last = day + days;
        while !self.calendar.working(last).unwrap_or(true) {
            last = last + 1;
        }
        last
    }

    /// Moves the first row of a kind, and what follows, beyond a day.
    fn beyond(&mut self, kind: EventKind, due: Day) -> Made {
        let at = self.find(kind, "")?;
        let late = self.chance.between(1, 5);
        let day = self.later(due, late);
        let days = self.calendar.count_in(self.rows.get(at)?.day, day)?;
        self.shift(at, days);
        Some((due, due))
    }
}

pub(crate) fn penalty_late(story: &mut Story<'_>) -> Made {
    let due = story.calendar_days(story.day(EventKind::Filed)?, 90);
    story.beyond(EventKind::Decided, due)
}

pub(crate) fn penalty_unserved(story: &mut Story<'_>) -> Made {
    let due = story.later(story.day(EventKind::Decided)?, 7);
    story.beyond(EventKind::Delivered, due)
}

pub(crate) fn review_untaken(story: &mut Story<'_>) -> Made {
    let due = story.later(story.day(EventKind::Submitted)?, 5);
    story.beyond(EventKind::Accepted, due)
}

pub(crate) fn review_late(story: &mut Story<'_>) -> Made {
    let due = story.calendar_days(story.day(EventKind::Accepted)?, 60);
    story.beyond(EventKind::Decided, due)
}

pub(crate) fn petition_untold(story: &mut Story<'_>) -> Made {
    let due = story.calendar_days(story.day(EventKind::Received)?, 15);
    story.beyond(EventKind::Accepted, due)
}

pub(crate) fn petition_late(story: &mut Story<'_>) -> Made {
    let due = story.calendar_days(story.day(EventKind::Accepted)?, 60);
    story.beyond(EventKind::Answered, due)
}

pub(crate) fn disclosure_late(story: &mut Story<'_>) -> Made {
    let due = story.later(story.day(EventKind::Received)?, 20);
    let late = story.chance.between(1, 5);
    let day = story.later(due, late);
    // The first answer is the one to the applicant; that of a co-author stays in time.
    story.row(EventKind::Answered)?.day = day;
    Some((due, due))
}

/// The co-author is asked at once and answers only after the limit; the applicant is answered on the same day.
pub(crate) fn consult_late(story: &mut Story<'_>) -> Made {
    story.rows.retain(|row| row.subject != CO_AUTHOR);
    let asked = story.later(story.day(EventKind::Received)?, 1);
    let due = story.later(asked, 15);
    let answered = story.later(due, 1);
    let row = story.row(EventKind::Answered)?;
    (row.day, row.second) = (answered, 16 * 3600 + 1800);
    story.consult(asked, answered);
    Some((due, due))
}
