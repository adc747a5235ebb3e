//! The report as a page or a workbook: the document is made in `audit`, its looks in `report`.

use super::{Audit, findings};
use crate::fault::{Code, Fault};
use crate::log::{LogArguments, ReadLog};
use crate::terminal::{self, Terminal};
use audit::output::{Framing, Grave, Report, Silent, document};
use engine::Trouble;
use report::{Document, Language, Tone};
use rules::Quiet;

/// A sheet holds a million rows; so many findings are listed one by one.
const LISTED: usize = 200_000;

/// What is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One self-contained page.
    Page,
    /// A workbook.
    Workbook,
}

/// Renders the report.
pub(super) fn render(
    form: Form,
    asked: &Audit,
    log: &ReadLog,
    report: &Report<'_>,
    terminal: &Terminal,
) -> Result<Vec<u8>, Fault> {
    let listed = match form {
        Form::Page => 0,
        Form::Workbook => LISTED,
    };
    let document = composed(asked, log, report, terminal, listed);
    let rendered = match form {
        Form::Page => report::html(&document).map(String::into_bytes),
        Form::Workbook => report::xlsx(&document),
    };
    rendered.map_err(|error| Fault::because(Code::Output, form.name(), error))
}

impl Form {
    const fn name(self) -> &'static str {
        match self {
            Form::Page => "html",
            Form::Workbook => "xlsx",
        }
    }
}

fn composed(
    asked: &Audit,
    log: &ReadLog,
    report: &Report<'_>,
    terminal: &Terminal,
    listed: usize,
) -> Document {
    let told = findings::told(terminal, log, report, asked.top);
    let ribbon = told.iter().find_map(|one| one.ribbon.clone());
    let gravest: Vec<Grave> = told
        .into_iter()
        .map(|one| Grave {
            tone: Tone::of_colour(one.level.1),
            level: one.level.0.to_owned(),
            command: explain(&asked.log, &one.case),
            case: one.case,
            rule: one.rule.to_owned(),
            line: one.line,
        })
        .collect();
    let mut silent: Vec<Silent> = rules::quiet(report.rules, &report.audit.tally, &report.audit.periods)
        .iter()
        .map(|quiet| silent(terminal, report, quiet))
        .collect();
    // The loudest first; otherwise in the order of the pack.
    silent.sort_by_key(|rule| std::cmp::Reverse(rule.could_not));
    let (day_of, span) = (|at| log.calendar.zone().day_of(at), report.store.span);
    let provisional = span
        .is_some_and(|(first, _)| log.calendar.provisional(day_of(first) - 1, day_of(report.audit.as_of)));
    let version = env!("CARGO_PKG_VERSION");
    let foot = terminal
        .language
        .pick(
            "由日晷 {} 生成。同一日志、规则包与日历总是得到同一份报告。",
            "Made by Sundial {}. The same log, rules and calendar always give the same report.",
        )
        .replace("{}", version);
    let framing = Framing {
        language: match terminal.language {
            terminal::Language::Zh => Language::Zh,
            terminal::Language::En => Language::En,
        },
        items: &log.items,
        items_from: log.items_from.as_deref(),
        item_problems: &log.item_problems,
        provisional,
        gravest: &gravest,
        ribbon: ribbon.as_ref(),
        silent: &silent,
        listed,
        foot,
    };
    document(report, &framing)
}

fn silent(terminal: &Terminal, report: &Report<'_>, quiet: &Quiet) -> Silent {
    let language = terminal.language;
    let name = report.rules.rule(quiet.rule).map_or("", |rule| language.of(&rule.info.name));
    let words = |trouble: Trouble| {
        let (_, _, zh, en) = Trouble::ALL[trouble as usize];
        language.pick(zh, en)
    };
    let troubles: Vec<String> =
        quiet.troubles().map(|(trouble, count)| format!("{} {count}", words(trouble))).collect();
    Silent {
        code: quiet.code.clone(),
        name: name.to_owned(),
        why: language.pick(quiet.why.zh(), quiet.why.en()).to_owned(),
        evaluated: quiet.tally.evaluated,
        could_not: quiet.tally.unevaluated(),
        troubles: troubles.join(language.semicolon()),
    }
}

/// The command that explains a case of this log, judged as here.
fn explain(asked: &LogArguments, case: &str) -> String {
    let mut words = vec!["sundial".to_owned(), "explain".to_owned()];
    words.extend(asked.logs.iter().map(|log| log.display().to_string()));
    let options = [
        ("--mapping", asked.mapping.clone()),
        ("--items", asked.items.as_ref().map(|file| file.display().to_string())),
        ("--rules", asked.rules.clone()),
        ("--calendar", asked.calendar.clone()),
        ("--case", Some(case.to_owned())),
    ];
    for (option, value) in options {
        words.extend(value.into_iter().flat_map(|value| [option.to_owned(), value]));
    }
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./:=,@+".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
