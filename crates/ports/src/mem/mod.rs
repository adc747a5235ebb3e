//! Models in memory: what every adapter must behave like, and what tests of use cases run on.

mod clock;
mod dockets;
mod people;
mod random;
mod state;
mod store;
mod upkeep;

pub use clock::FixedClock;
pub use random::SeededRandom;
pub use store::MemStore;
