//! The text of a pack with its name, and the errors found in it so far.

use crate::error::{PackError, Problem};
use std::cell::RefCell;
use std::ops::Range;

/// A text that is being read. Errors are collected, so that one reading says all that is wrong.
#[derive(Debug)]
pub(crate) struct File<'t> {
    name: &'t str,
    text: &'t str,
    errors: &'t RefCell<Vec<PackError>>,
}

impl<'t> File<'t> {
    pub(crate) fn new(name: &'t str, text: &'t str, errors: &'t RefCell<Vec<PackError>>) -> File<'t> {
        File { name, text, errors }
    }

    pub(crate) fn error(&self, span: &Range<usize>, field: &str, problem: Problem) {
        let (line, column) = place(self.text, span.start);
        self.errors.borrow_mut().push(PackError {
            file: self.name.to_owned(),
            line,
            column,
            field: field.to_owned(),
            problem,
        });
    }

    /// Returns the text at a place, cut to a length that fits a message.
    pub(crate) fn excerpt(&self, span: &Range<usize>) -> String {
        let text = self.text.get(span.clone()).unwrap_or("");
        let line = text.lines().next().unwrap_or("");
        let mut short: String = line.chars().take(40).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        short
    }

    /// Returns the line of the first line of a text, from 1: a line break right behind the opening quotes is not part
    /// of it.
    pub(crate) fn first_line(&self, span: &Range<usize>) -> u32 {
        let (line, _) = place(self.text, span.start);
        let text = self.text.get(span.clone()).unwrap_or("").trim_start_matches(['"', '\'']);
        if text.starts_with(['\n', '\r']) { line + 1 } else { line }
    }
}

fn place(text: &str, offset: usize) -> (u32, u32) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = text.get(..end).unwrap_or("");
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}
