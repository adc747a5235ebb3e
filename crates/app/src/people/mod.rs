//! Who acts, in which role, on which part of the tree.

mod actor;
mod authorise;
mod role;

pub use actor::Actor;
pub use authorise::{Verb, authorise};
pub use role::Role;
