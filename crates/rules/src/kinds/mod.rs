//! Kinds of rule, a file each, and the table of them.

mod absent;
mod clock;
mod common;
mod condition;
mod declared;
mod deemed;
mod event;
mod fee;
mod in_use;
mod irregular;
mod kind;
mod materials;
mod ratio;
mod repeated;
mod separation;
mod sequence;
mod share;
mod steps;
mod suspension;
mod unauthorised;
mod unlisted;
mod volume;

pub(crate) use kind::{Check, Look, Made, Texts, codes, find};
pub use kind::{KINDS, Kind, LevelCount};
