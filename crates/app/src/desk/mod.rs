//! The supervision desk: what people do about cards, letters and accountability files, and what they see of them.
//!
//! - [`act`] is the verb: a [`Command`](engine::desk::Command) of the one table in the engine, with a reason and
//!   attachments, decided in one transaction. [`permission`] says which row of the table of verbs and roles it falls
//!   under.
//! - [`dockets`], [`docket`], [`to_dos`] and [`counts`] are the reads; [`Feed`] tells what changes.
//! - [`observe`] records what a patrol saw; the pack makes a card of it.

mod act;
mod feed;
mod list;
mod may;
mod one;
mod patrol;
mod tally;

pub use act::{Attachment, DeskError, Said, act};
pub use feed::{Feed, feed};
pub use list::{dockets, to_dos};
pub use may::{may, permission};
pub use one::{Choice, DocketView, Thread, docket};
pub use patrol::{Seen, observe};
pub use tally::{Today, counts, today};
