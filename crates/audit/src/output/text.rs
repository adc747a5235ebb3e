//! Small texts, written often.

use calendar::Day;
use std::collections::HashMap;

/// The texts of days, each made once.
#[derive(Debug, Default)]
pub(super) struct DayTexts {
    texts: HashMap<i32, [u8; 10]>,
    last: Option<(i32, [u8; 10])>,
}

impl DayTexts {
    /// Appends a day as `2026-03-02`.
    #[inline]
    pub(super) fn push(&mut self, out: &mut Vec<u8>, day: Day) {
        let number = day.number();
        if let Some((last, text)) = &self.last
            && *last == number
        {
            return out.extend_from_slice(text);
        }
        let text = *self.texts.entry(number).or_insert_with(|| {
            let mut text = [b' '; 10];
            let written = day.to_string();
            let length = written.len().min(10);
            text[..length].copy_from_slice(&written.as_bytes()[..length]);
            text
        });
        self.last = Some((number, text));
        out.extend_from_slice(&text);
    }
}

/// Appends a field of separated values, quoted where it must be.
#[inline]
pub(crate) fn push_field(out: &mut Vec<u8>, field: &[u8]) {
    if !field.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        return out.extend_from_slice(field);
    }
    out.push(b'"');
    for &byte in field {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

/// Appends a whole number.
pub(super) fn push_number(out: &mut Vec<u8>, number: i64) {
    out.extend_from_slice(number.to_string().as_bytes());
}

/// Appends a text as JSON.
pub(crate) fn push_json(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    for character in text.chars() {
        match character {
            '"' => out.extend_from_slice(b"\\\""),
            '\\' => out.extend_from_slice(b"\\\\"),
            '\n' => out.extend_from_slice(b"\\n"),
            '\r' => out.extend_from_slice(b"\\r"),
            '\t' => out.extend_from_slice(b"\\t"),
            control if u32::from(control) < 0x20 => {
                out.extend_from_slice(format!("\\u{:04x}", u32::from(control)).as_bytes());
            }
            other => out.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out.push(b'"');
}
