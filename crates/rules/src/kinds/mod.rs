//! Kinds of rule, a file each, and the table of them.

mod clock;
mod fee;
mod kind;
mod sequence;

pub(crate) use kind::{Check, Look, Made, Texts, codes, find};
pub use kind::{KINDS, Kind, LevelCount};
