//! The document: title, answer, key figures, what was looked at; then its sections.

use super::super::Report;
use super::frame::{Framing, Told};
use super::{findings, gaps, groups, levels, months, quality, spread, steps};
use engine::{Count, Indicator, Row};
use report::{Document, Fact, Figure, Section, Tone, grouped, percent};

/// Returns the document of a run. [`crate::Audit::spread`] must have been wished for: without it there are no medians
/// and no distribution, and the document says so.
#[must_use]
pub fn document(report: &Report<'_>, frame: &Framing<'_>) -> Document {
    let told = Told { report, frame };
    let total = report.audit.statistics.total();
    let mut document = Document::new(frame.language, told.say("电子监察报告", "Supervision report"));
    let zone = report.zone;
    document.subtitle = report.store.span.map_or_else(String::new, |(first, last)| {
        let (first, last) = (zone.day_of(first).to_string(), zone.day_of(last).to_string());
        told.fill("{} 至 {} 的办件", "cases from {} to {}", &[&first, &last])
    });
    document.day = Some(zone.day_of(report.audit.as_of));
    (document.answer, document.tone) = answer(&told, &total);
    document.figures = figures(&told, &total);
    document.facts = facts(&told);
    document.sections = sections(&told);
    document.foot.clone_from(&frame.foot);
    document
}

fn sections(told: &Told<'_>) -> Vec<Section> {
    let sections = [
        Some(gaps::section(told)),
        months::section(told),
        findings::by_rule(told),
        findings::gravest(told),
        groups::departments(told),
        groups::items(told),
        Some(spread::section(told)),
        steps::section(told),
        Some(quality::section(told)),
        Some(quality::silent(told)),
        findings::listed(told),
    ];
    sections.into_iter().flatten().collect()
}

/// The answer in one or two sentences.
fn answer(told: &Told<'_>, total: &Row) -> (String, Tone) {
    let (cases, judged) = (grouped(total.count(Count::Cases)), grouped(total.count(Count::Judged)));
    let first = match percent(Indicator::OnTime.of(total)) {
        Some(rate) => told.fill(
            "共 {} 个办件，其中办结且有承诺时限的 {} 件，按时办结率 {}。",
            "Cases: {}. Finished with a promised limit: {}, on time {}. ",
            &[&cases, &judged, &rate],
        ),
        None => told.fill(
            "共 {} 个办件；没有可以判定是否按时的办件（没有承诺时限，或尚未办结）。",
            "Cases: {}; none can be judged on time or late (no promised limit, or not finished). ",
            &[&cases],
        ),
    };
    let standing = levels::standing(told);
    let listed: Vec<String> =
        standing.iter().map(|(level, count)| format!("{} {}", level.name, grouped(*count))).collect();
    let tone = standing.iter().map(|(level, _)| level.tone).max().unwrap_or(Tone::Good);
    let second = if standing.is_empty() {
        told.say("没有监察发现。", "There are no findings.").to_owned()
    } else {
        let sum = grouped(standing.iter().map(|(_, count)| count).sum());
        let list = listed.join(told.say("、", ", "));
        told.fill("成立的监察发现 {} 条：{}。", "Findings that stand: {} ({}).", &[&sum, &list])
    };
    (first + &second, tone)
}

fn figures(told: &Told<'_>, total: &Row) -> Vec<Figure> {
    let figure = |label: &str, value: Option<String>, note: String, tone| Figure {
        label: label.to_owned(),
        value: value.unwrap_or_else(|| "–".to_owned()),
        note,
        tone,
    };
    let count = |count: Count| grouped(total.count(count));
    let mut figures = vec![
        figure(
            told.say("办件", "cases"),
            Some(count(Count::Cases)),
            told.fill("办结 {}", "{} finished", &[&count(Count::Finished)]),
            Tone::Plain,
        ),
        figure(
            told.say("按时办结率", "on time"),
            percent(Indicator::OnTime.of(total)),
            told.fill("{} / {} 件", "{} of {}", &[&count(Count::OnTime), &count(Count::Judged)]),
            Tone::Good,
        ),
    ];
    let all = told.report.audit.spread.all();
    if let (Some(median), Some(slow)) = (all.percentile(50), all.percentile(90)) {
        let note = told.fill("九成在 {} 个工作日内", "nine in ten within {}", &[&slow.to_string()]);
        figures.push(figure(
            told.say("用时中位数（工作日）", "median working days"),
            Some(median.to_string()),
            note,
            Tone::Plain,
        ));
    }
    let overdue = percent(Indicator::Overdue.of(total))
        .map(|rate| told.fill("占受理的 {}", "{} of those handled", &[&rate]));
    figures.push(figure(
        told.say("超过承诺时限", "over the promise"),
        Some(count(Count::Overdue)),
        overdue.unwrap_or_default(),
        if total.count(Count::Overdue) > 0 { Tone::Notice } else { Tone::Good },
    ));
    for (level, count) in levels::standing(told) {
        let note = told.say("成立的监察发现", "findings that stand").to_owned();
        figures.push(figure(&level.name, Some(grouped(count)), note, level.tone));
    }
    figures
}

fn facts(told: &Told<'_>) -> Vec<Fact> {
    let Report { audit, store, files, mapping, rules, zone, .. } = told.report;
    let fact = |zh: &str, en: &str, text: String| Fact { label: told.say(zh, en).to_owned(), text };
    let comma = told.say("，", ", ");
    let logs = files.iter().map(|file| {
        let packed = if file.compressed { told.say("，压缩", ", compressed") } else { "" };
        format!("{} ({}{comma}{}{packed})", file.name, file.format.to_uppercase(), file.encoding)
    });
    let logs: Vec<String> = logs.collect();
    let (day, instant) = (zone.day_of(audit.as_of), audit.as_of);
    let midnight = zone.start_of(day) == instant;
    let as_of = if midnight {
        told.fill("{} 终了", "the end of {}", &[&(day - 1).to_string()])
    } else {
        let micros = instant.micros() - zone.start_of(day).micros();
        let minutes = micros / 60_000_000;
        format!("{day} {:02}:{:02}", minutes / 60, minutes % 60)
    };
    let counts = told.fill(
        "{} 个办件，{} 个事件，{} 行",
        "{} cases, {} events, {} rows",
        &[&grouped(audit.cases), &grouped(audit.events), &grouped(store.rows)],
    );
    let pack = format!("{} · {} v{}", told.frame.language.of(&rules.name), rules.code, rules.version);
    let items = told.frame.items_from.map_or_else(
        || {
            told.say("没有事项文件：只有日志自带的时限", "no items file: only limits that the log declares")
                .to_owned()
        },
        |file| told.fill("{} 个（{}）", "{} ({})", &[&told.frame.items.len().to_string(), file]),
    );
    vec![
        fact("日志", "log", shortened(told, &logs)),
        fact("数据", "data", counts),
        fact("截至", "as of", as_of),
        fact("规则包", "rules", pack),
        fact("事项", "items", items),
        fact("映射", "mapping", mapping.name.clone()),
    ]
}

/// The first logs, and how many more.
fn shortened(told: &Told<'_>, logs: &[String]) -> String {
    const SHOWN: usize = 3;
    let mut text = logs.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(told.say("；", "; "));
    if logs.len() > SHOWN {
        text += &told.fill("；另有 {} 个", "; and {} more", &[&(logs.len() - SHOWN).to_string()]);
    }
    text
}
