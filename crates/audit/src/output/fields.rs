//! One row of separated values.

use super::text::push_field;
use std::io::{self, Write};

/// Writes fields as one row.
///
/// # Errors
/// Whatever writing fails with.
pub(crate) fn write_fields(fields: &[&str], to: &mut dyn Write) -> io::Result<()> {
    let mut row = Vec::with_capacity(128);
    for (number, field) in fields.iter().enumerate() {
        if number > 0 {
            row.push(b',');
        }
        push_field(&mut row, field.as_bytes());
    }
    row.push(b'\n');
    to.write_all(&row)
}
