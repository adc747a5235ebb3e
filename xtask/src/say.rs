//! The one place that prints to standard output.

use std::fmt::Display;

/// Prints one line. A reader that has gone away is no reason to fail.
#[expect(clippy::print_stdout, reason = "a command line tool speaks on standard output, here only")]
pub(crate) fn line(text: impl Display) {
    println!("{text}");
}
