//! What could not be read, what was in doubt, and which rules were silent.

use super::frame::Told;
use crate::problem::{Problem, ProblemCode};
use report::{Block, Cell, Column, Note, Section, Table, Tone};
use std::collections::BTreeMap;

/// How many problems a page lists.
const LISTED: usize = 20;

/// Returns the quality of the data.
pub(super) fn section(told: &Told<'_>) -> Section {
    let mut blocks = vec![Block::Table(doubts(told))];
    blocks.extend(counts(told).map(Block::Table));
    blocks.extend(problems(told).map(Block::Table));
    Section {
        id: "quality".into(),
        title: told.say("数据质量", "Data quality").into(),
        lead: told
            .say(
                "无法读取的逐条列出，其余照常计入；没有任何内容被悄悄丢弃。",
                "What could not be read is listed, the rest counts; nothing is dropped in silence.",
            )
            .into(),
        blocks,
        ..Section::default()
    }
}

fn doubts(told: &Told<'_>) -> Table {
    let report = told.report;
    let quality = &report.audit.quality;
    let empty: u64 = report.files.iter().map(|file| file.cases_without_events).sum();
    let guessed = report.files.iter().filter(|file| file.encoding_guessed).count() as u64;
    let rows = [
        ("读入的行", "rows read", report.store.rows),
        ("按映射略去的行", "rows left out by the mapping", report.store.ignored),
        ("无法读取之处", "places that could not be read", report.store.problems.total()),
        (
            "事项文件中无法读取之处",
            "places of the items file that could not be read",
            told.frame.item_problems.total(),
        ),
        ("编码为推断的文件", "files whose encoding was guessed", guessed),
        ("未列入映射的事件", "events that the mapping does not list", quality.unlisted_events),
        ("没有事件的办件", "cases without events", empty),
        ("事项不在事项库中的办件", "cases whose item is not listed", quality.cases_without_item),
        ("中途变更事项或部门的办件", "cases that change item or department", quality.cases_changing),
        ("属性前后不一致的办件", "cases whose rows disagree", quality.cases_in_conflict),
    ];
    Table {
        title: told.say("读入情况", "What was read").into(),
        columns: vec![Column::new(told.say("项目", "what")), Column::new(told.say("数量", "count"))],
        rows: rows.map(|(zh, en, count)| vec![Cell::text(told.say(zh, en)), Cell::Count(count)]).into(),
        ..Table::default()
    }
}

fn counts(told: &Told<'_>) -> Option<Table> {
    let mut counts: BTreeMap<ProblemCode, u64> = BTreeMap::new();
    for (code, count) in told.report.store.problems.counts().iter().chain(told.frame.item_problems.counts()) {
        *counts.entry(*code).or_default() += count;
    }
    let rows: Vec<Vec<Cell>> = counts
        .iter()
        .map(|(code, count)| {
            vec![
                Cell::text(told.say(code.zh(), code.en())),
                Cell::Code(code.code().into()),
                Cell::Count(*count),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        title: told.say("无法读取的原因", "Why it could not be read").into(),
        columns: vec![
            Column::new(told.say("原因", "reason")),
            Column::new(told.say("代码", "code")),
            Column::bar(told.say("处", "places"), Tone::Notice),
        ],
        rows,
        ..Table::default()
    })
}

fn problems(told: &Told<'_>) -> Option<Table> {
    let row = |problem: &Problem| {
        let Problem { file, row, column, value, code } = problem;
        vec![
            Cell::Code(format!("{file}:{row}")),
            Cell::text(column.as_str()),
            Cell::text(value.as_str()),
            Cell::Text(format!("{} ({})", told.say(code.zh(), code.en()), code.code())),
        ]
    };
    let listed = told.report.store.problems.list().iter().chain(told.frame.item_problems.list());
    let rows: Vec<Vec<Cell>> = listed.map(row).collect();
    (!rows.is_empty()).then(|| Table {
        title: told.say("逐条列出", "One by one").into(),
        columns: [("位置", "where"), ("列", "column"), ("内容", "value"), ("原因", "reason")]
            .map(|(zh, en)| Column::new(told.say(zh, en)))
            .into(),
        rows,
        shown: Some(LISTED),
        ..Table::default()
    })
}

/// Returns the rules that said nothing or could not.
pub(super) fn silent(told: &Told<'_>) -> Section {
    let rows = told.frame.silent.iter().map(|rule| {
        let tone = if rule.could_not > 0 { Tone::Notice } else { Tone::Faint };
        vec![
            Cell::text(rule.name.as_str()),
            Cell::Flag(tone, rule.why.clone()),
            Cell::Count(rule.evaluated),
            Cell::Count(rule.could_not),
            Cell::text(rule.troubles.as_str()),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let block = if rows.is_empty() {
        let words = told.say("每条规则都触发过，都能评估。", "Every rule fired and could be evaluated.");
        Block::Notes(vec![Note::new(Tone::Good, words)])
    } else {
        let heads = [
            ("规则", "rule"),
            ("情况", "state"),
            ("适用的办件", "cases it is about"),
            ("不能评估", "could not"),
            ("缺少什么", "what is missing"),
        ];
        Block::Table(Table {
            title: told.say("沉默的规则", "Silent rules").into(),
            columns: heads.map(|(zh, en)| Column::new(told.say(zh, en))).into(),
            rows,
            ..Table::default()
        })
    };
    Section {
        id: "silent".into(),
        title: told.say("沉默的规则", "Silent rules").into(),
        lead: told
            .say(
                "从未触发或不能评估的规则：沉默也要说出来。",
                "Rules that never fired or could not be evaluated: silence is shown.",
            )
            .into(),
        blocks: vec![block],
        ..Section::default()
    }
}
