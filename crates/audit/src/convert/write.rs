//! Writing a store, one case after the other.

use super::told::{COLUMNS, Told};
use super::{events, xes};
use crate::columns::{EventStore, Grouper};
use crate::output::{push_field, push_json};
use std::io::{self, Write};

/// What a log is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Sundial's own CSV.
    Csv,
    /// A flat object on each line, its keys the columns of the CSV.
    Ndjson,
    /// IEEE 1849 event streams.
    Xes,
    /// Events in their frozen form, one a line, without the item.
    Events,
}

/// Writes every event of a store, case by case, those of a case in order of time. The bytes depend on the log alone.
///
/// # Errors
/// Whatever writing fails with.
pub fn write_store(store: &EventStore, form: Form, to: &mut dyn Write) -> io::Result<()> {
    match form {
        Form::Csv => {
            let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
            writeln!(to, "{}", names.join(","))?;
        }
        Form::Xes => xes::head(to)?,
        Form::Ndjson | Form::Events => {}
    }
    let mut grouper = Grouper::default();
    let (mut number, mut done) = (0, Ok(()));
    for part in 0..store.parts() {
        grouper.part(store, part, |case| {
            if done.is_ok() {
                done = write_case(&Told::of_case(store, &case), form, &mut number, to);
            }
        });
    }
    done?;
    if let Some(lost) = store.lost() {
        return Err(io::Error::new(lost.kind(), lost.to_string()));
    }
    if form == Form::Xes { xes::foot(to) } else { Ok(()) }
}

fn write_case(case: &[Told<'_>], form: Form, number: &mut u64, to: &mut dyn Write) -> io::Result<()> {
    if form == Form::Xes {
        return xes::trace(case, to);
    }
    for told in case {
        *number += 1;
        match form {
            Form::Csv => row(told, to)?,
            Form::Ndjson => object(told, to)?,
            Form::Events => events::event(told, *number, to)?,
            Form::Xes => {}
        }
    }
    Ok(())
}

fn row(told: &Told<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut line = Vec::new();
    for (at, (_, role)) in COLUMNS.iter().enumerate() {
        if at > 0 {
            line.push(b',');
        }
        push_field(&mut line, told.text(*role).as_bytes());
    }
    line.push(b'\n');
    to.write_all(&line)
}

fn object(told: &Told<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut line = Vec::new();
    for (name, role) in COLUMNS {
        let value = told.text(role);
        if value.is_empty() {
            continue;
        }
        line.push(if line.is_empty() { b'{' } else { b',' });
        push_json(&mut line, name);
        line.push(b':');
        push_json(&mut line, &value);
    }
    line.extend_from_slice(b"}\n");
    to.write_all(&line)
}
