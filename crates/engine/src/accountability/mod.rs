//! The catalogue of situations that bring accountability (问责情形目录): what happened, who answers for it, by which
//! law, with which consequence, and which rules are evidence for it.
//!
//! A situation is never found by a machine. A finding is evidence; whether the situation is given, how grave it is and
//! what follows is decided by people, who are shown what the law says.

mod catalogue;
mod count;
mod situation;
mod word;

pub use catalogue::Accountability;
pub use count::Grades;
pub use situation::{Citation, Degree, RuleRef, Situation};
pub use word::{Answers, By, Consequence, Gravity, Learned, Mistake, SourceGrade};
