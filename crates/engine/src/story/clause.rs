//! The clauses after the kind of an event: a keyword and its value.

use super::error::StoryError;
use super::line::Line;
use crate::event::{Document, Event, EventKind, Outcome};
use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::{Moment, Zone};

/// Every keyword with what follows it.
const KEYWORDS: [(&str, &str); 20] = [
    ("by", "PERSON"),
    ("as", "ROLE"),
    ("of", "ORGANISATION"),
    ("subject", "CODE"),
    ("outcome", "granted|denied|partial|satisfied|dissatisfied"),
    ("ground", "CODE"),
    ("planned", "COUNT UNIT"),
    ("notice", "NUMBER"),
    ("document", "KIND[:NUMBER]"),
    ("materials", "CODE…"),
    ("reason", "\"TEXT\""),
    ("amount", "NUMBER yuan|fen"),
    ("staff", "NUMBER"),
    ("due", "DAY [TIME]"),
    ("recorded", "DAY TIME"),
    ("source", "CODE"),
    ("batch", "CODE"),
    ("device", "CODE"),
    ("evidence", "HASH"),
    ("id", "NAME"),
];

/// Returns the keywords as an error shows them.
pub(super) fn allowed() -> String {
    let each: Vec<String> = KEYWORDS.iter().map(|(word, value)| format!("{word} {value}")).collect();
    each.join(", ")
}

/// Tells whether a word begins a clause.
pub(super) fn keyword(word: &str) -> bool {
    KEYWORDS.iter().any(|(known, _)| *known == word)
}

/// Reads the words before the first keyword: a subject and an outcome, in any order.
pub(super) fn bare(line: &mut Line<'_>, event: &mut Event) -> Result<(), StoryError> {
    while let Some(word) = line.peek().filter(|word| !keyword(word)) {
        let outcome = Outcome::from_code(word).filter(|outcome| *outcome != Outcome::None);
        match outcome {
            Some(outcome) if event.outcome == Outcome::None => event.outcome = outcome,
            None if event.subject.is_empty() => event.subject = word.into(),
            Some(_) | None => return Err(line.wrong(&format!("\"{word}\""), &allowed())),
        }
        line.take();
    }
    Ok(())
}

/// Reads every clause of the rest of the line.
pub(super) fn all(line: &mut Line<'_>, event: &mut Event, zone: &Zone) -> Result<(), StoryError> {
    while let Some(word) = line.take() {
        if !keyword(word) {
            return Err(line.wrong_word(&allowed()));
        }
        if !of_texts(word, line, event)? {
            of_values(word, line, event, zone)?;
        }
    }
    Ok(())
}

fn of_texts(keyword: &str, line: &mut Line<'_>, event: &mut Event) -> Result<bool, StoryError> {
    let field = match keyword {
        "by" => &mut event.actor.id,
        "as" => &mut event.actor.role,
        "of" => &mut event.actor.organisation,
        "subject" => &mut event.subject,
        "ground" => &mut event.ground,
        "reason" => &mut event.reason,
        "source" => &mut event.source,
        "batch" => &mut event.batch,
        "device" => &mut event.device,
        "id" => &mut event.id,
        _ => return Ok(false),
    };
    *field = line.word("a code, or a text in quotation marks")?.into();
    Ok(true)
}

fn of_values(keyword: &str, line: &mut Line<'_>, event: &mut Event, zone: &Zone) -> Result<(), StoryError> {
    match keyword {
        "outcome" => event.outcome = outcome(line)?,
        "planned" => event.planned = Some(line.limit()?),
        "notice" => {
            let number = line.word("the number of the notice")?.into();
            event.documents.push(Document { kind: notice_of(event.kind), number });
        }
        "document" => event.documents.push(document(line)?),
        "materials" => event.materials = materials(line)?,
        "amount" => event.amount_fen = Some(line.fen()?),
        "staff" => event.staff = Some(line.value("a number from 0 to 255")?),
        "due" => event.due = Some(due(line, zone)?),
        "recorded" => event.recorded_at = Some(line.moment(zone)?),
        "evidence" => event.evidence = Some(line.word("a hash")?.to_owned()),
        _ => return Err(line.wrong_word(&allowed())),
    }
    Ok(())
}

fn outcome(line: &mut Line<'_>) -> Result<Outcome, StoryError> {
    const ALLOWED: &str = "granted, denied, partial, satisfied, dissatisfied";
    let word = line.word(ALLOWED)?;
    Outcome::from_code(word).ok_or_else(|| line.wrong_word(ALLOWED))
}

/// The kind of document that "notice" means for a kind of event.
fn notice_of(kind: EventKind) -> String {
    let known = match kind.code() {
        "accepted" | "accepted_with_gaps" => "acceptance_notice",
        "refused_to_accept" => "refusal_notice",
        "correction_requested" => "correction_notice",
        "special_started" | "suspended" => "suspension_notice",
        "extended" => "extension_notice",
        "decided" => "decision_document",
        "hearing_notified" => "hearing_notice",
        code => return format!("{code}_notice"),
    };
    known.into()
}

fn document(line: &mut Line<'_>) -> Result<Document, StoryError> {
    let word = line.word("a kind of document, and its number after a colon where it has one")?;
    let (kind, number) = word.split_once(':').unwrap_or((word, ""));
    Ok(Document { kind: kind.into(), number: number.into() })
}

fn materials(line: &mut Line<'_>) -> Result<Vec<String>, StoryError> {
    let mut codes = Vec::new();
    while let Some(word) = line.peek().filter(|word| !keyword(word)) {
        codes.push(word.into());
        line.take();
    }
    if codes.is_empty() { Err(line.wrong("no material", "codes of materials")) } else { Ok(codes) }
}

/// A declared due day means its last microsecond.
fn due(line: &mut Line<'_>, zone: &Zone) -> Result<Moment, StoryError> {
    let day = line.day()?;
    Ok(line.time()?.map_or(zone.end_of(day), |micros| zone.moment(day, micros)))
}
