//! The one place that reads the environment and prints.
//!
//! Colours only where a person looks: on a terminal, and not when `NO_COLOR` is set. A reader that goes away (a
//! broken pipe) ends the command silently.

mod chance;
mod progress;
mod style;
mod width;

pub(crate) use chance::{now_micros, now_seconds, own_only, random, secret, write_secret};
pub(crate) use progress::{Phase, Progress, Unit, end_progress};
pub(crate) use style::{Ink, Style};
pub(crate) use width::{apart, centre, left, right, shorten, width};

use crate::fault::{Code, Exit, Fault};
use std::io::{self, BufWriter, IsTerminal as _, Read as _, StdoutLock, Write};
use std::process::ExitCode;

/// The language of what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Language {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Language {
    /// Returns the words of this language.
    pub(crate) const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// Returns what stands between parts of a sentence.
    pub(crate) const fn comma(self) -> &'static str {
        self.pick("，", ", ")
    }

    /// Returns what stands between clauses.
    pub(crate) const fn semicolon(self) -> &'static str {
        self.pick("；", "; ")
    }

    /// Returns a remark in brackets.
    pub(crate) fn brackets(self, words: &str) -> String {
        match self {
            Language::Zh => format!("（{words}）"),
            Language::En => format!(" ({words})"),
        }
    }

    /// Returns the words of this language, or the other's where there are none.
    pub(crate) fn of(self, words: &engine::Words) -> &str {
        let (first, second) = match self {
            Language::Zh => (&words.zh, &words.en),
            Language::En => (&words.en, &words.zh),
        };
        if first.is_empty() { second } else { first }
    }
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Colour {
    /// 在终端上，且未设置 NO_COLOR / on a terminal without NO_COLOR
    #[default]
    Auto,
    /// 总是 / always
    Always,
    /// 从不 / never
    Never,
}

/// Standard output and error, with the language and whether there are colours.
pub(crate) struct Terminal {
    /// The language.
    pub(crate) language: Language,
    /// Colours, or none.
    pub(crate) style: Style,
    progress: bool,
    out: BufWriter<StdoutLock<'static>>,
}

impl Terminal {
    /// Takes standard output.
    pub(crate) fn new() -> Terminal {
        let out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        Terminal { language: Language::default(), style: Style::plain(), progress: false, out }
    }

    /// Sets the language, the colours and the silence asked for.
    pub(crate) fn set(&mut self, language: Language, colour: Colour, quiet: bool) {
        let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let asked_not_to = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        self.language = language;
        self.progress = io::stderr().is_terminal() && !quiet && !asked_not_to && !dumb;
        self.style = match colour {
            Colour::Always => Style::coloured(),
            Colour::Auto if io::stdout().is_terminal() && !asked_not_to => Style::coloured(),
            Colour::Auto | Colour::Never => Style::plain(),
        };
    }

    /// Prints.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), Fault> {
        self.out.write_all(text.as_bytes()).map_err(|error| unwritten("-", error))
    }

    /// Returns whether a person looks at standard output.
    pub(crate) fn is_looked_at(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Shows how far a phase is, until what is returned is dropped; nothing where nobody looks.
    pub(crate) fn watch(&self, phase: impl FnOnce() -> Phase) -> Option<Progress> {
        self.progress.then(|| {
            crate::draft::remove_unfinished_when_ended();
            Progress::begin(phase(), self.language)
        })
    }

    /// Prints a remark that is no part of the answer, on standard error.
    pub(crate) fn remark(&mut self, zh: &str, en: &str) {
        // Nobody is left to be told when standard error is gone.
        drop(writeln!(io::stderr(), "{}", self.language.pick(zh, en)));
    }

    /// Returns standard output, for answers that are too long to be held.
    pub(crate) fn writer(&mut self) -> &mut (dyn Write + 'static) {
        &mut self.out
    }

    /// Writes out what is held back.
    pub(crate) fn flush(&mut self) -> Result<(), Fault> {
        self.out.flush().map_err(|error| unwritten("-", error))
    }

    /// Says a failure on standard error and returns how the process ends; a broken pipe ends it silently.
    pub(crate) fn say(&mut self, fault: &Fault) -> ExitCode {
        if is_broken_pipe(fault) {
            return Exit::Done.code();
        }
        drop(self.out.flush());
        drop(io::stderr().write_all(fault.message().as_bytes()));
        fault.code.exit().code()
    }
}

/// Text that grows by lines.
pub(crate) trait Lines {
    /// Adds a line without blanks at its end.
    fn line(&mut self, line: impl AsRef<str>);
}

impl Lines for String {
    fn line(&mut self, line: impl AsRef<str>) {
        self.push_str(line.as_ref().trim_end());
        self.push('\n');
    }
}

/// A failure to write to a place.
pub(crate) fn unwritten(place: &str, error: io::Error) -> Fault {
    Fault::because(Code::Output, place, error)
}

/// Reads all of standard input as text.
pub(crate) fn standard_input() -> io::Result<String> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    Ok(text)
}

fn is_broken_pipe(fault: &Fault) -> bool {
    let causes = fault.cause.iter().flat_map(|cause| cause.chain());
    let mut errors = causes.filter_map(|cause| cause.downcast_ref::<io::Error>());
    errors.any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
