//! Situations as JSON.

use engine::Words;
use engine::accountability::{Accountability, Situation};
use serde_json::{Value, json};

/// Writes the catalogue with the situations that are shown.
pub(super) fn json(catalogue: &Accountability, shown: &[&Situation]) -> String {
    let list: Vec<Value> = shown.iter().map(|situation| one(situation)).collect();
    let value = json!({
        "accountability": catalogue.code,
        "version": catalogue.version,
        "name": words(&catalogue.name),
        "basis": catalogue.basis,
        "situations": list,
    });
    format!("{value:#}\n")
}

fn one(situation: &Situation) -> Value {
    let basis: Vec<Value> = situation
        .basis
        .iter()
        .map(|basis| {
            json!({
                "document": basis.document,
                "article": basis.article,
                "grade": basis.grade.code(),
                "quote": basis.quote,
            })
        })
        .collect();
    let degrees: Vec<Value> = situation
        .degrees
        .iter()
        .map(|degree| {
            let consequences: Vec<&str> = degree.consequences.iter().map(|one| one.code()).collect();
            json!({
                "gravity": degree.gravity.code(),
                "when": words(&degree.when),
                "consequences": consequences,
                "by": degree.by.code(),
            })
        })
        .collect();
    json!({
        "code": situation.code,
        "title": words(&situation.title),
        "text": words(&situation.text),
        "mistake": situation.mistake.code(),
        "answers": situation.answers.iter().map(|who| who.code()).collect::<Vec<_>>(),
        "basis": basis,
        "degrees": degrees,
        "rules": situation.rules.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "signals": situation.signals,
        "learned": situation.learned.iter().map(|learned| learned.code()).collect::<Vec<_>>(),
    })
}

fn words(words: &Words) -> Value {
    json!({ "zh": words.zh, "en": words.en })
}
