//! What is counted over all cases.

use engine::{Count, Dimension, Finding, RuleIndex, RuleSet, Statistics, Sum, Sym, Symbols};

/// The counts of one department.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DepartmentCount {
    /// Which department.
    pub department: Sym,
    /// Its cases.
    pub cases: u64,
    /// Those that are finished.
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

/// Findings that one worker counts: by rule, its levels.
#[derive(Debug)]
pub(super) struct Levels(Vec<Vec<LevelCount>>);

impl Levels {
    pub(super) fn new(rules: &RuleSet) -> Levels {
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
        Levels(levels.collect())
    }

    /// Counts the findings of a case.
    pub(super) fn observe(&mut self, findings: &[Finding]) {
        for (at, finding) in findings.iter().enumerate() {
            let levels = self.0.get_mut(usize::from(finding.rule.0));
            let Some(count) = levels.and_then(|levels| levels.get_mut(usize::from(finding.level))) else {
                continue;
            };
            count.findings += 1;
            count.standing += u64::from(finding.standing);
            let same = |other: &Finding| other.rule == finding.rule && other.level == finding.level;
            count.cases += u64::from(!findings[..at].iter().any(same));
        }
    }

    /// Adds what another worker counted.
    pub(super) fn add(&mut self, other: &Levels) {
        for (ours, theirs) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            ours.findings += theirs.findings;
            ours.standing += theirs.standing;
            ours.cases += theirs.cases;
        }
    }

    /// Returns the counts of all levels, rule by rule.
    pub(super) fn list(&self) -> Vec<LevelCount> {
        self.0.concat()
    }
}

/// Returns the counts by department, in the order of the codes.
pub(super) fn departments(statistics: &Statistics, symbols: &Symbols) -> Vec<DepartmentCount> {
    let rows = statistics.rows(Dimension::Department).into_iter();
    let mut counts: Vec<DepartmentCount> = rows
        .map(|(department, row)| DepartmentCount {
            department,
            cases: row.count(Count::Cases),
            done: row.count(Count::Finished),
            used_days: row.sum(Sum::Worked),
            findings: row.sum(Sum::Findings),
        })
        .collect();
    counts.sort_by(|a, b| symbols.text(a.department).cmp(symbols.text(b.department)));
    counts
}
