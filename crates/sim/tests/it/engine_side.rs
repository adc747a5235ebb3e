//! What the engine says of a simulated case, in the words of the auditor.

use calendar::{Calendar, Moment, Zone};
use engine::{Catalogue, Due as EngineDue, Matter, RuleSet, Scratch, Setting, Symbols, fold, supervise};
use sim::{Case, City, Matters, Options, World};

/// A finding: rule, part, level, day.
pub(crate) type Line = String;

/// The engine with the pack of the statutes.
pub(crate) struct Engine {
    pub(crate) rules: RuleSet,
    catalogue: Catalogue,
    symbols: Symbols,
    scratch: Scratch,
    as_of: Moment,
}

pub(crate) fn calendar() -> Calendar {
    calendar::china().as_known_on(None).build().unwrap()
}

pub(crate) fn city(code: &str) -> City {
    City::shipped(code).unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn options(seed: u64, cases: u32, misconduct: u32) -> Options {
    Options {
        cases,
        seed,
        misconduct_per_million: Some(misconduct),
        matters: Matters::All,
        ..Options::default()
    }
}

/// Hands every case of a world to `take`.
pub(crate) fn each(code: &str, options: Options, mut take: impl FnMut(&City, &Calendar, &Case<'_>)) {
    let (city, calendar) = (city(code), calendar());
    let world = World::new(&city, &calendar, options).unwrap();
    world.each(|case| take(&city, &calendar, &case));
}

impl Engine {
    pub(crate) fn new(city: &City) -> Engine {
        let rules = rules::load("statute").expect("the pack of the statutes can be read").rules;
        let as_of = Zone::CHINA.start_of(city.last + 1);
        let mut engine = Engine {
            rules,
            catalogue: Catalogue::default(),
            symbols: Symbols::default(),
            scratch: Scratch::default(),
            as_of,
        };
        engine.restart(city);
        engine
    }

    /// Takes the symbols of other rules that were put in.
    pub(crate) fn restart(&mut self, city: &City) {
        self.symbols = self.rules.symbols.clone();
        self.catalogue =
            Catalogue::new(&city.items, &mut self.symbols).expect("the items of a city can be listed");
    }

    /// Returns the due days and the findings, sorted.
    pub(crate) fn judge(
        &mut self,
        city: &City,
        calendar: &Calendar,
        case: &Case<'_>,
    ) -> (Vec<Line>, Vec<Line>) {
        let rows = case.rows.iter().enumerate();
        let events: Vec<engine::Event> =
            rows.map(|(at, row)| row.event(city, case, &format!("e{at}"))).collect();
        let facts = fold(&events, self.as_of, &self.rules.patterns, &mut self.symbols).unwrap();
        let kind = self.symbols.intern(case.matter);
        let item = self.symbols.intern(case.item);
        let setting = Setting { calendar, catalogue: &self.catalogue, rules: &self.rules };
        let (facts, details, symbols) = (&facts.list, &facts.details, &self.symbols);
        let department = engine::Sym::default();
        let matter = Matter { kind, item, department, facts, details, symbols };
        let (mut dues, mut found) = (Vec::new(), Vec::new());
        supervise(&setting, &matter, self.as_of, &mut self.scratch, |verdict| {
            for run in verdict.view.runs.all() {
                let spec = verdict.view.clock(run.clock).unwrap();
                let clock = self.rules.symbols.text(spec.code);
                let due = match run.due {
                    EngineDue::At { day, .. } => format!("{day}"),
                    EngineDue::Suspended | EngineDue::NoLimit => "none".to_owned(),
                    EngineDue::Outside => "outside".to_owned(),
                };
                dues.push(format!("{clock} from {} due {due}", run.start_day));
            }
            for finding in verdict.findings {
                let entry = self.rules.rule(finding.rule).unwrap();
                let part = entry.info.parts.get(usize::from(finding.part)).map_or("", String::as_str);
                let level = finding.level_code(&self.rules);
                found.push(format!("{}/{part}/{level} {}", entry.info.code, finding.day));
            }
        });
        dues.sort();
        found.sort();
        (dues, found)
    }
}

/// Returns the same from the auditor.
pub(crate) fn audited(city: &City, calendar: &Calendar, case: &Case<'_>) -> (Vec<Line>, Vec<Line>) {
    let ground = sim::auditor::Ground { calendar, items: &city.items, last: city.last };
    let report = sim::auditor::audit(&ground, case);
    let due = |due: &sim::auditor::Due| {
        let day = due.day.map_or("none".to_owned(), |day| day.to_string());
        format!("{} from {} due {day}", due.clock, due.start)
    };
    let mut dues: Vec<Line> = report.dues.iter().map(due).collect();
    let breach = |one: &sim::auditor::Breach| format!("{}/{}/{} {}", one.rule, one.part, one.level, one.day);
    let mut breaches: Vec<Line> = report.breaches.iter().map(breach).collect();
    dues.sort();
    breaches.sort();
    (dues, breaches)
}

/// Tells a case, for a person who wants to know why two disagree.
pub(crate) fn told(case: &Case<'_>) -> String {
    let mut text = format!("{} {} {} planted {:?}\n", case.id, case.matter, case.item, case.planted);
    for row in &case.rows {
        let (hour, minute) = (row.second / 3600, row.second / 60 % 60);
        let due = row.due.map(|day| day.to_string());
        let recorded = row.recorded.map(|(day, _)| day.to_string());
        let planned = row.planned.map(|limit| limit.to_string());
        let line = [
            format!(
                "  {} {hour:02}:{minute:02} {}:{} {:?}",
                row.day,
                row.kind.code(),
                row.subject,
                row.outcome
            ),
            format!(" by {}{} as {}", row.actor.post, row.actor.number, row.role),
            format!(" planned {planned:?} due {due:?} recorded {recorded:?} document {:?}", row.document),
            format!(" reason {:?} ground {:?} fen {}\n", row.reason, row.ground, row.amount_fen),
        ];
        text += &line.concat();
    }
    text
}
