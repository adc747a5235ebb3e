//! What stands below a clock's calendar: the marks, the suspensions one by one, the documents behind holidays.

use super::names::{Names, kind_words};
use crate::terminal::{Ink, Language, Lines as _, Terminal};
use engine::{ClockRun, DayReason, Ledger, View};

/// Explains the marks that were used, the suspensions one by one, and the documents behind holidays.
pub(super) fn legend(
    terminal: &Terminal,
    view: &View<'_>,
    names: &Names<'_>,
    run: &ClockRun,
    ledger: &Ledger,
) -> String {
    let language = terminal.language;
    let mut text = format!("{}\n", terminal.style.ink(Ink::Faint, &marks_used(language, run, ledger)));
    for span in view.runs.spans(run) {
        let fact = view.facts().get(span.began as usize);
        let what = fact.map_or_else(String::new, |fact| {
            let ground = names.ground(language, fact.ground);
            let subject = names.ground(language, fact.subject);
            let ground = if ground == subject { String::new() } else { ground };
            let kind = kind_words(language, fact.kind);
            [kind, subject, ground].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        let from = view.day_of(span.from);
        let to = span.to.map_or_else(
            || language.pick("未结束", "not ended").to_owned(),
            |to| view.day_of(to).to_string(),
        );
        let effect = if span.stops {
            language.pick("停计", "leaves days out")
        } else {
            language.pick("不停计", "leaves nothing out")
        };
        let wrong: Vec<&str> = span.irregular.each().map(|(code, zh)| language.pick(zh, code)).collect();
        let comma = language.semicolon();
        let wrong = if wrong.is_empty() { String::new() } else { format!("{comma}{}", wrong.join(comma)) };
        let ink = if wrong.is_empty() { Ink::Held } else { Ink::Bad };
        let line = format!("{what}  {from} → {to}  {effect}{wrong}");
        text.line(terminal.style.ink(ink, &line));
    }
    let mut sources: Vec<&str> = ledger
        .days
        .iter()
        .filter(|row| matches!(row.reason, DayReason::Holiday | DayReason::MakeUpDay))
        .map(|row| row.source.as_str())
        .collect();
    sources.dedup();
    if !sources.is_empty() {
        let line = format!("{} {}", language.pick("假日依据", "holidays by"), sources.join("、"));
        text.line(terminal.style.ink(Ink::Faint, &line));
    }
    text
}

/// Explains those marks that a run shows.
fn marks_used(language: Language, run: &ClockRun, ledger: &Ledger) -> String {
    let any = |wanted: fn(&DayReason) -> bool| ledger.days.iter().any(|row| wanted(&row.reason));
    let due = run.due_day();
    let over = ledger.days.iter().any(|row| row.counted && due.is_some_and(|due| row.day > due));
    let marks = [
        (true, "数字 计入的第几天", "number: day counted"),
        (any(|reason| matches!(reason, DayReason::StartDay)), "起 当日不计", "start: does not count"),
        (any(|reason| matches!(reason, DayReason::Weekend)), "休 休息日", "off: weekend"),
        (any(|reason| matches!(reason, DayReason::Holiday)), "假 放假", "hol: holiday"),
        (any(|reason| matches!(reason, DayReason::MakeUpDay)), "班 调休上班", "w: make-up day"),
        (any(|reason| matches!(reason, DayReason::Closed)), "闭 停工停办", "shut: closed"),
        (any(|reason| matches!(reason, DayReason::Suspended(_))), "停 停计", "susp: suspended"),
        (any(|reason| matches!(reason, DayReason::Rolled)), "顺延 末日顺延", "moved: last day moves on"),
        (due.is_some(), "限 到期日", "due: last day"),
        (over, "超 超期", "+: over"),
        (run.stop.is_some(), "止 停止", "end: stopped"),
    ];
    let used = marks.into_iter().filter(|(used, _, _)| *used);
    used.map(|(_, zh, en)| language.pick(zh, en)).collect::<Vec<_>>().join("   ")
}
