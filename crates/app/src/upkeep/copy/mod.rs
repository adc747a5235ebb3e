//! A copy of everything that is kept, as a text that either database takes: made while the service runs, checked by the
//! ledger, put into an empty database.
//!
//! ```text
//! {"backup":{"at":"2026-03-02T10:00:00+08:00","hash":"sm3","origin":"ledger.example.gov.cn/permits","version":1}}
//! {"entry":{"leaf":"…","record":{…}}}          the log, from its first entry to its last
//! {"matter":{…}} {"finding":{…}} {"record":{…}} {"secret":{…}} {"cursor":{…}}
//! {"sum":{"chain":"…","lines":256}}            after each block of lines
//! {"end":{"head":"…","rows":12345,"signature":"…"}}
//! ```
//!
//! A sum is the hash of the sum before it and of the lines since then, so damage is found in the block it is in, and the
//! entry it is in. The head is that of the ledger, signed; the signature of the end covers the last sum and with it every
//! line. Secrets and personal data are in it as they are kept, sealed; the master key is not.

mod backup;
mod check;
mod damage;
mod line;
mod read;
mod restore;
mod sums;

pub use backup::{BackupError, Copied, backup};
pub use check::{Expected, Report, check};
pub use damage::{Damage, DamageKind};
pub use restore::{RestoreError, Restored, restore};
