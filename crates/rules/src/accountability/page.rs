//! The page of a catalogue of situations, written from the data.

use engine::CheckPoint;
use engine::accountability::{Accountability, Citation, Degree, Gravity, Mistake, Situation};
use std::fmt::Write as _;

/// Writes a catalogue as a page in Markdown: the counts, then every situation with its law, its degrees and its
/// evidence.
#[must_use]
pub fn page(catalogue: &Accountability) -> String {
    let mut text = String::from(
        "# 问责情形目录 / Situations that bring accountability\n\n\
         由 `packs/accountability` 生成；不要手改。 / Written from `packs/accountability`; not by hand.\n\n",
    );
    push(&mut text, format_args!("{} / {}\n\n", catalogue.name.zh, catalogue.name.en));
    push(&mut text, format_args!("{}\n\n", catalogue.basis.trim()));
    counts(&mut text, catalogue);
    for (point, zh, en) in CheckPoint::WORDS {
        let situations: Vec<&Situation> =
            catalogue.situations.iter().filter(|situation| situation.point == point).collect();
        if situations.is_empty() {
            continue;
        }
        push(&mut text, format_args!("\n## {zh} / {en}\n"));
        for situation in situations {
            one(&mut text, situation);
        }
    }
    text
}

fn counts(text: &mut String, catalogue: &Accountability) {
    let grades = catalogue.grades();
    push(
        text,
        format_args!(
            "{} 种情形，其中 {} 种有规则作证据。 / {} situations, {} of them with rules as evidence.\n\n",
            catalogue.situations.len(),
            grades.with_rules,
            catalogue.situations.len(),
            grades.with_rules
        ),
    );
    text.push_str("| 三误 / mistake | 情形 / situations |");
    for (_, gravity) in Gravity::CODES {
        push(text, format_args!(" {} / {} |", gravity.zh(), gravity.en()));
    }
    text.push_str("\n| --- | --- | --- | --- | --- |\n");
    for (_, mistake) in Mistake::CODES {
        let at = *mistake as usize;
        push(text, format_args!("| {} / {} | {} |", mistake.zh(), mistake.en(), grades.situations[at]));
        for count in grades.degrees[at] {
            push(text, format_args!(" {count} |"));
        }
        text.push('\n');
    }
}

fn one(text: &mut String, situation: &Situation) {
    let Situation { code, title, text: words, mistake, .. } = situation;
    push(text, format_args!("\n### {code} {} / {}\n\n{} / {}\n\n", title.zh, title.en, words.zh, words.en));
    let answers: Vec<&str> = situation.answers.iter().map(|who| who.zh()).collect();
    push(text, format_args!("- {} / {}；{}\n", mistake.zh(), mistake.en(), answers.join("、")));
    for basis in &situation.basis {
        push(text, format_args!("- {}\n", cited(basis)));
    }
    for degree in &situation.degrees {
        push(text, format_args!("- {}\n", follows(degree)));
    }
    let rules: Vec<String> = situation.rules.iter().map(|rule| format!("`{rule}`")).collect();
    let signals = situation.signals.iter().map(|signal| format!("`{signal}`"));
    let learned = situation.learned.iter().map(|learned| learned.zh().to_owned());
    let evidence: Vec<String> = rules.into_iter().chain(signals).chain(learned).collect();
    push(text, format_args!("- 证据 / evidence: {}\n", evidence.join("、")));
}

fn cited(basis: &Citation) -> String {
    let grade = basis.grade.code();
    let place = format!("{} {}", basis.document, basis.article);
    match basis.quote.as_str() {
        "" => format!("{} ({grade})", place.trim()),
        quote => format!("{}“{quote}” ({grade})", place.trim()),
    }
}

fn follows(degree: &Degree) -> String {
    let consequences: Vec<&str> = degree.consequences.iter().map(|one| one.zh()).collect();
    let by = match degree.by {
        engine::accountability::By::Law => "",
        engine::accountability::By::Proposed => "（本目录建议）",
    };
    let (gravity, when) = (degree.gravity.zh(), &degree.when.zh);
    format!("{gravity}：{when} → {}{by}", consequences.join("、"))
}

fn push(text: &mut String, part: std::fmt::Arguments<'_>) {
    text.write_fmt(part).expect("a text takes what is written to it");
}
