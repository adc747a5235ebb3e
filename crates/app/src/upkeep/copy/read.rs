//! Reads a copy line by line, whatever is in it.

use super::line::Line;
use std::io::{self, BufRead, Read as _};

/// A line in bytes at most: a longer one is none of a copy.
const LINE_BYTES_MAX: u64 = 64 << 20;

/// Lines with their numbers, from 1.
pub(super) struct Lines<R> {
    file: R,
    number: u64,
    bytes: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub(super) const fn new(file: R) -> Lines<R> {
        Lines { file, number: 0, bytes: Vec::new() }
    }

    /// Reads the next line and returns its number and text; bytes that are no text become signs that no line has.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, String)>> {
        self.bytes.clear();
        let read = self.file.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut self.bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let text = String::from_utf8_lossy(&self.bytes);
        Ok(Some((self.number, text.trim_end_matches(['\n', '\r']).to_owned())))
    }
}

/// Reads a line.
pub(super) fn line(text: &str) -> Option<Line> {
    serde_json::from_str(text).ok()
}
