//! Failures and refusals: what happened, why, what to do next, in Chinese and English, with a code.
//!
//! The table of codes is [`table`]; docs/errors.md is written from it, and a test compares.

mod exit;
mod table;
#[cfg(test)]
mod tests;
mod why;

pub(crate) use exit::Exit;
pub(crate) use table::Code;
pub(crate) use why::{Reason, zh_of};

use std::fmt;

/// The command could not do what was asked.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Which failure.
    pub(crate) code: Code,
    /// What it is about: stands in the place of `{}` in the words of the code.
    pub(crate) about: String,
    /// Why, as the part that failed says it; in Chinese where [`why`] knows it.
    pub(crate) cause: Option<anyhow::Error>,
}

impl Fault {
    /// A failure that needs no further reason.
    pub(crate) fn new(code: Code, about: impl fmt::Display) -> Fault {
        Fault { code, about: about.to_string(), cause: None }
    }

    /// A failure with its reason.
    pub(crate) fn because(code: Code, about: impl fmt::Display, cause: impl Into<anyhow::Error>) -> Fault {
        Fault { code, about: about.to_string(), cause: Some(cause.into()) }
    }

    /// Returns the message: Chinese, then English, each with why and what next.
    pub(crate) fn message(&self) -> String {
        let words = self.code.words();
        let why_zh = self.cause.as_ref().map(why::zh);
        let why = self.cause.as_ref().map(|cause| {
            let causes: Vec<String> = cause.chain().map(ToString::to_string).collect();
            causes.join(": ")
        });
        let (zh, en) = (self.fill(words.zh), self.fill(words.en));
        [
            format!("错误 {}：{zh}\n", self.code.text()),
            why_zh.map(|why| format!("  原因：{}\n", indented(&why))).unwrap_or_default(),
            format!("  办法：{}\n", words.next_zh),
            format!("error {}: {en}\n", self.code.text()),
            why.map(|why| format!("  why:  {}\n", indented(&why))).unwrap_or_default(),
            format!("  next: {}\n", words.next_en),
        ]
        .concat()
    }

    fn fill(&self, words: &str) -> String {
        words.replace("{}", &self.about)
    }
}

/// Puts further lines of a reason under the first.
fn indented(why: &str) -> String {
    why.trim_end().replace('\n', "\n        ")
}
