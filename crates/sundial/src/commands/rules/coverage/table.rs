//! The coverage for people: the figures, the departments, the risk points with the widest gaps first.

use crate::terminal::{Ink, Language, Lines as _, Terminal, apart, left, right};
use engine::RuleSet;
use engine::power::{Cover, Coverage, Figures, PointCover, RiskLevel};

/// Writes the tables.
pub(super) fn table(terminal: &Terminal, cover: &Coverage<'_>, (rules, top): (&RuleSet, usize)) -> String {
    let language = terminal.language;
    let figures = cover.figures();
    let title = format!("{}  {}", cover.powers.code, language.of(&cover.powers.name));
    let mut text = format!("{}\n{}\n\n", terminal.style.ink(Ink::Head, &title), cover.powers.basis);
    let words = language.pick(
        "{w} 张流程图，{p} 个风险点，{m} 项措施（其中 {n} 项有规则）；在用规则包 {k}",
        "{w} flowcharts, {p} risk points, {m} measures ({n} of them with a rule); pack in force {k}",
    );
    let figure = |words: &str, mark: &str, count: usize| words.replace(mark, &count.to_string());
    let words = figure(words, "{w}", figures.powers);
    let words = figure(&words, "{p}", figures.points);
    let words = figure(&words, "{m}", figures.measures);
    let words = figure(&words, "{n}", figures.measures_with_rule);
    text.line(words.replace("{k}", &rules.code));
    covers(language, &figures, &mut text);
    levels(terminal, &figures, &mut text);
    departments(terminal, &figures, &mut text);
    points(terminal, cover, top, &mut text);
    text
}

fn covers(language: Language, figures: &Figures, text: &mut String) {
    let list: Vec<String> = Cover::CODES
        .iter()
        .filter(|(_, cover)| figures.covers[*cover as usize] > 0)
        .map(|(_, cover)| {
            let count = figures.covers[*cover as usize];
            format!("{} {count} ({})", language.pick(cover.zh(), cover.en()), share(count, figures.points))
        })
        .collect();
    text.line(list.join(language.semicolon()));
}

fn levels(terminal: &Terminal, figures: &Figures, text: &mut String) {
    let language = terminal.language;
    let head = [
        left(language.pick("等级", "level"), 12),
        right(language.pick("风险点", "points"), 8),
        right(language.pick("有规则监察", "by rule"), 12),
    ];
    text.line(format!("\n{}", terminal.style.ink(Ink::Head, &head.concat())));
    for (_, level) in RiskLevel::CODES.iter().rev() {
        let (points, by_rule) = (figures.levels[*level as usize], figures.levels_by_rule[*level as usize]);
        text.line(format!(
            "{}{}{}{}",
            left(language.pick(level.zh(), level.en()), 12),
            right(&points.to_string(), 8),
            right(&by_rule.to_string(), 12),
            right(&share(by_rule, points), 9),
        ));
    }
}

fn departments(terminal: &Terminal, figures: &Figures, text: &mut String) {
    let language = terminal.language;
    let head = [
        left(language.pick("部门", "department"), 26),
        right(language.pick("权力", "powers"), 8),
        right(language.pick("风险点", "points"), 8),
        right(language.pick("高", "high"), 6),
        right(language.pick("有措施", "measure"), 9),
        right(language.pick("有规则监察", "by rule"), 12),
    ];
    text.line(format!("\n{}", terminal.style.ink(Ink::Head, &head.concat())));
    for one in &figures.departments {
        text.line(format!(
            "{}{}{}{}{}{}{}",
            apart(&one.department, 26),
            right(&one.powers.to_string(), 8),
            right(&one.points.to_string(), 8),
            right(&one.high.to_string(), 6),
            right(&one.with_measure.to_string(), 9),
            right(&one.by_rule.to_string(), 12),
            right(&share(one.by_rule, one.points), 9),
        ));
    }
}

fn points(terminal: &Terminal, cover: &Coverage<'_>, top: usize, text: &mut String) {
    let language = terminal.language;
    let shown = if top == 0 { cover.points.len() } else { top.min(cover.points.len()) };
    let heading = language.pick("风险点，缺口在前", "risk points, gaps first");
    let count = format!("{heading} ({shown}/{})", cover.points.len());
    text.line(format!("\n{}", terminal.style.ink(Ink::Head, &count)));
    for point in cover.points.iter().take(shown) {
        text.line(line(terminal, point));
    }
}

fn line(terminal: &Terminal, point: &PointCover<'_>) -> String {
    let language = terminal.language;
    let ink = match point.cover {
        Cover::Open => Ink::Bad,
        Cover::Manual | Cover::Dormant | Cover::Silent => Ink::Warn,
        Cover::InForce | Cover::Watched | Cover::Fired => Ink::Good,
    };
    let cover = terminal.style.ink(ink, language.pick(point.cover.zh(), point.cover.en()));
    let (power, step) = (language.of(&point.power.name), language.of(&point.step.name));
    let what = [
        format!("{} {power} · {step} · {}", point.power.code, language.of(&point.risk.name)),
        point.measures.iter().map(|one| language.of(&one.name)).collect::<Vec<_>>().join(language.comma()),
        point.rules.iter().map(rule).collect::<Vec<_>>().join(language.comma()),
    ];
    let level = language.pick(point.point.level.zh(), point.point.level.en());
    let what: Vec<String> = what.into_iter().filter(|part| !part.is_empty()).collect();
    format!("  {}{}{}", left(&cover, 30), left(level, 8), what.join(language.semicolon()))
}

fn rule(rule: &engine::power::RuleCover<'_>) -> String {
    match rule.fired {
        0 => rule.rule.to_string(),
        fired => format!("{} ×{fired}", rule.rule),
    }
}

/// A share in percent with one decimal, cut off; `–` of nothing.
fn share(part: usize, whole: usize) -> String {
    match (part * 1000).checked_div(whole) {
        Some(tenths) => format!("{}.{}%", tenths / 10, tenths % 10),
        None => "–".to_owned(),
    }
}
