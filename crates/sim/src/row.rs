//! One row of a log, before it is written.

use crate::city::City;
use crate::world::Case;
use calendar::{Day, MICROS_PER_SECOND, Moment, Zone};
use engine::{Event, EventKind, Limit, Outcome};
use std::fmt::Write as _;

/// Who acted: a post of the office with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The post: `window`, `reviewer`, `head`, …; `applicant` is no post of an office.
    pub post: &'static str,
    /// Which of several.
    pub number: u8,
}

/// One event of a case as a log says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// What happened.
    pub kind: EventKind,
    /// The step, procedure, material or charge; empty for none.
    pub subject: &'a str,
    /// How it came out.
    pub outcome: Outcome,
    /// The local day.
    pub day: Day,
    /// The second of that day.
    pub second: u32,
    /// When it was entered, where that was later.
    pub recorded: Option<(Day, u32)>,
    /// Who.
    pub actor: Actor,
    /// In which role.
    pub role: &'a str,
    /// Money in fen; 0 for none.
    pub amount_fen: i64,
    /// The legal ground; empty for none.
    pub ground: &'a str,
    /// The reasons; empty for none.
    pub reason: &'static str,
    /// The kind of document that went out; empty for none.
    pub document: &'static str,
    /// How long it is meant to last.
    pub planned: Option<Limit>,
    /// The due day that the office declared.
    pub due: Option<Day>,
    /// How many staff took part.
    pub staff: Option<u8>,
    /// The channel it came through; empty where it is not said.
    pub channel: &'static str,
}

/// Why writing into a text cannot fail.
pub(crate) const STRING: &str = "a String takes what is written";

/// Close of business, which is the last instant in time of a due day.
pub(crate) const CLOSE: u32 = 17 * 3600;

impl<'a> Row<'a> {
    /// Makes a row that says what happened when, and who did it.
    #[must_use]
    pub fn new(kind: EventKind, (day, second): (Day, u32), actor: Actor, role: &'a str) -> Row<'a> {
        Row {
            kind,
            subject: "",
            outcome: Outcome::None,
            day,
            second,
            recorded: None,
            actor,
            role,
            amount_fen: 0,
            ground: "",
            reason: "",
            document: "",
            planned: None,
            due: None,
            staff: None,
            channel: "",
        }
    }

    /// Returns the instant.
    #[must_use]
    pub fn at(&self) -> Moment {
        moment(self.day, self.second)
    }

    /// Returns the last day that a log must reach to hold this row.
    #[must_use]
    pub fn known_on(&self) -> Day {
        self.recorded.map_or(self.day, |(day, _)| day.max(self.day))
    }

    /// Returns the event that the row stands for.
    #[must_use]
    pub fn event(&self, city: &City, case: &Case<'_>, id: &str) -> Event {
        let mut event = Event::new(id, &case.id, self.kind, self.at());
        event.recorded_at = self.recorded.map(|(day, second)| moment(day, second));
        self.actor.write(&mut event.actor.id, city, (case.division, case.office));
        self.role.clone_into(&mut event.actor.role);
        self.channel.clone_into(&mut event.source);
        self.subject.clone_into(&mut event.subject);
        event.outcome = self.outcome;
        self.ground.clone_into(&mut event.ground);
        self.reason.clone_into(&mut event.reason);
        if !self.document.is_empty() {
            event.documents.push(engine::Document { kind: self.document.to_owned(), number: String::new() });
        }
        event.amount_fen = Some(self.amount_fen).filter(|amount| *amount != 0);
        event.planned = self.planned;
        event.due = self.due.map(|day| moment(day, CLOSE));
        event.staff = self.staff;
        event
    }
}

impl Actor {
    /// An applicant, who is never named.
    pub const APPLICANT: Actor = Actor { post: "applicant", number: 0 };

    /// Writes the identity: the code of the division, the number of the department (none for the counters, which serve
    /// all of them), the post, the number.
    pub(crate) fn write(self, out: &mut String, city: &City, (division, office): (usize, usize)) {
        if self == Actor::APPLICANT {
            return out.push_str(self.post);
        }
        let code = city.divisions.get(division).map_or("", |division| division.code.as_str());
        match self.post {
            "window" | "cashier" | "government_head" => write!(out, "{code}-{}-{}", self.post, self.number),
            post => write!(out, "{code}-{:02}-{post}-{}", office + 1, self.number),
        }
        .expect(STRING);
    }
}

/// The instant of a second of a local day.
pub(crate) fn moment(day: Day, second: u32) -> Moment {
    Zone::CHINA.moment(day, i64::from(second) * MICROS_PER_SECOND)
}
