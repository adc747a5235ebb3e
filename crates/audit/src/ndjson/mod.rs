//! An object of JSON on each line, read as it comes. The columns are the keys; a key inside an object is
//! `<outer>/<inner>`, and the values of a list are joined by semicolons.

mod object;
mod read;

pub(crate) use read::{keys_in, read_log};
