//! The mechanism of supervision: matters with clocks, made of events, judged by one pure function.
//!
//! - [`Event`] is what happened, frozen JSON; [`fold`] makes the compact [`Fact`]s of a matter as known at an instant.
//! - [`ItemVersion`] and [`Catalogue`] say what an authority may do, how, and within which limits.
//! - A [`ClockSpec`] is data: what starts, stops, suspends and extends a clock. A [`ClockRun`] is one clock running;
//!   [`ledger`] shows it day by day.
//! - A [`RuleSet`] is a compiled pack. The engine knows no kind of rule: they implement [`Rule`] in another crate.
//! - [`accountability`] and [`power`] are catalogues for people: what brings accountability, and where power is at risk.
//! - [`desk`] has what the supervisors do about a finding: cards, letters, accountability files.
//! - [`supervise`] puts these together: clocks and findings of one matter as known at an instant.
//!
//! Nothing here reads a clock, a file or randomness; nothing here uses floats. The same events give the same findings
//! on every machine, for ever.
#![no_std]
#![cfg_attr(not(test), warn(missing_docs))]

extern crate alloc;

pub mod accountability;
mod catalogue;
mod clock;
mod codes;
pub mod desk;
mod event;
mod finding;
pub mod power;
mod rule;
mod statistics;
pub mod story;
mod supervise;
mod symbol;

pub use calendar::{LIMIT_COUNT_MAX, Limit, LimitError, Unit};
pub use catalogue::{
    Basis, CaseType, Catalogue, CatalogueError, FeeStandard, Item, ItemFee, ItemMaterial, ItemSpecial,
    ItemState, ItemStep, ItemVersion, MaterialRule, SpecialRule, StepRule, check as check_item,
};
pub use clock::{
    Boundary, Cap, ClockIndex, ClockRun, ClockSpec, Comparator, Counting, Crossing, DayReason, DeclaredDue,
    Deemed, DeemedKind, Due, Edge, ExtendSpec, Irregularity, Ledger, LedgerDay, LimitSource, Per, Reach,
    Rounding, Runs, Span, SuspendSpec, Threshold, ThresholdPoint, ledger,
};
pub use event::{
    Actor, Details, Document, EVENT_VERSION, Event, EventKind, Fact, Facts, Flags, FoldError, Marks, Origin,
    Outcome, Pattern, PatternError, Patterns, Subject, fold,
};
pub use finding::{
    Change, Explanation, Finding, FindingId, Found, NO_FACT, NO_RUN, PeriodFinding, Proof, RuleTally, Tally,
    Trouble, changes, explain, responsible,
};
pub use rule::{
    CheckPoint, Filter, FollowUp, Guard, IssueMode, Level, PeriodRule, Rule, RuleEntry, RuleIndex, RuleInfo,
    RuleSet, Then, Words,
};
pub use statistics::{
    Count, Dimension, Dimensions, Durations, Indicator, Measuring, MonthOf, PeriodCounts, PeriodKey,
    PeriodView, Ratio, Row, Spread, Statistics, Sum, SuspendedMatters, VoidMatters, ZeroDenominator,
    judge_periods, month_number, promised_speed_up,
};
pub use supervise::{First, Matter, Scratch, Setting, Verdict, View, supervise};
pub use symbol::{Sym, Symbols};
