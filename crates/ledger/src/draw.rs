//! Draws: who is inspected, who inspects, whose number comes up. Fixed beforehand, run again by anybody.
//!
//! 1. Who may be drawn is written down as a [`Pool`]; a seed is drawn at random and kept secret; a [`Commitment`]
//!    to both is published, with how many shall be drawn. It is an entry of the ledger like any other.
//! 2. Later the seed is told. The [`Draw`] follows from commitment, seed and pool.
//! 3. Anybody runs it again.
//!
//! Who makes the seed could try many of them and keep the one that he likes. Therefore a commitment can name a public
//! value that nobody knows yet, say tomorrow's lottery numbers; it is then part of the draw.

mod commitment;
mod pick;
mod pool;
mod result;

pub use commitment::{Commitment, DrawError, SEED_BYTES_MIN};
pub use pool::{Candidate, Pool, PoolError};
pub use result::Draw;
