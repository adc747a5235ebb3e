//! What several kinds share: findings about one event, and words.

use calendar::Moment;
use engine::{ClockRun, Fact, Finding, Found, Marks, NO_FACT, Span, Subject, View, Words};

/// The number of a fact as evidence.
pub(crate) fn evidence(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NO_FACT)
}

/// Starts a finding about one event: its occasion is the event. Events that match the same patterns at the same
/// instant are told apart by their order.
pub(crate) fn about(view: &View<'_>, found: &Found<'_>, marks: Marks, at: usize, fact: &Fact) -> Finding {
    let earlier = view.facts().get(..at).unwrap_or(&[]).iter().rev();
    let twins = earlier.take_while(|one| one.at == fact.at).filter(|one| one.marks.meets(marks)).count();
    let occasion = view.occasion(fact).plus_micros(i64::try_from(twins).unwrap_or(0));
    let mut finding = found.finding(0, occasion, fact.at, view.day_of(fact.at));
    finding.evidence = [evidence(at), NO_FACT];
    finding
}

/// What tells a suspension from others: the event that began it. Those that began at the same instant are told apart
/// by their order.
pub(crate) fn of_span(view: &View<'_>, run: &ClockRun, number: usize, span: &Span) -> Moment {
    let began = view.facts().get(span.began as usize).map_or(span.from, |fact| view.occasion(fact));
    let twins = view.runs.spans(run).iter().take(number).filter(|other| other.from == span.from).count();
    began.plus_micros(i64::try_from(twins).unwrap_or(0))
}

/// The same in Chinese and English.
pub(crate) fn words(zh: impl Into<String>, en: impl Into<String>) -> Words {
    Words { zh: zh.into(), en: en.into() }
}

/// Says patterns in Chinese and in English.
pub(crate) fn say(compile: &crate::pack::Compile, marks: Marks) -> (String, String) {
    let mut zh: Vec<String> = Vec::new();
    let mut en: Vec<String> = Vec::new();
    for pattern in compile.patterns.of(marks) {
        let subject = pattern.subject.text(&compile.symbols);
        let outcome = pattern.outcome.code();
        let mut code = pattern.kind.code().to_owned();
        let mut word = pattern.kind.zh().to_owned();
        if !subject.is_empty() {
            code = format!("{code}:{subject}");
        }
        if let Subject::Is(_) = pattern.subject {
            word = format!("{word}（{subject}）");
        }
        if !outcome.is_empty() {
            code = format!("{code}={outcome}");
            word = format!("{word}＝{outcome}");
        }
        zh.push(word);
        en.push(code);
    }
    (zh.join("、"), en.join(", "))
}
