//! Guards: conditions in CEL (Common Expression Language) that narrow a rule.
//!
//! A guard is compiled once. Its names are looked up in one table ([`NAMES`]); what is not there is an error that
//! lists what is, and expressions that compare a number with a text are refused when the pack is read. It is
//! evaluated on candidates only. What cannot be evaluated (an item that is not listed, a field that the log does not
//! carry) is said as trouble, never guessed.

mod compile;
mod evaluate;
mod names;
mod read;
mod walk;

pub use names::{NAMES, Name, NameForm};
pub(crate) use read::read;
