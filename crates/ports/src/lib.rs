//! What the use cases need of the world, as small traits with in-memory models.
//!
//! - [`Store`] keeps what happened and what was found: an append-only log of [`Entry`]s and, beside it, rows that can
//!   be made anew from the log ([`MatterRow`], [`FindingRow`], [`DocketRow`]). Everything is written by [`Store::change`].
//! - [`Scope`] says which part of the tree of places an actor may see; a query without one does not compile.
//! - [`people::Directory`] keeps organisations, accounts and what only the program may know of them, on the same log.
//! - [`upkeep::Upkeep`] makes rows anew, copies everything out and puts it back.
//! - [`Clock`] tells the instant, [`Random`] gives bytes that nobody can guess.
//! - [`mem`] has the models, `suite` (a feature, for tests) what every adapter must pass, the models included.
//!
//! Names no driver and knows no rule of government.

mod change;
mod clock;
mod docket;
mod entry;
mod error;
mod finding;
mod matter;
pub mod mem;
pub mod people;
mod place;
mod query;
mod random;
mod store;
#[cfg(feature = "suite")]
pub mod suite;
pub mod upkeep;

pub use change::{Change, Changed, DESK, Decide, Held, Pick};
pub use clock::Clock;
pub use docket::{DocketCount, DocketFilter, DocketKey, DocketOrder, DocketQuery, DocketRow};
pub use entry::{Entry, EntryKey, EntryKind, NewEntry};
pub use error::StoreError;
pub use finding::{FindingKey, FindingRow, Standing};
pub use matter::{MatterRow, Stage};
pub use place::{Place, PlaceError, Scope};
pub use query::{FindingQuery, MatterOrder, MatterQuery};
pub use random::Random;
pub use store::Store;
