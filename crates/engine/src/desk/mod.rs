//! The supervisors' own matters: cards, letters and accountability files, as state machines that are data.
//!
//! A finding becomes a *docket* (监察案卷): a matter of its own, made of events like any other and judged by the same
//! function with a pack of its own. This module says what may be done to one and what it is by then; when anything is
//! late is for the clocks of the pack.
//!
//! - [`Docket`] is what the events of one say: [`Docket::fold`].
//! - [`MOVES`] is the one table of commands: on what, in which state, by which side.
//! - [`decide`] answers which events a command leaves, or why it may not be.
//!
//! Findings on dockets lead upwards only ([`DocketKind::delay_card`], [`Rung`]), so nothing here can go on for ever.

mod command;
mod decide;
mod fold;
mod kind;
mod moves;
mod refusal;

pub use command::{Command, Note};
pub use decide::{Doing, decide};
pub use fold::{Docket, Hand};
pub use kind::{Awaits, Colour, DocketKind, DocketState, Rung, Side};
pub use moves::{MOVES, Move, NOT_AFTER_OWN};
pub use refusal::DeskRefusal;
