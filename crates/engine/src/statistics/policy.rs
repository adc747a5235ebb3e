//! What statistics are told beforehand: which clocks, which matters count, by what they are grouped.

use crate::clock::ClockIndex;
use crate::rule::RuleSet;
use crate::symbol::Sym;
use alloc::vec::Vec;

/// Whether void and withdrawn matters count (作废、撤回).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum VoidMatters {
    /// They are counted as void and in nothing else. The default.
    #[default]
    LeftOut,
    /// They are handled and finished like others.
    Counted,
}

/// Whether matters in an open suspension count (特别程序中).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SuspendedMatters {
    /// They are handled, and not finished. The default.
    #[default]
    Counted,
    /// They are counted as suspended and in nothing else.
    LeftOut,
}

/// The month a matter belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MonthOf {
    /// The month in which its clock started; its first event where it has none. The default.
    #[default]
    Start,
    /// The month in which it was finished; unfinished matters belong to none.
    End,
}

/// How statistics are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measuring {
    /// The clock of the promise (承诺时限), or of the limit that a log records in its place.
    pub promised: Option<ClockIndex>,
    /// The clock of the law (法定时限).
    pub statutory: Option<ClockIndex>,
    /// The clock from beginning to end (办理全程), for matters that have neither promise nor statutory limit.
    pub handling: Option<ClockIndex>,
    /// The clock of steps (环节时限), for statistics by step.
    pub step: Option<ClockIndex>,
    /// The clock of putting right what was rated badly (差评整改).
    pub rectification: Option<ClockIndex>,
    /// Void and withdrawn matters.
    pub void: VoidMatters,
    /// Matters in an open suspension.
    pub suspended: SuspendedMatters,
    /// The month a matter belongs to.
    pub month: MonthOf,
    /// What is grouped by, besides department and item, which always are.
    pub by: Dimensions,
    /// The district of each department, by its number; [`Sym::NONE`] or missing where it has none.
    pub districts: Vec<Sym>,
}

impl Measuring {
    /// Returns the usual way: the clocks `promised` (else `recorded`), `statutory`, `handling`, `step` and
    /// `rectification` of a rule set, by department, item and month.
    #[must_use]
    pub fn of(rules: &RuleSet) -> Measuring {
        Measuring {
            promised: rules.find_clock("promised").or_else(|| rules.find_clock("recorded")),
            statutory: rules.find_clock("statutory"),
            handling: rules.find_clock("handling"),
            step: rules.find_clock("step"),
            rectification: rules.find_clock("rectification"),
            by: Dimensions { month: true, ..Dimensions::default() },
            ..Measuring::default()
        }
    }
}

/// What is grouped by, besides department and item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dimensions {
    /// By month.
    pub month: bool,
    /// By step; a row then counts runs of the clock of steps.
    pub step: bool,
    /// By person: who ended the matter, or acted last on it.
    pub person: bool,
    /// By channel: the source of the first event.
    pub channel: bool,
}

/// A grouping that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// By department (部门).
    Department,
    /// By item (事项).
    Item,
    /// By step (环节).
    Step,
    /// By person (人员).
    Person,
    /// By district (区域).
    District,
    /// By channel (渠道).
    Channel,
}
