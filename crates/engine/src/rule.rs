//! What a rule is to the engine: something that looks at one matter and adds findings, or at the counts of a period.
//!
//! The engine knows no kind of rule. Kinds live in the crate `rules`, cities in packs.

use crate::clock::ClockSpec;
use crate::event::Patterns;
use crate::finding::{Found, PeriodFinding, Trouble};
use crate::statistics::{PeriodCounts, PeriodView};
use crate::supervise::View;
use crate::symbol::{Sym, Symbols};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::Day;
use core::fmt;

/// The place of a rule in its rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleIndex(pub u16);

/// A rule on one matter.
pub trait Rule: Send + Sync + fmt::Debug {
    /// Looks at a matter and adds what it finds. Never fails: what cannot be evaluated is said by
    /// [`Found::trouble`].
    fn check(&self, view: &View<'_>, found: &mut Found<'_>);

    /// Says in words what the law or the pack demands, in Chinese and English.
    fn demand(&self) -> Words;

    /// Says what would have avoided a finding of this rule, in Chinese and English.
    fn avoid(&self) -> Words;
}

/// A rule on the counts of a period: ratios, volumes (定量分析).
pub trait PeriodRule: Send + Sync + fmt::Debug {
    /// Adds what one matter contributes.
    fn observe(&self, view: &View<'_>, rule: RuleIndex, counts: &mut PeriodCounts);

    /// Judges the counts of all groups and periods. Whether a month is over is said of a finding by
    /// [`crate::judge_periods`]; the rule leaves out what an unfinished month cannot show.
    fn judge(&self, view: &PeriodView<'_>, out: &mut Vec<PeriodFinding>);
}

/// A guard narrows any rule: a finding stands only if the guard admits it.
pub trait Guard: Send + Sync + fmt::Debug {
    /// Returns whether the finding stands.
    ///
    /// # Errors
    /// [`Trouble::Guard`] when the guard cannot be evaluated on this matter.
    fn admits(&self, view: &View<'_>, finding: &crate::finding::Finding) -> Result<bool, Trouble>;
}

/// The same in Chinese and English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// How a finding becomes a card (亮牌方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueMode {
    /// 自动: issued at once (已发).
    Automatic,
    /// 人工: waits for a supervisor (待发).
    Manual,
}

/// What follows from a finding besides its record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// 亮牌: a card is opened; on a docket of the supervisors, a card on the supervisors.
    #[default]
    Card,
    /// 升级: the docket it is found on is taken one rung up the pack's ladder.
    Escalate,
    /// 只记录: nothing.
    Record,
}

/// What a rule looks at (监察点).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckPoint {
    /// 时效.
    Time,
    /// 流程.
    Process,
    /// 内容.
    Content,
    /// 收费.
    Fee,
    /// 裁量.
    Discretion,
    /// 风险防控.
    Risk,
    /// 作风.
    Conduct,
    /// 定量分析.
    Statistics,
    /// 证据.
    Evidence,
}

impl CheckPoint {
    /// Every check point with its words in Chinese and English.
    pub const WORDS: [(CheckPoint, &'static str, &'static str); 9] = [
        (CheckPoint::Time, "时效", "time"),
        (CheckPoint::Process, "流程", "process"),
        (CheckPoint::Content, "内容", "content"),
        (CheckPoint::Fee, "收费", "fees"),
        (CheckPoint::Discretion, "裁量", "discretion"),
        (CheckPoint::Risk, "风险防控", "risk"),
        (CheckPoint::Conduct, "作风", "conduct"),
        (CheckPoint::Statistics, "定量分析", "statistics"),
        (CheckPoint::Evidence, "证据", "evidence"),
    ];
}

/// A level of a rule: its name and colour are the pack's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its code (`notice`, `yellow`, `red`, …).
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Its colour, as a word or `#rrggbb`.
    pub colour: String,
    /// Points taken from the score for each occurrence, in hundredths.
    pub score_centi: i32,
    /// Whether it is a notice only and needs no answer.
    pub notice_only: bool,
}

/// A clock that starts with a card: reply, appeal, decide the appeal, supervise, close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Its code (`reply`, `appeal`, …).
    pub code: String,
    /// How long.
    pub limit: crate::Limit,
    /// The legal basis, or the statute it follows by analogy.
    pub basis: String,
}

/// Everything about a rule that is not its check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its code, unique in the pack.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// The kind of rule (`clock`, `sequence`, …).
    pub kind: String,
    /// Its version.
    pub version: u32,
    /// What it looks at.
    pub point: CheckPoint,
    /// The legal basis, shown on the card.
    pub basis: String,
    /// The kind of matter it is about.
    pub matter: Sym,
    /// First day in force.
    pub from: Day,
    /// Last day in force.
    pub through: Day,
    /// Its levels, lowest first.
    pub levels: Vec<Level>,
    /// Whether a higher level of the same occasion closes the lower ones.
    pub supersede: bool,
    /// How its findings become cards.
    pub issue: IssueMode,
    /// What follows from its findings.
    pub then: Then,
    /// Whom a card tells, as role codes.
    pub notify: Vec<String>,
    /// The clocks that start with a card.
    pub follow_ups: Vec<FollowUp>,
    /// Codes of the parts of the rule, where one rule has several (a step each, say); findings name one by number.
    pub parts: Vec<String>,
}

/// A rule with its information, its filter and its guard.
#[derive(Debug)]
pub struct RuleEntry {
    /// Everything but the check.
    pub info: RuleInfo,
    /// The check on one matter, if it has one.
    pub check: Option<Box<dyn Rule>>,
    /// The check on the counts of a period, if it has one.
    pub period: Option<Box<dyn PeriodRule>>,
    /// What narrows it to some items, departments and kinds of case.
    pub filter: Filter,
    /// What narrows it further.
    pub guard: Option<Box<dyn Guard>>,
}

/// Narrows a rule; an empty list is "any".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Item codes.
    pub items: Vec<Sym>,
    /// Department codes.
    pub departments: Vec<Sym>,
    /// Kinds of case.
    pub case_types: Vec<crate::CaseType>,
    /// Kinds of power.
    pub kinds: Vec<Sym>,
}

/// A set of rules with the clocks and patterns they speak of: a pack, checked and compiled.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// The pack's code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Its version.
    pub version: u32,
    /// The clocks.
    pub clocks: Vec<ClockSpec>,
    /// The rules.
    pub rules: Vec<RuleEntry>,
    /// How dockets are escalated, lowest rung first; empty where they are not.
    pub ladder: Vec<crate::desk::Rung>,
    /// The patterns.
    pub patterns: Patterns,
    /// The events of acceptance: the version of the item is pinned on that day.
    pub acceptance: crate::event::Marks,
    /// The codes the rules speak of; the catalogue and the log add theirs to a copy.
    pub symbols: Symbols,
}

impl RuleSet {
    /// Finds a rule by its code.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<(RuleIndex, &RuleEntry)> {
        let at = self.rules.iter().position(|rule| rule.info.code == code)?;
        Some((RuleIndex(u16::try_from(at).ok()?), self.rules.get(at)?))
    }

    /// Returns a rule.
    #[must_use]
    pub fn rule(&self, rule: RuleIndex) -> Option<&RuleEntry> {
        self.rules.get(usize::from(rule.0))
    }

    /// Finds a clock by its code.
    #[must_use]
    pub fn find_clock(&self, code: &str) -> Option<crate::ClockIndex> {
        let sym = self.symbols.find(code)?;
        let at = self.clocks.iter().position(|clock| clock.code == sym)?;
        Some(crate::ClockIndex(u16::try_from(at).ok()?))
    }
}

impl Filter {
    /// Returns whether the rule is for this matter.
    #[inline]
    #[must_use]
    pub fn admits(&self, view: &View<'_>) -> bool {
        let any = |list: &[Sym], sym: Sym| list.is_empty() || list.contains(&sym);
        any(&self.items, view.matter.item)
            && any(&self.departments, view.matter.department)
            && (self.case_types.is_empty()
                || view.item.is_some_and(|item| self.case_types.contains(&item.case_type)))
            && (self.kinds.is_empty() || view.item.is_some_and(|item| self.kinds.contains(&item.kind)))
    }
}
