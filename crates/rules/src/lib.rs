//! Kinds of rule and the pack format: the policy of supervision.
//!
//! - [`parse_pack`] makes a [`PackFile`] of the text of a pack, or says with file, line, column and field what is
//!   wrong and what is allowed; [`load`] does so with a pack that is shipped ([`shipped`]).
//! - [`KINDS`] is the one table of kinds of rule and their keys: the parser's errors and the documents come from it.
//! - A kind is a file in `kinds/`: it reads its keys and makes a check on one matter or on the counts of a period.
//! - [`check_examples`] runs the examples of a pack; [`quiet`] says which rules said nothing on a log.
//! - A guard in CEL narrows any rule; it is compiled and its names are checked when the pack is read.
//! - [`parse_accountability`] and [`parse_powers`] read the catalogues for people: what brings accountability, and where
//!   powers are at risk, each naming the rules that are evidence ([`Known`]).
//! - [`scenario`] runs stories in plain text and tells where they differ from what is expected.
//!
//! Nothing here reads a file, a clock or the environment: text in, checked rules or errors out.

mod accountability;
mod catalogue;
mod check;
mod error;
mod file;
mod form;
mod guard;
mod kinds;
mod pack;
mod power;
mod reference;
pub mod scenario;
mod shipped;
mod table;

pub use accountability::{
    accountability_page, load_accountability, parse_accountability, shipped_accountability,
};
pub use catalogue::Known;
pub use check::{ExampleFault, ExampleWrong, Quiet, QuietWhy, check_examples, quiet};
pub use error::{PackError, Problem};
pub use form::{Form, Key};
pub use guard::{NAMES, Name, NameForm};
pub use kinds::{KINDS, Kind, LevelCount};
pub use pack::{Example, PackFile, parse_pack, parse_pack_after};
pub use power::{load_powers, parse_powers, shipped_powers};
pub use reference::reference;
pub use shipped::{library, load, shipped};
