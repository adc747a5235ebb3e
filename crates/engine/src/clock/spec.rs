//! The definition of a clock, compiled from a pack.

use crate::event::Marks;
use crate::symbol::Sym;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::Limit;
use calendar::{DayEnd, FirstDay, RollLastDay, SuspensionDays};

/// The place of a clock in its rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockIndex(pub u16);

/// What a clock is made of: data of a pack, never code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockSpec {
    /// Its code (`promised`, `statutory`, `step`, …).
    pub code: Sym,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// The kind of matter it runs on (`case`, `ticket`, …).
    pub matter: Sym,
    /// Once for the matter, or once for each start.
    pub per: Per,
    /// The events that start it.
    pub starts: Marks,
    /// A start that the law puts in place of a missing one.
    pub deemed: Option<Deemed>,
    /// The events that stop it.
    pub stops: Marks,
    /// Events that undo a stop: the matter was opened again.
    pub reopens: Marks,
    /// Events from which the whole limit runs anew.
    pub restarts: Marks,
    /// Where the limit comes from: the first source that has one.
    pub limit: Vec<LimitSource>,
    /// What suspends it.
    pub suspends: Vec<SuspendSpec>,
    /// What extends it.
    pub extends: Option<ExtendSpec>,
    /// Whether days are counted, or the time of day is kept.
    pub counting: Counting,
    /// Whether the first day counts (民法典 art. 201: it does not).
    pub first_day: FirstDay,
    /// When the last day ends (民法典 art. 203).
    pub day_end: DayEnd,
    /// Whether a last calendar day rolls off a rest day (民法典 art. 203).
    pub roll: RollLastDay,
    /// Which days of a suspension are left out.
    pub suspension_days: SuspensionDays,
    /// Whether a due instant that was declared ends the clock itself, or the day that it lies in does.
    pub declared: DeclaredDue,
    /// The legal basis.
    pub basis: String,
}

impl ClockSpec {
    /// Makes a clock with the law's readings: once for the matter, in whole days, the first day not counted (民法典
    /// art. 201), to the close of business of the last (art. 203), nothing that suspends or extends it, and no limit
    /// yet.
    #[must_use]
    pub fn new(code: Sym, matter: Sym, starts: Marks, stops: Marks) -> ClockSpec {
        ClockSpec {
            code,
            zh: String::new(),
            en: String::new(),
            matter,
            per: Per::Matter,
            starts,
            deemed: None,
            stops,
            reopens: Marks::NONE,
            restarts: Marks::NONE,
            limit: Vec::new(),
            suspends: Vec::new(),
            extends: None,
            counting: Counting::Day,
            first_day: FirstDay::Excluded,
            day_end: DayEnd::CloseOfBusiness,
            roll: RollLastDay::Forward,
            suspension_days: SuspensionDays::AfterStartThroughEnd,
            declared: DeclaredDue::Instant,
            basis: String::new(),
        }
    }

    /// Returns whether suspensions are left out from instant to instant and not by whole days.
    #[inline]
    #[must_use]
    pub fn by_instants(&self) -> bool {
        self.suspension_days == SuspensionDays::Instants && self.counting == Counting::Instant
    }

    /// Returns whether the day on which a suspension begins is left out, so that it reaches back over the hours
    /// before it.
    #[inline]
    pub(crate) fn reaches_back(&self) -> bool {
        matches!(self.suspension_days, SuspensionDays::StartThroughBeforeEnd | SuspensionDays::Both)
    }
}

/// How often a clock runs in one matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Once: from the first start to the first stop.
    Matter,
    /// From each start to the next stop of the same subject.
    Each,
    /// As [`Per::Each`], and the time on the same subject adds up over returns.
    Subject,
    /// Once for each stop that has a limit, from the last start before it: for logs that record parts of a matter
    /// only when they are done, with the limit on the record (`planned`, `declared`, the limit of the step). A stop
    /// before any start is a run of its own instant. What is late is known when the stop is, not before.
    Stop,
}

/// What a declared due instant means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclaredDue {
    /// The instant is the last one in time.
    Instant,
    /// The whole day that it lies in is in time, to its end by [`ClockSpec::day_end`]: a system that writes 09:30:39
    /// because that is when it computed the day means the day.
    Day,
}

/// A start that the law puts in place of a missing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deemed {
    /// What kind of silence it is.
    pub kind: DeemedKind,
    /// The event from which the clock is deemed to have started.
    pub from: Marks,
    /// The events that prevent it.
    pub unless: Marks,
    /// How long the authority has to prevent it.
    pub within: Limit,
}

/// The kind of silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeemedKind {
    /// 行政许可法 art. 32(4): no notice within the limit, so accepted from the day of receipt.
    Acceptance,
}

/// Where the limit of a clock comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitSource {
    /// The item's promised limit.
    Promised,
    /// The item's statutory limit.
    Statutory,
    /// The item's limit for accepting.
    Accept,
    /// The item's limit for delivering.
    Deliver,
    /// The limit of the item's step that the start names.
    Step,
    /// The limit of the item's special procedure that the start names.
    Special,
    /// The planned length that the starting event gives.
    Planned,
    /// The due instant that the handling system declared on the starting event; on the stopping one with
    /// [`Per::Stop`].
    Declared,
    /// A fixed limit.
    Fixed(Limit),
    /// A fixed limit for items on which several organs decide together.
    FixedJoint(Limit),
}

impl LimitSource {
    /// Returns whether the limit comes from the item, so that a matter without a listed item has none.
    #[must_use]
    pub const fn is_of_item(&self) -> bool {
        match self {
            LimitSource::Promised
            | LimitSource::Statutory
            | LimitSource::Accept
            | LimitSource::Deliver
            | LimitSource::Step
            | LimitSource::Special => true,
            LimitSource::Planned
            | LimitSource::Declared
            | LimitSource::Fixed(_)
            | LimitSource::FixedJoint(_) => false,
        }
    }
}

impl ClockSpec {
    /// Returns whether some source of its limit is the item.
    #[must_use]
    pub fn is_of_item(&self) -> bool {
        self.limit.iter().any(LimitSource::is_of_item)
    }
}

/// What suspends a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuspendSpec {
    /// The events that begin it.
    pub from: Marks,
    /// The events that end it.
    pub to: Marks,
    /// Whether begin and end must name the same subject.
    pub same_subject: bool,
    /// The closed list of grounds (行政许可法 art. 45), when only lawful suspensions stop the clock; empty for any.
    pub grounds: Vec<Sym>,
    /// Whether a written notice and a planned length are needed to stop the clock (art. 45).
    pub needs_notice: bool,
    /// Whether more than the planned length may be left out.
    pub cap: Cap,
}

/// How much of a suspension is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cap {
    /// Its actual time.
    Actual,
    /// At most the planned length.
    Planned,
}

/// What extends a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtendSpec {
    /// The events that extend it.
    pub by: Marks,
    /// The roles that may; empty for any.
    pub roles: Vec<Sym>,
    /// The roles that may where several organs decide together (art. 42(2): the head of the government at that
    /// level); empty for the same.
    pub roles_joint: Vec<Sym>,
    /// How long at most.
    pub most: Limit,
    /// How long at most where several organs decide together.
    pub most_joint: Limit,
    /// Whether reasons must have been told.
    pub needs_reason: bool,
}

/// How used time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// In whole days; the limit ends when its last day ends (the law's reading).
    Day,
    /// From the starting instant, keeping the time of day (the habit of several vendors).
    Instant,
}
