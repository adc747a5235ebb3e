//! How many situations of each mistake, and how far each may go.

use super::catalogue::Accountability;
use super::word::{Gravity, Mistake};

/// The catalogue counted: the three mistakes in three grades.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grades {
    /// Situations of each mistake.
    pub situations: [usize; Mistake::CODES.len()],
    /// Situations of each mistake that have a degree of each gravity.
    pub degrees: [[usize; Gravity::CODES.len()]; Mistake::CODES.len()],
    /// Situations with a rule as evidence.
    pub with_rules: usize,
    /// Situations that only people can learn of.
    pub without_rules: usize,
}

impl Accountability {
    /// Counts it.
    #[must_use]
    pub fn grades(&self) -> Grades {
        let mut grades = Grades::default();
        for situation in &self.situations {
            let mistake = situation.mistake as usize;
            grades.situations[mistake] += 1;
            for degree in &situation.degrees {
                grades.degrees[mistake][degree.gravity as usize] += 1;
            }
            match situation.rules.is_empty() {
                true => grades.without_rules += 1,
                false => grades.with_rules += 1,
            }
        }
        grades
    }
}
