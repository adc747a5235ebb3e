//! Who acts, in which role, on which part of the tree.
//!
//! - [`authorise`] is the one table of verbs and roles; `separation` says what one person may not be or do together.
//! - [`account`] has those who sign in and the tokens of systems.
//! - [`personal`] has what is kept of people encrypted, masked, and shown into the log.
//! - [`divisions`] has the administrative divisions with the days on which they hold; pure.
//! - [`places`] has the tree of divisions and organisations, and the staff with their posts.
//! - Every change is an [`Act`] in the log; the record that stands is what the last act about it says.

pub mod account;
mod act;
mod actor;
mod authorise;
pub mod divisions;
mod ground;
mod keeping;
pub mod personal;
pub mod places;
mod role;
mod separation;

pub use act::{ACT_VERSION, Act};
pub use actor::Actor;
pub use authorise::{Verb, authorise};
pub(crate) use ground::begin_of;
pub use ground::{People, PeopleError};
pub use keeping::Keys;
pub(crate) use keeping::{from_hex, hex};
pub use role::Role;
