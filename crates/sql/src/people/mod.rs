//! The questions of [`ports::people::Directory`].

mod amend;
mod directory;
mod records;
mod secrets;

pub(crate) use records::{COLUMNS as RECORD, find as find_record, put as put_records, record};
pub(crate) use secrets::{COLUMNS as SECRET, TABLES as SECRET_TABLES, put as put_secrets, secret};
