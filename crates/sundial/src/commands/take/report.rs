//! What became of a file, for people and for programs.

use crate::installation::said;
use crate::terminal::{Language, Lines as _};
use app::intake::FileTaken;
use serde_json::json;
use std::path::Path;

/// Rows that are printed at most; the report has more.
const PRINTED_MAX: usize = 20;

/// What is printed.
pub(super) fn text(file: &Path, outcome: &Result<FileTaken, String>, language: Language) -> String {
    let mut text = String::new();
    let name = file.display();
    let taken = match outcome {
        Ok(taken) => taken,
        Err(why) => {
            text.line(format!("{name}：{} {why}", language.pick("无法读取。", "cannot be read.")));
            return text;
        }
    };
    let words = language.pick(
        "{f}：新增 {k}，重复 {r}，变更 {c}，拒收 {x}，无法读取 {u} 行",
        "{f}: {k} kept, {r} repeated, {c} changed, {x} refused, {u} rows not read",
    );
    let figures = [
        ("{k}", taken.kept),
        ("{r}", taken.repeated),
        ("{c}", taken.changed),
        ("{x}", taken.refused),
        ("{u}", taken.unread.total),
    ];
    let words = words.replace("{f}", &name.to_string());
    text.line(figures.iter().fold(words, |text, (sign, figure)| text.replace(sign, &figure.to_string())));
    for row in taken.unread.rows.iter().take(PRINTED_MAX) {
        let why = language.pick(row.zh, row.en);
        text.line(format!("  {}:{} {} {} ({})", row.file, row.row, row.column, why, row.code));
    }
    for (id, refusal) in taken.listed.iter().take(PRINTED_MAX) {
        let (zh, en) = said(refusal);
        text.line(format!("  {id}  {} {}", refusal.what, language.pick(&zh, &en)));
    }
    text
}

/// What is put beside the file.
pub(super) fn json(file: &Path, outcome: &Result<FileTaken, String>) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let value = match outcome {
        Err(why) => json!({ "v": 1, "file": name, "unreadable": why }),
        Ok(taken) => {
            let unread = taken.unread.rows.iter().map(|row| {
                json!({ "file": row.file, "row": row.row, "column": row.column, "code": row.code, "zh": row.zh, "en": row.en })
            });
            let refused = taken.listed.iter().map(|(id, refusal)| {
                let (zh, en) = said(refusal);
                json!({ "id": id, "code": refusal.code.code(), "what": refusal.what, "zh": zh, "en": en })
            });
            json!({
                "v": 1,
                "file": name,
                "kept": taken.kept,
                "repeated": taken.repeated,
                "changed": taken.changed,
                "refused": taken.refused,
                "unread": taken.unread.total,
                "unread_rows": unread.collect::<Vec<_>>(),
                "refused_events": refused.collect::<Vec<_>>(),
            })
        }
    };
    format!("{value:#}\n")
}
