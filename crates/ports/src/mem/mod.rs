//! Models in memory: what every adapter must behave like, and what tests of use cases run on.

mod clock;
mod state;
mod store;

pub use clock::FixedClock;
pub use store::MemStore;
