//! What is counted over all cases.

use engine::{EventKind, Finding, RuleIndex, RuleSet, Sym, Verdict};

/// The counts of one department.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DepartmentCount {
    /// Which department.
    pub department: Sym,
    /// Its cases.
    pub cases: u64,
    /// Those that are concluded.
    pub done: u64,
    /// Working days that its cases took under the promised limit, suspensions left out.
    pub used_days: u64,
    /// Findings on its cases.
    pub findings: u64,
}

/// The findings of one level of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelCount {
    /// The rule.
    pub rule: RuleIndex,
    /// The level.
    pub level: u8,
    /// How many findings.
    pub findings: u64,
    /// How many of them stand: no higher level took their place.
    pub standing: u64,
    /// How many cases have one.
    pub cases: u64,
}

/// What the log says about its own quality, beyond what could not be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Events whose activity the mapping does not list.
    pub unlisted_events: u64,
    /// Cases whose rows name different items or departments.
    pub cases_changing: u64,
    /// Cases whose rows disagree about a value of the case.
    pub cases_in_conflict: u64,
    /// Cases whose item is not in the catalogue.
    pub cases_without_item: u64,
}

impl Quality {
    pub(super) fn add(&mut self, other: &Quality) {
        self.unlisted_events += other.unlisted_events;
        self.cases_changing += other.cases_changing;
        self.cases_in_conflict += other.cases_in_conflict;
        self.cases_without_item += other.cases_without_item;
    }
}

/// Counts that one worker keeps.
#[derive(Debug)]
pub(super) struct Counts {
    /// By the number of the symbol: the place in `departments` + 1.
    places: Vec<u32>,
    pub(super) departments: Vec<DepartmentCount>,
    /// By rule, its levels.
    levels: Vec<Vec<LevelCount>>,
    promised: Option<engine::ClockIndex>,
}

impl Counts {
    pub(super) fn new(rules: &RuleSet, symbols: usize) -> Counts {
        let levels = rules.rules.iter().enumerate().map(|(at, entry)| {
            let rule = RuleIndex(u16::try_from(at).unwrap_or(u16::MAX));
            let level = |level| LevelCount {
                rule,
                level: u8::try_from(level).unwrap_or(u8::MAX),
                findings: 0,
                standing: 0,
                cases: 0,
            };
            (0..entry.info.levels.len()).map(level).collect()
        });
        Counts {
            places: vec![0; symbols],
            departments: Vec::new(),
            levels: levels.collect(),
            promised: rules.find_clock("promised"),
        }
    }

    /// Counts a case.
    #[inline]
    pub(super) fn observe(&mut self, verdict: &Verdict<'_>) {
        let view = &verdict.view;
        let findings = verdict.findings;
        let used = self.promised.map_or(0, |clock| {
            let used = |run| {
                let spec = view.clock(clock)?;
                view.runs.worked(view.setting.calendar, spec, run, view.as_of)
            };
            view.runs.of(clock).iter().filter_map(used).map(u64::from).sum()
        });
        let done = view.facts().iter().any(|fact| fact.kind == EventKind::Concluded);
        let count = self.department(view.matter.department);
        count.cases += 1;
        count.done += u64::from(done);
        count.used_days += used;
        count.findings += findings.len() as u64;
        for (at, finding) in findings.iter().enumerate() {
            self.finding(finding, &findings[..at]);
        }
    }

    fn finding(&mut self, finding: &Finding, before: &[Finding]) {
        let levels = self.levels.get_mut(usize::from(finding.rule.0));
        let Some(count) = levels.and_then(|levels| levels.get_mut(usize::from(finding.level))) else {
            return;
        };
        count.findings += 1;
        count.standing += u64::from(finding.standing);
        let same = |other: &Finding| other.rule == finding.rule && other.level == finding.level;
        count.cases += u64::from(!before.iter().any(same));
    }

    #[inline]
    fn department(&mut self, department: Sym) -> &mut DepartmentCount {
        let number = department.number() as usize;
        if self.places.len() <= number {
            self.places.resize(number + 1, 0);
        }
        if self.places[number] == 0 {
            self.departments.push(DepartmentCount { department, ..DepartmentCount::default() });
            self.places[number] = u32::try_from(self.departments.len()).unwrap_or(0);
        }
        &mut self.departments[self.places[number] as usize - 1]
    }

    /// Adds what another worker counted.
    pub(super) fn add(&mut self, other: &Counts) {
        for theirs in &other.departments {
            let ours = self.department(theirs.department);
            ours.cases += theirs.cases;
            ours.done += theirs.done;
            ours.used_days += theirs.used_days;
            ours.findings += theirs.findings;
        }
        for (ours, theirs) in self.levels.iter_mut().flatten().zip(other.levels.iter().flatten()) {
            ours.findings += theirs.findings;
            ours.standing += theirs.standing;
            ours.cases += theirs.cases;
        }
    }

    /// Returns the counts of all levels, rule by rule.
    pub(super) fn levels(&self) -> Vec<LevelCount> {
        self.levels.concat()
    }
}
