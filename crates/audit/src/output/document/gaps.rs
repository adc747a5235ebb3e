//! Loud gaps: what makes the figures below less than they seem, before the figures.

use super::frame::Told;
use engine::{ClockSpec, Count, Dimension, Trouble};
use report::{Block, Note, Section, Tone, grouped};

/// Returns the remarks; where there is nothing to remark, that is said.
pub(super) fn section(told: &Told<'_>) -> Section {
    let mut notes: Vec<Note> = [unread(told), unlisted(told), without_items(told), without_promise(told)]
        .into_iter()
        .chain([conflicting(told), deaf(told), hard_of_hearing(told), provisional(told)])
        .flatten()
        .collect();
    if notes.is_empty() {
        let words = if needs_items(told) {
            told.say(
                "全部可读，全部办件的事项都在事项库中，全部规则都能评估。",
                "Everything could be read, every case's item is listed, every rule could be evaluated.",
            )
        } else {
            told.say(
                "全部可读，全部规则都能评估。",
                "Everything could be read, every rule could be evaluated.",
            )
        };
        notes.push(Note::new(Tone::Good, words));
    }
    Section {
        id: "gaps".into(),
        title: told.say("读数之前", "Before the figures").into(),
        lead: told.say("影响下列数字的缺口。", "Gaps that bear on the figures below.").into(),
        blocks: vec![Block::Notes(notes)],
        ..Section::default()
    }
}

fn note(told: &Told<'_>, count: u64, zh: &str, en: &str) -> Option<Note> {
    (count > 0).then(|| Note::new(Tone::Notice, told.fill(zh, en, &[&grouped(count)])))
}

fn unread(told: &Told<'_>) -> Option<Note> {
    let count = told.report.store.problems.total() + told.frame.item_problems.total();
    note(
        told,
        count,
        "{} 处无法读取，未计入；见“数据质量”。",
        "Places that could not be read and are left out: {}; see Data quality.",
    )
}

fn unlisted(told: &Told<'_>) -> Option<Note> {
    let count = told.report.audit.quality.unlisted_events;
    note(
        told,
        count,
        "{} 个事件未列入映射，不参与判定。",
        "Events that the mapping does not list, and that judge nothing: {}.",
    )
}

/// Whether an items file was given, or the rules ask for one: a log may record its limits itself.
fn needs_items(told: &Told<'_>) -> bool {
    told.frame.items_from.is_some() || told.report.rules.clocks.iter().any(ClockSpec::is_of_item)
}

fn without_items(told: &Told<'_>) -> Option<Note> {
    let count = if needs_items(told) { told.report.audit.quality.cases_without_item } else { 0 };
    note(
        told,
        count,
        "{} 个办件的事项不在事项库中，只能用日志自带的时限。",
        "Cases about items that are not listed, which have no limits but those that the log declares: {}.",
    )
}

fn without_promise(told: &Told<'_>) -> Option<Note> {
    let rows = told.report.audit.statistics.rows(Dimension::Item);
    let lacking = rows
        .iter()
        .filter(|(_, row)| row.count(Count::Finished) > 0 && row.count(Count::Judged) == 0)
        .count();
    note(
        told,
        lacking as u64,
        "{} 个事项的办结件没有承诺时限，无法判定是否按时。",
        "Items with finished cases but no promised limit, of which on time or late cannot be said: {}.",
    )
}

fn conflicting(told: &Told<'_>) -> Option<Note> {
    let quality = &told.report.audit.quality;
    let count = quality.cases_in_conflict + quality.cases_changing;
    note(
        told,
        count,
        "{} 个办件的事项、部门或属性前后不一致，取先出现的。",
        "Cases whose rows disagree about item, department or values, of which the first counts: {}.",
    )
}

/// Rules that could be evaluated on no case at all: their silence says nothing.
fn deaf(told: &Told<'_>) -> Option<Note> {
    let silent = told.frame.silent.iter();
    let deaf: Vec<&str> = silent
        .filter(|rule| rule.could_not > 0 && rule.evaluated <= rule.could_not)
        .map(|rule| rule.name.as_str())
        .collect();
    if deaf.is_empty() {
        return None;
    }
    let (count, names) = (deaf.len().to_string(), deaf.join(told.say("、", ", ")));
    let text = told.fill(
        "{} 条规则在任何办件上都不能评估，没有发现不等于没有问题：{}。",
        "Rules that could not be evaluated on any case, whose silence is no acquittal: {} ({}).",
        &[&count, &names],
    );
    Some(Note::new(Tone::Notice, text))
}

/// Rules that could not be evaluated on some cases.
fn hard_of_hearing(told: &Told<'_>) -> Option<Note> {
    let some =
        || told.frame.silent.iter().filter(|rule| rule.could_not > 0 && rule.evaluated > rule.could_not);
    let most = some().map(|rule| rule.could_not).max()?;
    let text = told.fill(
        "{} 条规则在部分办件上不能评估（每条至多 {} 个办件）；见“沉默的规则”。",
        "Rules that could not be evaluated on some cases: {} (at most {} cases each); see Silent rules.",
        &[&some().count().to_string(), &grouped(most)],
    );
    Some(Note::new(Tone::Notice, text))
}

fn provisional(told: &Told<'_>) -> Option<Note> {
    let outside = Trouble::OutsideCalendar as usize;
    let outside: u64 =
        told.report.audit.tally.rules().iter().map(|rule| rule.troubles[outside]).max().unwrap_or(0);
    if let Some(found) =
        note(told, outside, "{} 个办件的日期超出工作日历。", "Cases with days outside the calendar: {}.")
    {
        return Some(found);
    }
    let words = told.say(
        "所涉年份中有放假安排尚未公布的，按周末推算，结果为暂定。",
        "For some of the years no holiday arrangement is published yet: weekends were assumed, the figures are provisional.",
    );
    told.frame.provisional.then(|| Note::new(Tone::Notice, words))
}
