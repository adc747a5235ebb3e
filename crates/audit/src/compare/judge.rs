//! Which card of the legacy is which finding, within one case.

use super::cards::LegacyCard;
use calendar::Day;
use engine::{CheckPoint, Due, Finding, Limit, NO_RUN, RuleIndex, RuleSet, View};

/// What a card turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Both have it, on the same day.
    Same,
    /// Both have it on the same day, but count different days over.
    OtherOverdue,
    /// Both have it, on different days.
    OtherDay,
    /// Both have a card of the rule, at different levels.
    OtherLevel,
    /// Recomputed, but the legacy has none.
    Missing,
    /// The legacy has one, but nothing justifies it.
    Unjustified,
    /// The legacy has one on a case that the log does not have.
    UnknownCase,
}

impl Verdict {
    /// Every verdict with its code and its words in Chinese and English.
    pub const ALL: [(Verdict, &'static str, &'static str, &'static str); 7] = [
        (Verdict::Same, "same", "一致", "the same"),
        (Verdict::OtherOverdue, "other_overdue", "超期天数不同", "other days over"),
        (Verdict::OtherDay, "other_day", "日期不同", "another day"),
        (Verdict::OtherLevel, "other_level", "级别不同", "another level"),
        (Verdict::Missing, "missing", "漏发", "missing"),
        (Verdict::Unjustified, "unjustified", "不应发", "not justified"),
        (Verdict::UnknownCase, "unknown_case", "日志中没有该办件", "no such case in the log"),
    ];

    /// Returns the stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        Verdict::ALL[self as usize].1
    }
}

/// A recomputed card with the arithmetic behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ours {
    /// The rule.
    pub rule: RuleIndex,
    /// The level.
    pub level: u8,
    /// Whether no higher level took its place.
    pub standing: bool,
    /// The day it is about.
    pub day: Day,
    /// The clock it is about, where it is about one.
    pub clock: Option<ClockFigures>,
}

/// The figures of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockFigures {
    /// The day on which it started.
    pub start: Day,
    /// Its limit.
    pub limit: Option<Limit>,
    /// Units added by an extension.
    pub extra: u32,
    /// How many days suspensions left out, whether worked or not.
    pub left_out: u32,
    /// The day on which it is due.
    pub due: Option<Day>,
    /// What was used beyond the limit, in the unit of the limit.
    pub over: Option<u32>,
}

/// What is compared: rules on time, or those that the legacy's cards name.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// By rule, whether it is compared.
    pub(super) rules: Vec<bool>,
}

impl Scope {
    /// Chooses the rules asked for; else those that look at time, and those that cards name. A pack that has none of
    /// the rules asked for is another reading: its rules on time are taken.
    pub(super) fn new(rules: &RuleSet, named: &[&str], only: &[String]) -> Scope {
        let known = only.iter().any(|code| rules.find(code).is_some());
        let wanted = rules.rules.iter().map(|entry| {
            if known {
                return only.contains(&entry.info.code);
            }
            entry.info.point == CheckPoint::Time || named.contains(&entry.info.code.as_str())
        });
        Scope { rules: wanted.collect() }
    }

    /// Returns the recomputed cards of a case, in order of time.
    pub(super) fn cards(&self, view: &View<'_>, findings: &[Finding], out: &mut Vec<Ours>) {
        out.clear();
        let compared = |finding: &&Finding| self.rules.get(usize::from(finding.rule.0)) == Some(&true);
        out.extend(findings.iter().filter(compared).map(|finding| Ours {
            rule: finding.rule,
            level: finding.level,
            standing: finding.standing,
            day: finding.day,
            clock: figures(view, finding),
        }));
        out.sort_by_key(|ours| (ours.day, ours.rule, ours.level));
    }
}

fn figures(view: &View<'_>, finding: &Finding) -> Option<ClockFigures> {
    if finding.run == NO_RUN {
        return None;
    }
    let run = view.runs.all().get(finding.run as usize)?;
    let spec = view.clock(run.clock)?;
    let used = view.runs.used(view.setting.calendar, spec, run, view.as_of);
    let limit = run.limit.map(|limit| (limit.count() + run.extra).saturating_sub(run.carried));
    let due = match run.due {
        Due::At { day, .. } => Some(day),
        Due::Suspended | Due::NoLimit | Due::Outside => None,
    };
    let as_of = view.day_of(view.as_of);
    let days = |(after, through): &(Day, Day)| u32::try_from((*through).min(as_of) - *after).unwrap_or(0);
    Some(ClockFigures {
        start: run.start_day,
        limit: run.limit,
        extra: run.extra,
        left_out: view.runs.left_out(run).iter().map(days).sum(),
        due,
        over: used.zip(limit).map(|(used, limit)| used.saturating_sub(limit)),
    })
}

/// Returns whether a level is what the legacy calls by this word: its code or its colour.
pub(super) fn is_level(rules: &RuleSet, rule: RuleIndex, level: u8, word: &str) -> bool {
    let level = rules.rule(rule).and_then(|entry| entry.info.levels.get(usize::from(level)));
    level.is_some_and(|level| level.code == word || level.colour == word)
}

/// A card of the legacy (by its number), a recomputed one, or both.
pub(super) type Pair = (Verdict, Option<usize>, Option<Ours>);

/// Pairs the cards of one case.
///
/// `legacy` are numbers of `cards`; `lag` is how many days after its day the legacy issues a card; `words` are the
/// levels that the file speaks of at all: a level it never speaks of is not missing.
pub(super) fn pair(
    rules: &RuleSet,
    (cards, legacy): (&[LegacyCard], &[usize]),
    ours: &mut Vec<Ours>,
    (lag, words): (i32, &[&str]),
    mut found: impl FnMut(Pair),
) {
    let code = |ours: &Ours| rules.rule(ours.rule).map_or("", |entry| entry.info.code.as_str());
    let rule = |card: &LegacyCard, ours: &Ours| card.rule.is_empty() || card.rule == code(ours);
    let level = |card: &LegacyCard, ours: &Ours| is_level(rules, ours.rule, ours.level, &card.level);
    let mut open: Vec<usize> = legacy.to_vec();
    open.sort_by_key(|at| cards[*at].day);
    for (verdict, same_level, same_day) in
        [(Verdict::Same, true, true), (Verdict::OtherDay, true, false), (Verdict::OtherLevel, false, false)]
    {
        open.retain(|at| {
            let card = &cards[*at];
            let distance = |one: &Ours| (one.day + lag - card.day).abs();
            let fits = |one: &Ours| {
                rule(card, one)
                    && (!same_day || distance(one) == 0)
                    && if same_level { level(card, one) } else { one.standing }
            };
            let fitting = ours.iter().enumerate().filter(|(_, one)| fits(one));
            let Some((place, _)) = fitting.min_by_key(|(_, one)| distance(one)) else { return true };
            let one = ours.remove(place);
            let over = one.clock.and_then(|clock| clock.over);
            let differs = card.overdue.is_some() && over.is_some() && card.overdue != over;
            let verdict = if verdict == Verdict::Same && differs { Verdict::OtherOverdue } else { verdict };
            found((verdict, Some(*at), Some(one)));
            false
        });
    }
    open.into_iter().for_each(|at| found((Verdict::Unjustified, Some(at), None)));
    let spoken_of = |one: &Ours| words.iter().any(|word| is_level(rules, one.rule, one.level, word));
    let missing = ours.drain(..).filter(|one| one.standing && spoken_of(one));
    missing.for_each(|one| found((Verdict::Missing, None, Some(one))));
}
