//! The questions of [`ports::people::Directory`].

mod amend;
mod directory;
mod records;
mod secrets;
