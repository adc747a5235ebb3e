//! What is known, in the words of view models.

use app::read::{ClockView, ExplainedFinding};
use calendar::{Calendar, Moment};
use engine::{Due, Explanation, Words};
use pages::format::Stamp;
use pages::parts::{ClockAsked, ClockPart, Explained, Flag, Left};
use pages::{Language, Link, Tone, route};
use ports::{FindingRow, MatterRow, Standing};

/// In which language, as of when, by which calendar something is told.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) language: Language,
    pub(super) now: Moment,
    pub(super) calendar: &'a Calendar,
}

impl Told<'_> {
    pub(super) fn stamp(&self, at: Moment) -> Stamp {
        Stamp::at(at, self.calendar.zone(), self.language)
    }

    pub(super) fn short(&self, at: Moment) -> Stamp {
        Stamp::short(at, self.calendar.zone(), self.language)
    }

    /// What is left of the promise, or of the law's limit where nothing was promised.
    pub(super) fn left(&self, row: &MatterRow) -> Left {
        match (row.stage, row.promised_at.or(row.statutory_at)) {
            (ports::Stage::Closed, _) => Left::Done,
            (ports::Stage::Open, Some(due)) => Left::until(due, self.now, self.calendar),
            (ports::Stage::Open, None) => Left::NoLimit,
        }
    }

    /// A clock day by day; `None` where its days lie outside the calendar.
    pub(super) fn clock(&self, id: &str, view: &ClockView) -> Option<ClockPart> {
        let name = self.language.of(&view.name);
        let name =
            if view.subject.is_empty() { name.to_owned() } else { format!("{name} · {}", view.subject) };
        let ledger = view.ledger.as_ref()?;
        let asked = ClockAsked {
            id,
            name: &name,
            start: view.run.start,
            limit: view.run.limit,
            extra: view.run.extra,
            stop: view.run.stop,
            ledger,
            grounds: &[],
        };
        Some(ClockPart::of(&asked, self.now, self.calendar, self.language))
    }

    /// A finding with why it was found.
    pub(super) fn finding(&self, number: usize, found: &ExplainedFinding) -> Explained {
        let id = format!("finding-{}", number + 1);
        let row = &found.row;
        let mut told = Explained {
            language: self.language,
            level: Flag::new(tone_of(&row.key.level), row.key.level.clone()),
            rule: Link::text(row.key.rule.clone()),
            standing: self.standing(row),
            at: self.stamp(row.at),
            demand: String::new(),
            basis: String::new(),
            proof: Vec::new(),
            avoid: String::new(),
            responsible: String::new(),
            irregular: Vec::new(),
            card: String::new(),
            clock: None,
            id,
        };
        if let Some(why) = &found.explanation {
            self.explain(&mut told, why);
        }
        told
    }

    fn explain(&self, told: &mut Explained, why: &Explanation) {
        let of = |words: &Words| self.language.of(words).to_owned();
        told.level = Flag::new(tone_of(&why.level.0), of(&why.level.1));
        told.rule = Link::text(of(&why.name));
        (told.demand, told.avoid, told.basis) = (of(&why.demand), of(&why.avoid), why.basis.clone());
        told.responsible = why.responsible.clone();
        told.irregular = why.irregular.iter().map(|(_, zh)| (*zh).to_owned()).collect();
        let proof = |event: &engine::Proof| {
            let what = self.language.pick(event.kind.zh(), event.kind.code()).to_owned();
            let what = if event.subject.is_empty() { what } else { format!("{what} {}", event.subject) };
            (what, self.stamp(event.at), event.actor.clone())
        };
        told.proof = why.proof.iter().map(proof).collect();
        if let Some((name, run, ledger)) = &why.clock {
            let id = format!("{}-clock", told.id);
            let asked = ClockAsked {
                id: &id,
                name: self.language.of(name),
                start: run.start,
                limit: run.limit,
                extra: run.extra,
                stop: run.stop,
                ledger,
                grounds: &[],
            };
            told.clock = Some(ClockPart::of(&asked, self.now, self.calendar, self.language));
        }
    }

    fn standing(&self, row: &FindingRow) -> String {
        let words = &pages::Words::of(self.language).case;
        match row.standing {
            Standing::Stands => String::new(),
            Standing::Superseded => words.superseded.to_owned(),
            Standing::Lifted => words.lifted.to_owned(),
        }
    }
}

/// Returns how a level is meant. Packs name levels freely; the three that all of them share have a colour.
pub(super) fn tone_of(level: &str) -> Tone {
    match level {
        "red" => Tone::Red,
        "orange" => Tone::Orange,
        "yellow" => Tone::Yellow,
        "notice" => Tone::Blue,
        _ => Tone::Plain,
    }
}

/// Returns the instant when a clock is due, where it is.
pub(super) fn due_of(view: &ClockView) -> Option<Moment> {
    match view.run.due {
        Due::At { moment, .. } => Some(moment),
        Due::Suspended | Due::NoLimit | Due::Outside => None,
    }
}

/// Returns the number of a case as a link to it.
pub(super) fn case_link(id: &str) -> Link {
    Link::new(id, route::case(id))
}
