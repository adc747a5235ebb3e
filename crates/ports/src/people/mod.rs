//! People and places: who there is, and what only the program may know of them.
//!
//! A [`Record`] is public within its scope and follows from the log: it is what the last entry about it says. A
//! [`SecretRow`] (a password's hash, a session, an encrypted name) is never in the log and can be deleted.

mod directory;
mod hold;
mod record;
mod secret;

pub use directory::Directory;
pub use hold::{Amended, Hold, Kept, RecordQuery, Settle, Settled};
pub use record::{Record, RecordKey, RecordKind};
pub use secret::{SecretKey, SecretKind, SecretRef, SecretRow};
