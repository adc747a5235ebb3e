//! A card as it can be told again in another pack: by codes, never by places in a list.

use calendar::{Day, Moment};
use engine::{Finding, RuleIndex, RuleSet, Sym, Symbols};

/// A standing finding, spoken of by its codes.
///
/// Two packs number their rules differently, so *the same card* is: the same case, the same code of rule and part, the
/// same code of level, and the same day. Where only the day differs the card has *moved*; where only the level differs
/// it is *regraded*. Findings that a higher level of the same occasion closed are no cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Card {
    /// The code of its rule.
    pub rule: Sym,
    /// The code of its part, where the rule has several.
    pub part: Sym,
    /// The code of its level.
    pub level: Sym,
    /// The day it is about.
    pub day: Day,
    /// The occasion that tells it from others of the same rule.
    pub occasion: Moment,
    /// The first instant at which it could be known.
    pub at: Moment,
}

/// What became of a card from one setting to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardChange {
    /// Only the other setting gives it.
    Gained(Card),
    /// Only this setting gives it.
    Lost(Card),
    /// Both give it, on different days.
    Moved {
        /// As it is.
        before: Card,
        /// As it would be.
        after: Card,
    },
    /// Both give it, at different levels.
    Regraded {
        /// As it is.
        before: Card,
        /// As it would be.
        after: Card,
    },
}

impl CardChange {
    /// Returns the code of what became of it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            CardChange::Gained(_) => "gained",
            CardChange::Lost(_) => "lost",
            CardChange::Moved { .. } => "moved",
            CardChange::Regraded { .. } => "regraded",
        }
    }

    /// Returns the card as it is, if it is.
    #[must_use]
    pub const fn before(&self) -> Option<&Card> {
        match self {
            CardChange::Gained(_) => None,
            CardChange::Lost(card) => Some(card),
            CardChange::Moved { before, .. } | CardChange::Regraded { before, .. } => Some(before),
        }
    }

    /// Returns the card as it would be, if it would.
    #[must_use]
    pub const fn after(&self) -> Option<&Card> {
        match self {
            CardChange::Lost(_) => None,
            CardChange::Gained(card) => Some(card),
            CardChange::Moved { after, .. } | CardChange::Regraded { after, .. } => Some(after),
        }
    }

    /// Returns the card it is told by: as it would be, else as it is.
    #[must_use]
    pub const fn told(&self) -> &Card {
        match self {
            CardChange::Gained(card) | CardChange::Lost(card) => card,
            CardChange::Moved { after, .. } | CardChange::Regraded { after, .. } => after,
        }
    }
}

/// A rule of one pack that is called otherwise in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Its code in the first pack.
    pub before: String,
    /// Its code in the second.
    pub after: String,
}

/// The codes of rules, parts and levels of both packs.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    symbols: Symbols,
    before: Vec<RuleCodes>,
    after: Vec<RuleCodes>,
}

#[derive(Clone, Debug, Default)]
struct RuleCodes {
    rule: Sym,
    parts: Vec<Sym>,
    levels: Vec<Sym>,
}

impl Codes {
    /// Gathers the codes. A rule that is renamed is told by its first code.
    pub(super) fn new(before: &RuleSet, after: &RuleSet, renamed: &[Renamed]) -> Codes {
        let mut codes = Codes::default();
        codes.before = codes.list(before, &[]);
        codes.after = codes.list(after, renamed);
        codes
    }

    fn list(&mut self, rules: &RuleSet, renamed: &[Renamed]) -> Vec<RuleCodes> {
        let mut list = Vec::with_capacity(rules.rules.len());
        for entry in &rules.rules {
            let other = renamed.iter().find(|pair| pair.after == entry.info.code);
            let rule = other.map_or(entry.info.code.as_str(), |pair| pair.before.as_str());
            list.push(RuleCodes {
                rule: self.symbols.intern(rule),
                parts: entry.info.parts.iter().map(|part| self.symbols.intern(part)).collect(),
                levels: entry.info.levels.iter().map(|level| self.symbols.intern(&level.code)).collect(),
            });
        }
        list
    }

    /// Returns the text of a code.
    #[must_use]
    pub fn text(&self, code: Sym) -> &str {
        self.symbols.text(code)
    }

    /// Returns the code of a rule and of one of its levels.
    pub(super) fn rule(&self, side: Side, rule: RuleIndex, level: u8) -> (Sym, Sym) {
        let found = self.of(side).get(usize::from(rule.0));
        let code = |list: &[Sym], at: usize| list.get(at).copied().unwrap_or_default();
        found.map_or((Sym::NONE, Sym::NONE), |codes| (codes.rule, code(&codes.levels, usize::from(level))))
    }

    /// Tells the standing findings of a case by their codes.
    pub(super) fn cards(&self, side: Side, findings: &[Finding], out: &mut Vec<Card>) {
        out.clear();
        let standing = findings.iter().filter(|finding| finding.standing);
        out.extend(standing.map(|finding| {
            let (rule, level) = self.rule(side, finding.rule, finding.level);
            let parts = self.of(side).get(usize::from(finding.rule.0)).map_or(&[][..], |codes| &codes.parts);
            let part = parts.get(usize::from(finding.part)).copied().unwrap_or_default();
            let Finding { day, occasion, at, .. } = *finding;
            Card { rule, part, level, day, occasion, at }
        }));
    }

    fn of(&self, side: Side) -> &[RuleCodes] {
        match side {
            Side::Before => &self.before,
            Side::After => &self.after,
        }
    }
}

/// Which of the two settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// As it is.
    Before,
    /// As it would be.
    After,
}
