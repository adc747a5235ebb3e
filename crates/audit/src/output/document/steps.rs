//! The heat map: items down, steps across, working days each.

use super::frame::Told;
use engine::{Durations, Sym};
use report::{Block, Cell, Column, Section, Table};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many items and steps a map has at most: the most frequent ones.
const ITEMS: usize = 20;
const STEPS: usize = 10;

/// Returns the map; nothing where the log has no steps that begin and end.
pub(super) fn section(told: &Told<'_>) -> Option<Section> {
    let spread = told.report.audit.spread.steps();
    if spread.is_empty() {
        return None;
    }
    let items = most_frequent(&spread, ITEMS, |(item, _)| item);
    let steps = most_frequent(&spread, STEPS, |(_, step)| step);
    let rows = items.iter().map(|item| {
        let days =
            |step: &Sym| spread.get(&(*item, *step)).map_or(Cell::Missing, |days| Cell::decimal(days.mean()));
        std::iter::once(Cell::Text(told.item(*item))).chain(steps.iter().map(days)).collect()
    });
    let columns = std::iter::once(Column::new(told.say("事项", "item")));
    let table = Table {
        title: told.say("平均工作日", "Working days on average").into(),
        columns: columns.chain(steps.iter().map(|step| Column::heat(told.step(*step)))).collect(),
        rows: rows.collect(),
        note: told.fill(
            "办件最多的至多 {} 个事项、{} 个环节；颜色越深用时越长，短横表示没有这一环节。",
            "At most the {} items and {} steps with most cases; the darker the longer, a dash where there is no such step.",
            &[&ITEMS.to_string(), &STEPS.to_string()],
        ),
        ..Table::default()
    };
    Some(Section {
        id: "steps".into(),
        title: told.say("事项与环节", "Items and steps").into(),
        lead: told.say("时间用在了哪一环节。", "In which step the time went.").into(),
        blocks: vec![Block::Table(table)],
        ..Section::default()
    })
}

fn most_frequent(
    spread: &BTreeMap<(Sym, Sym), Durations>,
    at_most: usize,
    key: impl Fn((Sym, Sym)) -> Sym,
) -> Vec<Sym> {
    let mut counts: BTreeMap<Sym, u64> = BTreeMap::new();
    for (pair, days) in spread {
        *counts.entry(key(*pair)).or_default() += days.count();
    }
    let mut list: Vec<(Sym, u64)> = counts.into_iter().collect();
    list.sort_by_key(|(sym, count)| (Reverse(*count), *sym));
    list.into_iter().take(at_most).map(|(sym, _)| sym).collect()
}
