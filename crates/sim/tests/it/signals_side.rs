//! What forensics sees of a simulated log, beside the practices that are in it.

use audit::forensics::{Asked, Band, Forensics, Scope, Thresholds, run};
use audit::mapping::recognise;
use audit::source::from_reader;
use audit::{Input, ReadOptions, read};
use calendar::{Calendar, Zone};
use engine::{Setting, Sym};
use sim::{City, Options, World, practices, write_log, write_practices};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::num::NonZero;

/// Found, found rightly, and to be found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) marked: u64,
    pub(crate) rightly: u64,
    pub(crate) practised: u64,
    pub(crate) missed: u64,
}

impl Found {
    fn add(&mut self, other: Found) {
        self.marked += other.marked;
        self.rightly += other.rightly;
        self.practised += other.practised;
        self.missed += other.missed;
    }
}

/// What was found of each practice, case by case and unit by unit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// By practice: the cases in which it was followed, and those in which its reason was seen.
    pub(crate) cases: BTreeMap<&'static str, Found>,
    /// By practice: the offices or members who follow it with observations enough, and those of them that are marked.
    pub(crate) units: BTreeMap<&'static str, Found>,
    /// By signal: the marks, and those that hit who follows one of its practices, or works in such an office.
    pub(crate) marks: BTreeMap<String, Found>,
    /// Units with observations enough that follow nothing; how many of them are marked.
    pub(crate) honest: u64,
    pub(crate) accused: u64,
    /// Them, with their signals.
    pub(crate) wrongly: Vec<String>,
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Tally) {
        for (ours, theirs) in [(&mut self.cases, &other.cases), (&mut self.units, &other.units)] {
            theirs.iter().for_each(|(key, found)| ours.entry(key).or_default().add(*found));
        }
        other.marks.iter().for_each(|(key, found)| self.marks.entry(key.clone()).or_default().add(*found));
        self.honest += other.honest;
        self.accused += other.accused;
        self.wrongly.extend(other.wrongly.iter().cloned());
    }
}

/// One line of the truth: case, practice, signal, reason, department, operator.
struct Line<'a>([&'a str; 6]);

/// Looks at one simulated log; all evidence is kept.
pub(crate) fn look(city: &City, calendar: &Calendar, options: Options) -> Tally {
    let world = World::new(city, calendar, options).unwrap();
    let (mut log, mut truth) = (Vec::new(), Vec::new());
    write_log(&world, &mut log, |case| write_practices(&world, Some(case), &mut truth)).unwrap();
    let truth = String::from_utf8(truth).unwrap();
    let lines: Vec<Line<'_>> = truth
        .lines()
        .map(|line| Line(line.split(',').collect::<Vec<_>>().try_into().expect("six fields")))
        .collect();
    let rules = rules::load("statute").unwrap().rules;
    let length = log.len() as u64;
    let opened = from_reader("city.csv".to_owned(), Box::new(Cursor::new(log)), Some(length)).unwrap();
    let mapping = recognise(&opened).unwrap();
    let mut input = read(vec![opened], &mapping, ReadOptions::default(), rules.symbols.clone()).unwrap();
    assert!(input.store.problems.is_empty());
    let catalogue = audit::items::catalogue(&city.items, &mapping, &mut input.store).unwrap();
    let setting = Setting { calendar, catalogue: &catalogue, rules: &rules };
    let thresholds = include_str!("../../../../packs/forensics/default.toml");
    let thresholds = thresholds.replace("per_operator = 20", "per_operator = 1_000_000");
    let thresholds = Thresholds::parse(&thresholds).unwrap();
    let as_of = Zone::CHINA.start_of(city.last + 1);
    let threads = NonZero::new(2).unwrap();
    let found = run(&input.store, &setting, Asked { thresholds: &thresholds, as_of, threads });
    tally(&found, &input, &lines)
}

fn tally(found: &Forensics, input: &Input, lines: &[Line<'_>]) -> Tally {
    let mut tally = Tally::default();
    let text = |code| input.store.symbols.text(code);
    for practice in practices() {
        let of = |line: &&Line<'_>| line.0[1] == practice.code;
        let cases: BTreeSet<&str> = lines.iter().filter(of).map(|line| line.0[0]).collect();
        let signal = found.signals.iter().find(|one| one.signal.code() == practice.signal).unwrap();
        let evidence = signal.evidence.iter().filter(|one| one.reason.code() == practice.reason);
        let seen: BTreeSet<&str> = evidence.map(|one| one.case.as_str()).collect();
        let rightly = cases.intersection(&seen).count() as u64;
        let (marked, practised) = (seen.len() as u64, cases.len() as u64);
        let missed = practised - rightly;
        tally.cases.insert(practice.code, Found { marked, rightly, practised, missed });
    }
    let works = works(found);
    for signal in &found.signals {
        let code = signal.signal.code();
        let leaves = |line: &&Line<'_>| {
            let practice = practices().iter().find(|one| one.code == line.0[1]);
            practice.is_some_and(|one| one.signal == code || one.also.contains(&code))
        };
        let of_signal = || lines.iter().filter(leaves);
        let offices: BTreeMap<&str, &str> =
            of_signal().filter(|line| line.0[5].is_empty()).map(|line| (line.0[4], line.0[1])).collect();
        let members: BTreeMap<&str, &str> =
            of_signal().filter(|line| !line.0[5].is_empty()).map(|line| (line.0[5], line.0[1])).collect();
        let departments: BTreeSet<&str> = of_signal().map(|line| line.0[4]).collect();
        for score in &signal.scores {
            let unit = text(score.unit);
            // Members of an office that does, and the office of a member who does, may be marked with good reason.
            let (follower, near) = match score.scope {
                Scope::Department => (offices.get(unit), departments.contains(unit)),
                Scope::Operator => {
                    let of = works.get(&score.unit).into_iter().flatten();
                    (members.get(unit), of.into_iter().any(|office| offices.contains_key(text(*office))))
                }
            };
            let near = near || follower.is_some();
            let marked = matches!(score.band, Band::Strong | Band::Notable);
            let enough = !matches!(score.band, Band::TooFew | Band::NoPeers);
            if let Some(practice) = practices().iter().find(|one| Some(&one.code) == follower)
                && enough
                && practice.signal == code
            {
                let (one, missed) = (u64::from(marked), u64::from(!marked));
                let found = Found { marked: one, rightly: one, practised: 1, missed };
                tally.units.entry(practice.code).or_default().add(found);
            }
            if marked {
                let found = Found { marked: 1, rightly: u64::from(near), ..Found::default() };
                tally.marks.entry(code.to_owned()).or_default().add(found);
            }
            if enough && !near {
                tally.honest += 1;
                tally.accused += u64::from(marked);
                if marked {
                    let (own, all) = (score.own, score.all);
                    let figures = format!("{}/{} of {}/{}", own.hits, own.sample, all.hits, all.sample);
                    tally.wrongly.push(format!("{code} {unit} {:?} {figures}", score.band));
                }
            }
        }
    }
    tally
}

/// The departments that evidence shows each operator at work for.
fn works(found: &Forensics) -> BTreeMap<Sym, BTreeSet<Sym>> {
    let mut works: BTreeMap<Sym, BTreeSet<Sym>> = BTreeMap::new();
    for one in found.signals.iter().flat_map(|one| &one.evidence) {
        works.entry(one.who.operator).or_default().insert(one.who.department);
    }
    works
}
