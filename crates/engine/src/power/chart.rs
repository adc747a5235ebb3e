//! The powers as they are written.

use crate::accountability::RuleRef;
use crate::catalogue::Basis;
use crate::codes::codes;
use crate::rule::Words;
use alloc::string::String;
use alloc::vec::Vec;

codes! {
    /// How likely and how harmful a risk is, as the power's own list grades it.
    RiskLevel {
        /// 低.
        Low "low" "低" "low",
        /// 中.
        Medium "medium" "中" "medium",
        /// 高.
        High "high" "高" "high",
    }
}

/// The powers of a place (权力清单), with the kinds of risk and the measures that they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Powers {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Its version.
    pub version: u32,
    /// Where it comes from.
    pub basis: String,
    /// The kinds of risk.
    pub risks: Vec<Risk>,
    /// The measures.
    pub measures: Vec<Measure>,
    /// The powers.
    pub powers: Vec<Power>,
}

/// A kind of integrity risk (廉政风险): it becomes a risk point where a step of a power has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// How it shows.
    pub text: Words,
    /// Its level where a step says nothing else.
    pub level: RiskLevel,
}

/// A control measure (防控措施).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// What is done.
    pub text: Words,
    /// The kinds of risk that it is against; at least one.
    pub against: Vec<String>,
    /// The rules that enforce it; none where only people do.
    pub rules: Vec<RuleRef>,
}

/// One power with its flowchart (权力、流程图).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Power {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// The department that has it.
    pub department: String,
    /// The kind of power: `permit`, `penalty`, …
    pub kind: String,
    /// The items by which it is carried out, as logs call them.
    pub items: Vec<String>,
    /// The law.
    pub basis: Vec<Basis>,
    /// The flowchart: the first step is where it starts.
    pub steps: Vec<PowerStep>,
    /// The measures that the department takes.
    pub measures: Vec<String>,
}

/// A step of a flowchart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PowerStep {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Who does it.
    pub role: String,
    /// The steps that may follow; none where the flow ends.
    pub next: Vec<String>,
    /// Its risk points.
    pub risks: Vec<RiskPoint>,
}

/// A risk point (风险点): a kind of risk in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskPoint {
    /// The kind of risk.
    pub code: String,
    /// Its level here.
    pub level: RiskLevel,
}

impl Powers {
    /// Finds a kind of risk.
    #[must_use]
    pub fn risk(&self, code: &str) -> Option<&Risk> {
        self.risks.iter().find(|risk| risk.code == code)
    }

    /// Finds a measure.
    #[must_use]
    pub fn measure(&self, code: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.code == code)
    }

    /// Lists every risk point with its power and step.
    pub fn points(&self) -> impl Iterator<Item = (&Power, &PowerStep, &RiskPoint)> {
        self.powers.iter().flat_map(|power| {
            power.steps.iter().flat_map(move |step| step.risks.iter().map(move |point| (power, step, point)))
        })
    }

    /// Counts the measures taken, power by power.
    #[must_use]
    pub fn measures_taken(&self) -> usize {
        self.powers.iter().map(|power| power.measures.len()).sum()
    }
}
