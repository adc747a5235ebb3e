//! Who acts, in which role, on which part of the tree.
//!
//! - [`authorise`] is the one table of verbs and roles; `separation` says what one person may not be or do together.
//! - [`account`] has those who sign in and the tokens of systems.
//! - Every change is an [`Act`] in the log; the record that stands is what the last act about it says.

pub mod account;
mod act;
mod actor;
mod authorise;
mod ground;
mod keeping;
mod role;
mod separation;

pub use act::{ACT_VERSION, Act};
pub use actor::Actor;
pub use authorise::{Verb, authorise};
pub use ground::{People, PeopleError};
pub use keeping::Keys;
pub use role::Role;
