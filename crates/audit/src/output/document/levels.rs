//! Levels of findings by name, the gravest first: packs name them, several rules share them.

use super::frame::Told;
use engine::RuleIndex;
use report::Tone;

/// A level.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LevelName {
    pub(super) tone: Tone,
    pub(super) name: String,
}

/// Returns the level of a rule.
pub(super) fn level(told: &Told<'_>, rule: RuleIndex, level: u8) -> Option<LevelName> {
    let entry = told.report.rules.rule(rule)?;
    let level = entry.info.levels.get(usize::from(level))?;
    let name = told.frame.language.of(&level.name).to_owned();
    Some(LevelName { tone: Tone::of_colour(&level.colour), name })
}

/// Returns the levels of which findings stand, with how many, the gravest first.
pub(super) fn standing(told: &Told<'_>) -> Vec<(LevelName, u64)> {
    let mut levels: Vec<(LevelName, u64)> = Vec::new();
    for count in told.report.audit.levels.iter().filter(|count| count.standing > 0) {
        let Some(name) = level(told, count.rule, count.level) else { continue };
        match levels.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum += count.standing,
            None => levels.push((name, count.standing)),
        }
    }
    levels.sort_by(|(a, _), (b, _)| b.cmp(a));
    levels
}
