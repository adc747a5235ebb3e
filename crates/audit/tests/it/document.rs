//! The document of a run: what it says, in both languages.

use crate::output::with_report;
use audit::output::{Framing, Grave, Silent, document};
use audit::problem::Problems;
use engine::ItemVersion;
use expect_test::expect;
use report::{Block, Cell, Document, Language, Table, Tone};

/// A document in a language, and the legal basis of every rule: texts of law are Chinese in both.
fn composed(threads: usize, language: Language, listed: usize) -> (Document, Vec<String>) {
    let mut item = ItemVersion::new("I1");
    item.name = "Licence".into();
    let grave = Grave {
        tone: Tone::Red,
        level: "red".into(),
        case: "C\"2".into(),
        rule: "late".into(),
        line: "due then, was later".into(),
        command: "sundial explain log --case 'C\"2'".into(),
    };
    let silent = Silent {
        code: "deaf".into(),
        name: "deaf".into(),
        why: "could not".into(),
        evaluated: 3,
        could_not: 3,
        troubles: "no item 3".into(),
    };
    let half = Silent { code: "half".into(), name: "half".into(), could_not: 1, ..silent.clone() };
    with_report(threads, |report| {
        let framing = Framing {
            language,
            items: &[item],
            items_from: Some("log.items.toml"),
            item_problems: &Problems::default(),
            provisional: true,
            gravest: &[grave],
            ribbon: None,
            silent: &[silent, half],
            listed,
            foot: "foot".into(),
        };
        let basis = report.rules.rules.iter().map(|rule| rule.info.basis.clone()).collect();
        (document(report, &framing), basis)
    })
}

fn outline(document: &Document) -> String {
    let mut lines = vec![format!("{} · {}", document.title, document.subtitle), document.answer.clone()];
    let figures = document.figures.iter();
    lines.extend(figures.map(|figure| format!("[{} {} · {}]", figure.label, figure.value, figure.note)));
    lines.extend(document.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.text)));
    for section in &document.sections {
        lines.push(format!("\n# {} {}", section.title, section.lead));
        for block in &section.blocks {
            match block {
                Block::Notes(notes) => {
                    lines.extend(notes.iter().map(|note| format!("- {} {}", note.text, note.command)));
                }
                Block::Table(table) => lines.extend(of_table(table)),
                Block::Ribbon(ribbon) => lines.push(ribbon.title.clone()),
            }
        }
    }
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn of_table(table: &Table) -> Vec<String> {
    let heads: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let mut lines = vec![format!("== {} | {}", table.title, heads.join(" | "))];
    lines.extend(table.charts.iter().map(|chart| format!("({}: {})", chart.title, chart.summary)));
    let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
    lines.extend(table.rows.iter().map(row));
    lines
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Missing => "–".into(),
        Cell::Text(text) | Cell::Code(text) | Cell::Flag(_, text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Share(ratio) | Cell::Decimal(ratio) => format!("{}/{}", ratio.numerator, ratio.denominator),
        Cell::Day(day) => day.to_string(),
    }
}

#[test]
fn the_document_says_what_was_found() {
    expect![[r#"
        电子监察报告 · 2017-03-01 至 2017-12-29 的办件
        共 3 个办件，其中办结且有承诺时限的 2 件，按时办结率 50.0%。成立的监察发现 4 条：红牌 1、黄牌 2、预警 1。
        [办件 3 · 办结 2]
        [按时办结率 50.0% · 1 / 2 件]
        [用时中位数（工作日） 1 · 九成在 13 个工作日内]
        [超过承诺时限 1 · 占受理的 33.3%]
        [红牌 1 · 成立的监察发现]
        [黄牌 2 · 成立的监察发现]
        [预警 1 · 成立的监察发现]
        日志: log (CSV，ASCII)
        数据: 3 个办件，12 个事件，13 行
        截至: 2017-12-31 终了
        规则包: 对照任务 · peer-task v1
        事项: 1 个（log.items.toml）
        映射: peer-task

        # 读数之前 影响下列数字的缺口。
        - 1 处无法读取，未计入；见“数据质量”。
        - 1 个办件的事项不在事项库中，只能用日志自带的时限。
        - 1 条规则在任何办件上都不能评估，没有发现不等于没有问题：deaf。
        - 1 条规则在部分办件上不能评估（每条至多 1 个办件）；见“沉默的规则”。
        - 所涉年份中有放假安排尚未公布的，按周末推算，结果为暂定。

        # 按月趋势 办件归入开始计时的月份，监察发现归入所涉日期的月份。
        == 各月办件 | 月份 | 办件 | 办结 | 按时办结率 | 平均工作日 | 发现
        (每月办件: 2 个月；最高 2017-03（2），最低 2017-12（1）。数字见表。)
        (按时办结率: 2 个月；最高 2017-03（50.0%），最低 2017-03（50.0%）。数字见表。)
        2017-03 | 2 | 2 | 1/2 | 14/2 | 4
        2017-12 | 1 | 0 | – | – | 0
        == 各月成立的监察发现 | 月份 | 预警 | 黄牌 | 红牌
        (各月成立的监察发现: 按级别（预警、黄牌、红牌）堆叠，共 1 个月。数字见表。)
        2017-03 | 1 | 2 | 1

        # 监察发现 同一事由只计最高级别（成立）；一个办件可有多条发现。
        == 按规则与级别 | 规则 | 级别 | 成立 | 办件 | 依据
        超标准收费 | 红牌 | 1 | 1 | 对照任务说明
        超过承诺时限 | 黄牌 | 1 | 1 | 对照任务说明
        缺少环节或次序颠倒 | 黄牌 | 1 | 1 | 对照任务说明
        临近承诺时限 | 预警 | 1 | 1 | 对照任务说明

        # 最严重的发现 按级别，每条规则轮流列出。
        == 最严重的监察发现 | 办件 | 级别 | 规则 | 经过
        C"2 | red | late | due then, was later
        - 逐日解释一个办件（时限台账、依据、证据）： sundial explain log --case 'C"2'

        # 按部门 办件数即样本量：件数少的部门，比率说明不了多少。
        == 各部门（发现多者在前） | 部门 | 办件 | 办结 | 按时办结率 | 超过承诺 | 平均工作日 | 平均承诺 | 发现 | 有发现的办件
        D2 | 2 | 1 | 0/1 | 1 | 13/1 | 7/1 | 4 | 1/2
        D1 | 1 | 1 | 1/1 | 0 | 1/1 | 7/1 | 0 | 0/1

        # 按事项 已办结件实际用去的工作日（不含依法不计入的时间），与承诺相比。
        == 最慢的事项（按用时中位数） | 事项 | 办结 | 中位工作日 | 九成之内 | 平均承诺 | 按时办结率 | 发现
        I1 Licence | 2 | 1 | 13 | 14/2 | 1/2 | 4

        # 已用时间与承诺时限 2 件：一半时限之内办结 50.0%，最后十分之一时限内压线办结 0.0%，超过承诺时限 50.0%。
        == 已用占承诺的比例 | 已用 / 承诺 | 办件 | 占比 | 累计
        (已用占承诺的比例: 2 件：一半时限之内办结 50.0%，最后十分之一时限内压线办结 0.0%，超过承诺时限 50.0%。)
        ≤10% | 0 | 0/2 | 0/2
        ≤20% | 1 | 1/2 | 1/2
        ≤30% | 0 | 0/2 | 1/2
        ≤40% | 0 | 0/2 | 1/2
        ≤50% | 0 | 0/2 | 1/2
        ≤60% | 0 | 0/2 | 1/2
        ≤70% | 0 | 0/2 | 1/2
        ≤80% | 0 | 0/2 | 1/2
        ≤90% | 0 | 0/2 | 1/2
        ≤100% | 0 | 0/2 | 1/2
        ≤120% | 0 | 0/2 | 1/2
        ≤150% | 0 | 0/2 | 1/2
        ≤200% | 1 | 1/2 | 2/2
        >200% | 0 | 0/2 | 2/2

        # 数据质量 无法读取的逐条列出，其余照常计入；没有任何内容被悄悄丢弃。
        == 读入情况 | 项目 | 数量
        读入的行 | 13
        按映射略去的行 | 0
        无法读取之处 | 1
        事项文件中无法读取之处 | 0
        编码为推断的文件 | 0
        未列入映射的事件 | 0
        没有事件的办件 | 0
        事项不在事项库中的办件 | 1
        中途变更事项或部门的办件 | 0
        属性前后不一致的办件 | 0
        == 无法读取的原因 | 原因 | 代码 | 处
        时间无法识别或不存在 | D-05 | 1
        == 逐条列出 | 位置 | 列 | 内容 | 原因
        log:13 | timestamp | yesterday | 时间无法识别或不存在 (D-05)

        # 沉默的规则 从未触发或不能评估的规则：沉默也要说出来。
        == 沉默的规则 | 规则 | 情况 | 适用的办件 | 不能评估 | 缺少什么
        deaf | could not | 3 | 3 | no item 3
        half | could not | 3 | 1 | no item 3
    "#]].assert_eq(&outline(&composed(1, Language::Zh, 0).0));
}

#[test]
fn every_word_of_it_is_there_in_english() {
    let (document, basis) = composed(1, Language::En, 10);
    let mut text = outline(&document);
    for basis in basis.iter().filter(|basis| !basis.is_empty()) {
        text = text.replace(basis, "");
    }
    let chinese = |line: &&str| line.chars().any(|letter| ('\u{3000}'..='\u{9fff}').contains(&letter));
    let lines: Vec<&str> = text.lines().filter(chinese).collect();
    assert!(lines.is_empty(), "not in English: {lines:#?}");
}

#[test]
fn the_document_does_not_depend_on_workers() {
    assert_eq!(composed(1, Language::Zh, 10).0, composed(3, Language::Zh, 10).0);
}

#[test]
fn findings_that_are_not_listed_are_counted() {
    let text = outline(&composed(1, Language::En, 1).0);
    let all = text.split("# All findings ").nth(1).expect("the section is there");
    assert!(all.starts_with("Findings that stand: 4; not listed: 3."), "{all}");
}

#[test]
fn each_row_has_a_cell_for_each_column_and_each_chart_its_columns() {
    let (document, _) = composed(1, Language::Zh, 10);
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        let columns = table.columns.len();
        assert!(table.rows.iter().all(|row| row.len() == columns), "{}", table.title);
        for chart in &table.charts {
            let named = chart.series.iter().map(|series| series.column).chain([chart.labels]);
            assert!(named.into_iter().all(|column| column < columns), "{}", chart.title);
        }
    }
}
