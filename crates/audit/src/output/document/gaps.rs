//! Loud gaps: what makes the figures below less than they seem, before the figures.

use super::frame::Told;
use engine::{Count, Dimension, Trouble};
use report::{Block, Note, Section, Tone, grouped};

/// Returns the remarks; where there is nothing to remark, that is said.
pub(super) fn section(told: &Told<'_>) -> Section {
    let mut notes: Vec<Note> = [unread(told), unlisted(told), without_items(told), without_promise(told)]
        .into_iter()
        .chain([conflicting(told), could_not(told), provisional(told)])
        .flatten()
        .collect();
    if notes.is_empty() {
        let words = told.say(
            "全部可读，全部办件的事项都在事项库中，全部规则都能评估。",
            "Everything could be read, every case's item is listed, every rule could be evaluated.",
        );
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
        "{} places could not be read and are left out; see Data quality.",
    )
}

fn unlisted(told: &Told<'_>) -> Option<Note> {
    let count = told.report.audit.quality.unlisted_events;
    note(
        told,
        count,
        "{} 个事件未列入映射，不参与判定。",
        "{} events are not listed in the mapping and judge nothing.",
    )
}

fn without_items(told: &Told<'_>) -> Option<Note> {
    let count = told.report.audit.quality.cases_without_item;
    note(
        told,
        count,
        "{} 个办件的事项不在事项库中，没有时限可用。",
        "{} cases are about items that are not listed, so they have no limits.",
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
        "{} items have finished cases but no promised limit: on time or late cannot be said.",
    )
}

fn conflicting(told: &Told<'_>) -> Option<Note> {
    let quality = &told.report.audit.quality;
    let count = quality.cases_in_conflict + quality.cases_changing;
    note(
        told,
        count,
        "{} 个办件的事项、部门或属性前后不一致，取先出现的。",
        "{} cases disagree with themselves about item, department or values; the first counts.",
    )
}

fn could_not(told: &Told<'_>) -> Option<Note> {
    let deaf: Vec<&str> =
        told.frame.silent.iter().filter(|rule| rule.could_not > 0).map(|rule| rule.name.as_str()).collect();
    if deaf.is_empty() {
        return None;
    }
    let (count, names) = (deaf.len().to_string(), deaf.join(told.say("、", ", ")));
    let text = told.fill(
        "{} 条规则在部分或全部办件上不能评估，没有发现不等于没有问题：{}。",
        "{} rules could not be evaluated on some or all cases, where silence is no acquittal: {}.",
        &[&count, &names],
    );
    Some(Note::new(Tone::Notice, text))
}

fn provisional(told: &Told<'_>) -> Option<Note> {
    let outside = Trouble::OutsideCalendar as usize;
    let outside: u64 =
        told.report.audit.tally.rules().iter().map(|rule| rule.troubles[outside]).max().unwrap_or(0);
    if let Some(found) =
        note(told, outside, "{} 个办件的日期超出工作日历。", "{} cases have days outside the calendar.")
    {
        return Some(found);
    }
    let words = told.say(
        "所涉年份中有放假安排尚未公布的，按周末推算，结果为暂定。",
        "For some of the years no holiday arrangement is published yet: weekends were assumed, the figures are provisional.",
    );
    told.frame.provisional.then(|| Note::new(Tone::Notice, words))
}
