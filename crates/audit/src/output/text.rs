//! Small texts, written often.

use calendar::Day;

/// How many days are remembered: nearly three years, so that those of one log rarely displace each other.
const DAYS: usize = 1 << 10;

/// The texts of days, each made once as long as no other day takes its place.
#[derive(Debug)]
pub(super) struct DayTexts {
    /// By the last bits of the day's number.
    texts: Vec<(Option<i32>, [u8; 10])>,
}

impl Default for DayTexts {
    fn default() -> DayTexts {
        DayTexts { texts: vec![(None, [b' '; 10]); DAYS] }
    }
}

impl DayTexts {
    /// Appends a day as `2026-03-02`.
    #[inline]
    pub(super) fn push(&mut self, out: &mut Vec<u8>, day: Day) {
        let place = &mut self.texts[day.number() as usize % DAYS];
        if place.0 != Some(day.number()) {
            *place = (Some(day.number()), text_of(day));
        }
        out.extend_from_slice(&place.1);
    }
}

#[cold]
fn text_of(day: Day) -> [u8; 10] {
    let mut text = [b' '; 10];
    let written = day.to_string();
    let length = written.len().min(10);
    text[..length].copy_from_slice(&written.as_bytes()[..length]);
    text
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
