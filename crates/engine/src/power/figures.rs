//! The figures of a coverage, for pages and lists.

use super::chart::RiskLevel;
use super::coverage::{Cover, Coverage, PointCover};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// A coverage in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Powers, each with a flowchart.
    pub powers: usize,
    /// Risk points.
    pub points: usize,
    /// Measures taken, power by power.
    pub measures: usize,
    /// Points of each level.
    pub levels: [usize; RiskLevel::CODES.len()],
    /// Points of each level that a rule in force watches.
    pub levels_by_rule: [usize; RiskLevel::CODES.len()],
    /// Points of each state of cover.
    pub covers: [usize; Cover::CODES.len()],
    /// Measures taken that name a rule.
    pub measures_with_rule: usize,
    /// The same for each department, in the order of their names.
    pub departments: Vec<DepartmentFigures>,
}

/// A department in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentFigures {
    /// The department.
    pub department: String,
    /// Its powers.
    pub powers: usize,
    /// Their risk points.
    pub points: usize,
    /// Those of the highest level.
    pub high: usize,
    /// Points with a measure.
    pub with_measure: usize,
    /// Points that a rule in force watches.
    pub by_rule: usize,
}

impl Figures {
    /// Returns how many points have a measure.
    #[must_use]
    pub fn with_measure(&self) -> usize {
        self.points - self.covers[Cover::Open as usize]
    }

    /// Returns how many points a rule in force watches.
    #[must_use]
    pub fn by_rule(&self) -> usize {
        self.levels_by_rule.iter().sum()
    }
}

impl Coverage<'_> {
    /// Counts it.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let mut figures = Figures {
            powers: self.powers.powers.len(),
            points: self.points.len(),
            measures: self.powers.measures_taken(),
            ..Figures::default()
        };
        let taken = self.powers.powers.iter().flat_map(|power| &power.measures);
        figures.measures_with_rule = taken
            .filter(|code| self.powers.measure(code).is_some_and(|measure| !measure.rules.is_empty()))
            .count();
        let mut departments: BTreeMap<&str, DepartmentFigures> = BTreeMap::new();
        for power in &self.powers.powers {
            departments.entry(&power.department).or_default().powers += 1;
        }
        for point in &self.points {
            let level = point.point.level as usize;
            figures.levels[level] += 1;
            figures.levels_by_rule[level] += usize::from(point.cover.by_rule());
            figures.covers[point.cover as usize] += 1;
            departments.entry(&point.power.department).or_default().count(point);
        }
        figures.departments = departments
            .into_iter()
            .map(|(name, figures)| DepartmentFigures { department: name.into(), ..figures })
            .collect();
        figures
    }
}

impl DepartmentFigures {
    fn count(&mut self, point: &PointCover<'_>) {
        self.points += 1;
        self.high += usize::from(point.point.level == RiskLevel::High);
        self.with_measure += usize::from(point.cover > Cover::Open);
        self.by_rule += usize::from(point.cover.by_rule());
    }
}
