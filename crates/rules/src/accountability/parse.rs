//! `parse_accountability`: the text of a catalogue in, a checked catalogue or all its errors out.

use super::keys;
use crate::catalogue::{Known, read_document};
use crate::error::{PackError, Problem};
use crate::pack::keys::CHECK_POINTS;
use crate::table::Table;
use engine::CheckPoint;
use engine::accountability::{
    Accountability, Answers, By, Citation, Consequence, Degree, Gravity, Learned, Mistake, Situation,
    SourceGrade,
};

/// Reads a catalogue of situations. `name` is what errors call it; `known` has the rules and signals that may be
/// named.
///
/// # Errors
/// All that is wrong with it, in order of place.
///
/// ```
/// let known = rules::Known::default();
/// let text = "accountability = \"city\"\nname = { zh = \"目录\", en = \"catalogue\" }\nbasis = \"…\"\n";
/// let errors = rules::parse_accountability("city.toml", text, &known).expect_err("it has no situation");
/// assert_eq!(errors[0].field, "situation");
/// ```
pub fn parse_accountability(
    name: &str,
    text: &str,
    known: &Known<'_>,
) -> Result<Accountability, Vec<PackError>> {
    read_document((name, text), vec![keys::CATALOGUE], |table| {
        let situations = table.tables("situation", |_| vec![keys::SITUATION]);
        let mut list: Vec<Situation> = Vec::new();
        for one in &situations {
            let situation = situation(one, known);
            if list.iter().any(|earlier| earlier.code == situation.code) {
                one.error(&one.span_of("code"), "code", Problem::Twice { found: situation.code.clone() });
            }
            list.push(situation);
        }
        Accountability {
            code: table.code_or("accountability", "?").value.to_owned(),
            name: table.words("name").unwrap_or_default(),
            version: table.whole("version", 1).unwrap_or(1),
            basis: table.text_or_empty("basis"),
            situations: list,
        }
    })
}

fn situation(table: &Table<'_>, known: &Known<'_>) -> Situation {
    let situation = Situation {
        code: table.code_or("code", "?").value.to_owned(),
        title: table.words("title").unwrap_or_default(),
        text: table.words("text").unwrap_or_default(),
        point: table.one_of("point", &CHECK_POINTS, CheckPoint::Process),
        mistake: table.one_of("mistake", Mistake::CODES, Mistake::Error),
        answers: table.list_of("answers", Answers::CODES),
        basis: citations(table),
        degrees: degrees(table),
        rules: known.rules(table, "rules"),
        signals: known.signals(table, "signals"),
        learned: table.list_of("learned", Learned::CODES),
    };
    if situation.degrees.iter().all(|degree| !degree.consequences.is_empty()) {
        answered_for(table, &situation);
    }
    if situation.rules.is_empty() && situation.learned.is_empty() {
        let zh = "没有规则作证据，须写明由何得知（learned）".to_owned();
        let en = "no rule is evidence for it, so it must say how it is learned of (`learned`)".to_owned();
        table.error(&table.span_of("rules"), "rules", Problem::Contradiction { zh, en });
    }
    situation
}

/// A consequence falls on somebody who answers, and whoever answers meets a consequence.
fn answered_for(table: &Table<'_>, situation: &Situation) {
    let all: Vec<Consequence> =
        situation.degrees.iter().flat_map(|degree| degree.consequences.iter().copied()).collect();
    let persons = situation.answers.iter().any(|who| *who != Answers::Department);
    let department = situation.answers.contains(&Answers::Department);
    let lacking = all.iter().find(|one| if one.is_personal() { !persons } else { !department });
    let idle = match (persons, department) {
        (true, _) if !all.iter().any(|one| one.is_personal()) => Some(("人员", "persons")),
        (_, true) if all.iter().all(|one| one.is_personal()) => Some(("部门", "the department")),
        (..) => None,
    };
    let problem = match (lacking, idle, situation.answers.is_empty()) {
        (_, _, true) => ("须写明由谁负责".to_owned(), "somebody must answer for it".to_owned()),
        (Some(one), ..) => (
            format!("“{}”落不到 answers 所列的任何一方", one.zh()),
            format!("\"{}\" falls on nobody who answers", one.code()),
        ),
        (None, Some((zh, en)), false) => {
            (format!("{zh}须负责，却没有任何后果"), format!("{en} must answer, but nothing follows"))
        }
        (None, None, false) => return,
    };
    let (zh, en) = problem;
    table.error(&table.span_of("answers"), "answers", Problem::Contradiction { zh, en });
}

fn citations(table: &Table<'_>) -> Vec<Citation> {
    let tables = table.tables("basis", |_| vec![keys::CITATION]);
    if tables.is_empty() && table.has("basis") {
        table.wrong_form(&table.span_of("basis"), "basis");
    }
    tables.iter().map(citation).collect()
}

/// The text of a law was read only where an article can be named.
fn citation(table: &Table<'_>) -> Citation {
    let citation = Citation {
        document: table.text_or_empty("document"),
        article: table.text_or_empty("article"),
        grade: table.one_of("grade", SourceGrade::CODES, SourceGrade::M),
        quote: table.text_or_empty("quote"),
    };
    if citation.document.trim().is_empty() && table.has("document") {
        table.wrong_form(&table.span_of("document"), "document");
    }
    if citation.grade == SourceGrade::A && citation.article.is_empty() {
        let zh = "读过原文（A）的，须写明条款".to_owned();
        let en = "where the text was read (A), the article must be named".to_owned();
        table.error(&table.span_of("grade"), "grade", Problem::Contradiction { zh, en });
    }
    citation
}

fn degrees(table: &Table<'_>) -> Vec<Degree> {
    let tables = table.tables("degree", |_| vec![keys::DEGREE]);
    let mut list: Vec<Degree> = Vec::new();
    for one in &tables {
        let degree = Degree {
            gravity: one.one_of("gravity", Gravity::CODES, Gravity::General),
            when: one.words("when").unwrap_or_default(),
            consequences: one.list_of("consequences", Consequence::CODES),
            by: one.one_of("by", By::CODES, By::Law),
        };
        if list.last().is_some_and(|lighter| lighter.gravity >= degree.gravity) {
            let zh = "程度须由轻到重，每种至多一次".to_owned();
            let en = "degrees stand lightest first, each gravity once".to_owned();
            one.error(&one.span_of("gravity"), "gravity", Problem::Contradiction { zh, en });
        }
        if one.texts("consequences").is_empty() && one.has("consequences") {
            one.wrong_form(&one.span_of("consequences"), "consequences");
        }
        list.push(degree);
    }
    if list.is_empty() && table.has("degree") {
        table.wrong_form(&table.span_of("degree"), "degree");
    }
    list
}
