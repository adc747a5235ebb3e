//! How often somebody may come: by address for whoever is not known yet, by account or token for whoever is.
//!
//! Being told to wait loses nothing: the answer says how long (429 with `Retry-After`).

mod address;
mod gates;
mod rate;

pub(crate) use address::{Address, Passer};
pub(crate) use gates::Gates;
pub use gates::Limits;
pub use rate::Rate;
