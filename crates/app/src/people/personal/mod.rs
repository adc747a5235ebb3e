//! Personal data: kept encrypted apart from everything else, shown masked, shown in full only into the log, erasable.
//!
//! Each person has a key of the own, sealed under the key of the installation. Events, findings and the log name a
//! person by a reference that says nothing. A value is found by its keyed hash. Erasing deletes key and values; the log
//! stays as it is, for it never held them.

mod body;
mod field;
pub mod verbs;

pub use body::Person;
pub use field::Field;
