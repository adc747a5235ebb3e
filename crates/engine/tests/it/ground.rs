//! What the tests stand on: a calendar, a clock, a rule on it, a matter told as events.

use calendar::{Calendar, Day, Moment, china};
use engine::{
    Cap, Catalogue, CheckPoint, ClockIndex, ClockRun, ClockSpec, Event, EventKind, ExtendSpec, Filter,
    Finding, Found, IssueMode, Item, ItemVersion, Ledger, Level, Limit, LimitSource, Marks, Matter, Outcome,
    Pattern, Rule, RuleEntry, RuleInfo, RuleSet, Runs, Scratch, Setting, Span, SuspendSpec, Sym, Then,
    Threshold, Verdict, View, Words, fold, ledger, supervise,
};
use std::sync::LazyLock;

pub(crate) static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| china().as_known_on(None).build().expect("the shipped years fit a table"));

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("the test gives a day")
}

/// `2026-03-02 10:00`, local time.
pub(crate) fn at(text: &str) -> Moment {
    let (date, time) = text.split_once(' ').unwrap_or((text, "00:00"));
    format!("{date}T{time}:00+08:00").parse().expect("the test gives an instant")
}

pub(crate) fn limit(text: &str) -> Limit {
    text.parse().expect("the test gives a limit")
}

/// The instant at which a whole day has elapsed: `--as-of DATE`.
pub(crate) fn after(text: &str) -> Moment {
    CALENDAR.zone().start_of(day(text) + 1)
}

/// A rule set with one clock or more, being built.
pub(crate) struct Pack {
    pub(crate) rules: RuleSet,
}

impl Pack {
    pub(crate) fn new() -> Pack {
        let mut rules = RuleSet { code: "test".into(), ..RuleSet::default() };
        rules.symbols.intern("case");
        Pack { rules }
    }

    pub(crate) fn marks(&mut self, patterns: &[&str]) -> Marks {
        patterns.iter().fold(Marks::NONE, |all, text| {
            let pattern = Pattern::parse(text, &mut self.rules.symbols).expect("the test gives a pattern");
            all.and(self.rules.patterns.mark(pattern).expect("a test has few patterns"))
        })
    }

    /// A clock as the law has it: from acceptance to conclusion, suspended by special procedures of any ground.
    pub(crate) fn clock(&mut self, limit: LimitSource) -> ClockSpec {
        let code = self.rules.symbols.intern("promised");
        let case = self.rules.symbols.intern("case");
        let (starts, stops) = (self.marks(&["accepted"]), self.marks(&["concluded", "withdrawn"]));
        let mut clock = ClockSpec::new(code, case, starts, stops);
        clock.limit.push(limit);
        clock.suspends.push(SuspendSpec {
            from: self.marks(&["special_started"]),
            to: self.marks(&["special_ended"]),
            same_subject: true,
            grounds: Vec::new(),
            needs_notice: false,
            cap: Cap::Actual,
        });
        clock
    }

    pub(crate) fn extension(&mut self, roles: &[&str], most: &str) -> ExtendSpec {
        ExtendSpec {
            by: self.marks(&["extended"]),
            roles: roles.iter().map(|role| self.rules.symbols.intern(role)).collect(),
            roles_joint: Vec::new(),
            most: limit(most),
            most_joint: limit("15 working_day"),
            needs_reason: false,
        }
    }

    pub(crate) fn add(&mut self, clock: ClockSpec) -> ClockIndex {
        self.rules.clocks.push(clock);
        ClockIndex(u16::try_from(self.rules.clocks.len() - 1).expect("a test has few clocks"))
    }

    /// A rule with one level for each threshold.
    pub(crate) fn rule(&mut self, clock: ClockIndex, levels: Vec<Threshold>, supersede: bool) {
        let code = format!("rule-{}", self.rules.rules.len());
        let info = info(&code, self.rules.symbols.find("case").expect("every pack has it"), levels.len());
        self.rules.rules.push(RuleEntry {
            info: RuleInfo { supersede, ..info },
            check: Some(Box::new(Over { clock, levels })),
            period: None,
            filter: Filter::default(),
            guard: None,
        });
    }

    /// A rule that finds every event of some patterns.
    pub(crate) fn every(&mut self, patterns: &[&str]) {
        let marks = self.marks(patterns);
        let code = format!("rule-{}", self.rules.rules.len());
        let info = info(&code, self.rules.symbols.find("case").expect("every pack has it"), 1);
        let check: Box<dyn Rule> = Box::new(Every { marks });
        let entry =
            RuleEntry { info, check: Some(check), period: None, filter: Filter::default(), guard: None };
        self.rules.rules.push(entry);
    }
}

fn info(code: &str, matter: Sym, levels: usize) -> RuleInfo {
    let level = |at: usize| Level {
        code: format!("level-{at}"),
        name: Words::default(),
        colour: "yellow".into(),
        score_centi: 0,
        notice_only: false,
    };
    RuleInfo {
        code: code.into(),
        name: Words::default(),
        kind: "test".into(),
        version: 1,
        point: CheckPoint::Time,
        basis: "行政许可法 第七十四条".into(),
        matter,
        from: Day::new(i32::MIN),
        through: Day::new(i32::MAX),
        levels: (0..levels).map(level).collect(),
        supersede: false,
        issue: IssueMode::Automatic,
        then: Then::Card,
        notify: Vec::new(),
        follow_ups: Vec::new(),
        parts: Vec::new(),
    }
}

/// Finds a clock over its thresholds.
#[derive(Debug)]
struct Over {
    clock: ClockIndex,
    levels: Vec<Threshold>,
}

impl Rule for Over {
    fn check(&self, view: &View<'_>, found: &mut Found<'_>) {
        for (number, run) in view.runs(self.clock).iter().enumerate() {
            for (level, threshold) in self.levels.iter().enumerate() {
                let Some(crossing) = view.crossing(run, threshold) else { continue };
                let level = u8::try_from(level).expect("a test has few levels");
                let mut finding = found.finding(level, run.occasion, crossing.at, crossing.boundary.day);
                finding.run = u32::try_from(number).expect("a test has few runs");
                found.add(view, finding);
            }
        }
    }

    fn demand(&self) -> Words {
        Words::default()
    }

    fn avoid(&self) -> Words {
        Words::default()
    }
}

/// Finds every event of some patterns.
#[derive(Debug)]
struct Every {
    marks: Marks,
}

impl Rule for Every {
    fn check(&self, view: &View<'_>, found: &mut Found<'_>) {
        for (at, fact) in view.all(self.marks) {
            let mut finding = found.finding(0, view.occasion(fact), fact.at, view.day_of(fact.at));
            finding.evidence[0] = u32::try_from(at).expect("a test has few facts");
            found.add(view, finding);
        }
    }

    fn demand(&self) -> Words {
        Words::default()
    }

    fn avoid(&self) -> Words {
        Words::default()
    }
}

/// A matter as its events.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) events: Vec<Event>,
}

impl Told {
    pub(crate) fn event(&mut self, kind: EventKind, at: Moment) -> &mut Event {
        let id = format!("e{}", self.events.len() + 1);
        self.events.push(Event::new(&id, "CS-1", kind, at));
        self.events.last_mut().expect("just pushed")
    }

    /// Adds `2026-03-02 10:00 accepted`, with a subject after a colon.
    pub(crate) fn line(mut self, line: &str) -> Told {
        let mut words = line.split(' ');
        let (date, time, what) = (words.next(), words.next(), words.next());
        let when = at(&format!("{} {}", date.expect("a day"), time.expect("a time")));
        let (kind, subject) = what.map(|what| what.split_once(':').unwrap_or((what, ""))).expect("a kind");
        let (kind, outcome) = kind.split_once('=').unwrap_or((kind, ""));
        let event = self.event(EventKind::from_code(kind).expect("a kind of event"), when);
        event.subject = subject.into();
        event.outcome = Outcome::from_code(outcome).expect("an outcome");
        self
    }

    pub(crate) fn lines(lines: &[&str]) -> Told {
        lines.iter().fold(Told::default(), |told, line| told.line(line))
    }
}

/// What supervision saw, kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) findings: Vec<Finding>,
    pub(crate) runs: Vec<ClockRun>,
    pub(crate) spans: Vec<Vec<Span>>,
    pub(crate) used: Vec<Option<u32>>,
    pub(crate) used_micros: Vec<Option<i64>>,
    pub(crate) worked: Vec<Option<u32>>,
    pub(crate) ledgers: Vec<Ledger>,
}

pub(crate) fn see(pack: &Pack, item: Option<&ItemVersion>, told: &Told, as_of: Moment) -> Seen {
    let mut symbols = pack.rules.symbols.clone();
    let versions: Vec<ItemVersion> = item.cloned().into_iter().collect();
    let catalogue = Catalogue::new(&versions, &mut symbols).expect("the test's item is possible");
    let facts =
        fold(&told.events, as_of, &pack.rules.patterns, &mut symbols).expect("the events are a history");
    let setting = Setting { calendar: &CALENDAR, catalogue: &catalogue, rules: &pack.rules };
    let matter = Matter {
        kind: symbols.find("case").expect("every pack has it"),
        item: item.and_then(|item| symbols.find(&item.code)).unwrap_or(Sym::NONE),
        department: Sym::NONE,
        facts: &facts.list,
        details: &facts.details,
        symbols: &symbols,
    };
    let mut seen = Seen::default();
    supervise(&setting, &matter, as_of, &mut Scratch::default(), |verdict| keep(verdict, &mut seen));
    seen
}

fn keep(verdict: &Verdict<'_>, seen: &mut Seen) {
    let view = verdict.view;
    let (calendar, as_of) = (view.setting.calendar, view.as_of);
    seen.findings = verdict.findings.to_vec();
    for run in view.runs.all() {
        let spec = view.clock(run.clock).expect("a run is of a clock");
        let runs: &Runs = view.runs;
        seen.spans.push(runs.spans(run).to_vec());
        seen.used.push(runs.used(calendar, spec, run, as_of));
        seen.used_micros.push(runs.used_micros(calendar, spec, run, as_of));
        seen.worked.push(runs.worked(calendar, spec, run, as_of));
        seen.ledgers.push(ledger(calendar, spec, run, runs, as_of).expect("within the calendar"));
        seen.runs.push(*run);
    }
}

/// An item that says only its limits.
pub(crate) fn item(promised: &str, statutory: &str) -> ItemVersion {
    let mut item = ItemVersion::new("permit");
    item.promised = Some(limit(promised));
    item.statutory = Some(limit(statutory));
    item
}

pub(crate) fn pinned_version(view: &View<'_>) -> Option<u32> {
    view.item.map(|item: &Item| item.version)
}
