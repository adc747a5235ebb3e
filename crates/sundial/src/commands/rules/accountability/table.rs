//! Situations for people: a line for each, or one in full.

use crate::terminal::{Ink, Language, Lines as _, Terminal, apart, left, right};
use engine::accountability::{Accountability, By, Degree, Gravity, Mistake, Situation};

/// A line for each situation, and the three mistakes in three grades.
pub(super) fn list(terminal: &Terminal, catalogue: &Accountability, shown: &[&Situation]) -> String {
    let language = terminal.language;
    let title = format!("{}  {}  v{}", catalogue.code, language.of(&catalogue.name), catalogue.version);
    let mut text = format!("{}\n{}\n\n", terminal.style.ink(Ink::Head, &title), catalogue.basis);
    let head = [
        left(language.pick("情形", "situation"), 24),
        left(language.pick("三误", "mistake"), 9),
        right(language.pick("规则", "rules"), 6),
        format!("  {}", language.pick("名称；最重的后果", "title; the gravest consequence")),
    ];
    text.line(terminal.style.ink(Ink::Head, &head.concat()));
    for situation in shown {
        let gravest = situation.degrees.last().map_or_else(String::new, |degree| {
            let last = degree.consequences.last().map(|one| language.pick(one.zh(), one.en()));
            format!("{}{}", language.semicolon(), last.unwrap_or_default())
        });
        text.line(format!(
            "{}{}{}  {}{gravest}",
            apart(&situation.code, 24),
            left(language.pick(situation.mistake.zh(), situation.mistake.en()), 9),
            right(&situation.rules.len().to_string(), 6),
            language.of(&situation.title),
        ));
    }
    if shown.len() == catalogue.situations.len() {
        grades(language, catalogue, &mut text);
    }
    text
}

fn grades(language: Language, catalogue: &Accountability, text: &mut String) {
    let grades = catalogue.grades();
    text.line("");
    for (_, mistake) in Mistake::CODES {
        let at = *mistake as usize;
        let by: Vec<String> = Gravity::CODES
            .iter()
            .map(|(_, gravity)| {
                let name = language.pick(gravity.zh(), gravity.en());
                format!("{name} {}", grades.degrees[at][*gravity as usize])
            })
            .collect();
        let name = language.pick(mistake.zh(), mistake.en());
        text.line(format!("{} {}: {}", left(name, 6), grades.situations[at], by.join(language.comma())));
    }
    let words = language.pick(
        "有规则作证据的 {a} 种，只能由人得知的 {b} 种",
        "{a} with rules as evidence, {b} that only people can learn of",
    );
    let words = words.replace("{a}", &grades.with_rules.to_string());
    text.line(words.replace("{b}", &grades.without_rules.to_string()));
}

/// One situation in full.
pub(super) fn one(terminal: &Terminal, situation: &Situation) -> String {
    let (language, style) = (terminal.language, terminal.style);
    let title = format!("{}  {}", situation.code, language.of(&situation.title));
    let mut text = format!("{}\n{}\n", style.ink(Ink::Head, &title), language.of(&situation.text));
    let answers: Vec<&str> = situation.answers.iter().map(|who| language.pick(who.zh(), who.en())).collect();
    let mistake = language.pick(situation.mistake.zh(), situation.mistake.en());
    text.line(format!("{mistake}{}{}", language.semicolon(), answers.join(language.comma())));
    text.line(format!("\n{}", style.ink(Ink::Head, language.pick("依据", "law"))));
    for basis in &situation.basis {
        let quote = if basis.quote.is_empty() { String::new() } else { format!("“{}”", basis.quote) };
        let grade = language.pick(basis.grade.zh(), basis.grade.en());
        let place = format!("{} {}", basis.document, basis.article);
        let line = format!("{}{quote}{}", place.trim(), language.brackets(grade));
        text.line(format!("  {line}"));
    }
    text.line(format!("\n{}", style.ink(Ink::Head, language.pick("后果", "what follows"))));
    for degree in &situation.degrees {
        text.line(format!("  {}", follows(language, degree)));
    }
    text.line(format!("\n{}", style.ink(Ink::Head, language.pick("证据", "evidence"))));
    for rule in &situation.rules {
        text.line(format!("  {rule}"));
    }
    for signal in &situation.signals {
        text.line(format!("  {} {signal}", language.pick("取证信号", "forensic signal")));
    }
    for learned in &situation.learned {
        text.line(format!("  {}", language.pick(learned.zh(), learned.en())));
    }
    text
}

fn follows(language: Language, degree: &Degree) -> String {
    let list: Vec<&str> = degree.consequences.iter().map(|one| language.pick(one.zh(), one.en())).collect();
    let by = match degree.by {
        By::Law => String::new(),
        By::Proposed => language.brackets(language.pick(degree.by.zh(), degree.by.en())),
    };
    let gravity = language.pick(degree.gravity.zh(), degree.gravity.en());
    let when = language.of(&degree.when);
    format!("{gravity}{}{when} → {}{by}", language.pick("：", ": "), list.join(language.comma()))
}
