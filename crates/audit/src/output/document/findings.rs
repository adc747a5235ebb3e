//! Findings: by rule with their basis, the gravest one by one, and, in a workbook, all of them.

use super::frame::Told;
use super::levels::level;
use report::{Block, Cell, Column, Section, Table, Tone, grouped};

/// Returns the findings by rule and level; nothing where there are none.
pub(super) fn by_rule(told: &Told<'_>) -> Option<Section> {
    let mut rows = Vec::new();
    for count in told.report.audit.levels.iter().filter(|count| count.standing > 0) {
        let (Some(entry), Some(level)) =
            (told.report.rules.rule(count.rule), level(told, count.rule, count.level))
        else {
            continue;
        };
        let row = vec![
            Cell::text(told.frame.language.of(&entry.info.name)),
            Cell::Flag(level.tone, level.name.clone()),
            Cell::Count(count.standing),
            Cell::Count(count.cases),
            Cell::text(entry.info.basis.as_str()),
        ];
        rows.push((level, u64::MAX - count.standing, row));
    }
    if rows.is_empty() && told.report.audit.periods.is_empty() {
        return None;
    }
    rows.sort_by(|(a, few, _), (b, more, _)| b.tone.cmp(&a.tone).then(few.cmp(more)));
    let table = Table {
        title: told.say("按规则与级别", "By rule and level").into(),
        columns: vec![
            Column::new(told.say("规则", "rule")),
            Column::new(told.say("级别", "level")),
            Column::bar(told.say("成立", "standing"), Tone::Plain),
            Column::new(told.say("办件", "cases")),
            Column::new(told.say("依据", "basis")),
        ],
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
        ..Table::default()
    };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(periods(told).map(Block::Table));
    Some(Section {
        id: "rules".into(),
        title: told.say("监察发现", "Findings").into(),
        lead: told
            .say(
                "同一事由只计最高级别（成立）；一个办件可有多条发现。",
                "Of one occasion only the highest level stands; a case can have several findings.",
            )
            .into(),
        new_page: true,
        blocks,
    })
}

/// Findings about months of a department or an item.
fn periods(told: &Told<'_>) -> Option<Table> {
    let rows: Vec<Vec<Cell>> = told
        .report
        .audit
        .periods
        .iter()
        .filter_map(|found| {
            let entry = told.report.rules.rule(found.rule)?;
            let level = level(told, found.rule, found.level)?;
            let month = format!("{:04}-{:02}", found.month.div_euclid(12), found.month.rem_euclid(12) + 1);
            Some(vec![
                Cell::text(told.frame.language.of(&entry.info.name)),
                Cell::Flag(level.tone, level.name),
                Cell::Text(told.code(found.group)),
                Cell::Text(month),
                Cell::Text(format!("{} / {}", grouped(found.ratio.0), grouped(found.ratio.1))),
            ])
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        title: told.say("按月统计的规则", "Rules on months").into(),
        columns: [
            ("规则", "rule"),
            ("级别", "level"),
            ("对象", "about"),
            ("月份", "month"),
            ("数值", "figures"),
        ]
        .map(|(zh, en)| Column::new(told.say(zh, en)))
        .into(),
        rows,
        shown: Some(20),
        ..Table::default()
    })
}

/// Returns the gravest findings, each with its explanation in a line.
pub(super) fn gravest(told: &Told<'_>) -> Option<Section> {
    let rows = told.frame.gravest.iter().map(|grave| {
        vec![
            Cell::Code(grave.case.clone()),
            Cell::Flag(grave.tone, grave.level.clone()),
            Cell::text(grave.rule.as_str()),
            Cell::text(grave.line.as_str()),
        ]
    });
    let first = told.frame.gravest.first()?;
    let table = Table {
        title: told.say("最严重的监察发现", "The gravest findings").into(),
        columns: [("办件", "case"), ("级别", "level"), ("规则", "rule"), ("经过", "what happened")]
            .map(|(zh, en)| Column::new(told.say(zh, en)))
            .into(),
        rows: rows.collect(),
        ..Table::default()
    };
    let note = report::Note::new(
        Tone::Plain,
        told.say(
            "逐日解释一个办件（时限台账、依据、证据）：",
            "One case explained day by day, with ledger, basis and evidence: ",
        ),
    );
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(told.frame.ribbon.cloned().map(Block::Ribbon));
    blocks.push(Block::Notes(vec![note.with_command(first.command.as_str())]));
    Some(Section {
        id: "gravest".into(),
        title: told.say("最严重的发现", "The gravest").into(),
        lead: told.say("按级别，每条规则轮流列出。", "By level, the rules in turn.").into(),
        blocks,
        ..Section::default()
    })
}

/// Returns all findings that stand, for a workbook.
pub(super) fn listed(told: &Told<'_>) -> Option<Section> {
    if told.frame.listed == 0 {
        return None;
    }
    let symbols = &told.report.store.symbols;
    let standing = || told.report.audit.findings.iter().filter(|row| row.finding.standing);
    let rows = standing().take(told.frame.listed).map(|row| {
        let entry = told.report.rules.rule(row.finding.rule);
        let name = entry.map_or("", |entry| told.frame.language.of(&entry.info.name));
        let level = level(told, row.finding.rule, row.finding.level);
        vec![
            Cell::text(row.case.text()),
            Cell::text(symbols.text(row.department)),
            Cell::Text(told.item(row.item)),
            Cell::text(name),
            level.map_or(Cell::Missing, |level| Cell::Flag(level.tone, level.name)),
            Cell::Day(row.finding.day),
            Cell::text(entry.map_or("", |entry| entry.info.basis.as_str())),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let all = standing().count();
    let left_out = all - rows.len();
    let heads = [
        ("办件", "case"),
        ("部门", "department"),
        ("事项", "item"),
        ("规则", "rule"),
        ("级别", "level"),
        ("日期", "day"),
        ("依据", "basis"),
    ];
    Some(Section {
        id: "all".into(),
        title: told.say("全部发现", "All findings").into(),
        lead: told.fill(
            "成立的监察发现 {} 条；未列出 {} 条。",
            "Findings that stand: {}; not listed: {}.",
            &[&grouped(all as u64), &grouped(left_out as u64)],
        ),
        blocks: vec![Block::Table(Table {
            title: told.say("成立的监察发现", "Findings that stand").into(),
            columns: heads.map(|(zh, en)| Column::new(told.say(zh, en))).into(),
            rows,
            ..Table::default()
        })],
        ..Section::default()
    })
}
