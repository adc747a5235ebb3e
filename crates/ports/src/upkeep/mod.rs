//! What keeps a store whole: rows made anew from the log, everything copied out, everything put back.

mod contract;
mod copy;
mod renew;

pub use contract::Upkeep;
pub use copy::{Fill, Filled, Filling, Part, Show};
pub use renew::{Renew, Renewed, Rows, Told};
