//! A finding explained: rule and basis, proof, arithmetic, who, and what would have avoided it.

use super::clock::arithmetic;
use super::names::{Names, kind_words};
use crate::commands::calendar::date_with_weekday;
use crate::terminal::{Ink, Lines as _, Terminal};
use calendar::{CalendarError, Zone};
use engine::{Explanation, Finding, Proof, View, explain};

/// Returns the explanation of one finding as text.
pub(super) fn told(
    terminal: &Terminal,
    view: &View<'_>,
    names: &Names<'_>,
    finding: &Finding,
) -> Result<String, CalendarError> {
    let why = explain(view, finding)?;
    let info = view.setting.rules.rule(finding.rule).map(|rule| &rule.info);
    let colour = info.and_then(|info| info.levels.get(usize::from(finding.level))).map(|level| &level.colour);
    let rule = info.map_or("", |info| info.code.as_str());
    let code = if rule == why.code { rule.to_owned() } else { format!("{rule}/{}", why.code) };
    let language = terminal.language;
    let level = terminal.style.level(colour.map_or("", |colour| colour), language.of(&why.level.1));
    let name = terminal.style.ink(Ink::Head, language.of(&why.name));
    let day = date_with_weekday(language, why.day);
    let replaced = if finding.standing {
        ""
    } else {
        language.pick("（已由更高级别取代）", " (a higher level took its place)")
    };
    let mark = if finding.standing { "■" } else { "□" };
    let mut text = format!("{mark} {level}  {name}  {code}  {day}{replaced}\n");
    if !finding.standing {
        return Ok(text);
    }
    for (label, line) in lines(terminal, view, names, &why, rule) {
        let label = terminal.style.ink(Ink::Faint, label);
        text.line(format!("  {label}  {line}"));
    }
    Ok(text)
}

fn lines(
    terminal: &Terminal,
    view: &View<'_>,
    names: &Names<'_>,
    why: &Explanation,
    code: &str,
) -> Vec<(&'static str, String)> {
    let language = terminal.language;
    let mut lines = vec![
        (language.pick("要求", "demand "), language.of(&why.demand).to_owned()),
        (language.pick("依据", "basis  "), why.basis.clone()),
    ];
    let zone = view.setting.calendar.zone();
    for proof in &why.proof {
        lines.push((language.pick("证据", "proof  "), proof_line(terminal, zone, names, view, proof)));
    }
    if let Some((name, run, ledger)) = &why.clock {
        let count = arithmetic(terminal, view, run, ledger);
        let used = language.pick("已计入 {}", "{} counted").replace("{}", &ledger.used.to_string());
        let used = run.limit.map(|_| format!("{}{used}", language.semicolon())).unwrap_or_default();
        if !count.is_empty() {
            lines.push((language.pick("计算", "count  "), format!("{}: {count}{used}", language.of(name))));
        }
    }
    for (wrong, zh) in &why.irregular {
        lines.push((language.pick("注意", "note   "), language.pick(zh, wrong).replace('_', " ")));
    }
    let who = [why.department.as_str(), why.responsible.as_str()];
    let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
    lines.push((language.pick("责任", "who    "), who.join(" · ")));
    lines.push((language.pick("避免", "avoid  "), language.of(&why.avoid).to_owned()));
    let (pack, version, rule) = &why.pack;
    lines.push((language.pick("规则", "rule   "), format!("{pack} v{version}, {code} v{rule}")));
    lines.retain(|(_, line)| !line.is_empty());
    lines
}

/// An event that proves a finding, in one line.
fn proof_line(terminal: &Terminal, zone: &Zone, names: &Names<'_>, view: &View<'_>, proof: &Proof) -> String {
    let language = terminal.language;
    let subject = view.facts().get(proof.number as usize).map(|fact| names.ground(language, fact.subject));
    let parts = [
        local(zone, proof.at),
        kind_words(language, proof.kind),
        subject.unwrap_or_default(),
        proof.actor.clone(),
    ];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
    if proof.recorded_at == proof.at {
        return line;
    }
    format!("{line}  {} {}", language.pick("录入于", "recorded"), local(zone, proof.recorded_at))
}

/// Returns an instant as local day and time to the minute.
pub(crate) fn local(zone: &Zone, at: calendar::Moment) -> String {
    let (day, micros) = zone.local(at);
    let minutes = micros / 60_000_000;
    format!("{day} {:02}:{:02}", minutes / 60, minutes % 60)
}
