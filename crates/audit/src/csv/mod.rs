//! Rows of separated values: a fast path for chunks without a quote, RFC 4180 for the others.

mod header;
mod machine;
mod quoted;
mod rows;
mod split;

pub(crate) use header::read_header;
pub(crate) use machine::{Dialect, State, last_row_end};
pub(crate) use quoted::QuotedRow;
pub(crate) use rows::{Layout, Scratch, read_chunk};
