//! A ledger as a file: a line each for what it is, its entries, their recorded leaves, and its heads.
//!
//! ```text
//! {"ledger":{"hash":"sm3","leaves":true,"origin":"ledger.example.gov.cn/permits","version":1}}
//! {"entry":{"kind":"accepted","matter":"A1"}}
//! {"entry":{"kind":"concluded","matter":"A1"}}
//! {"leaves":["…","…"]}
//! {"head":"ledger.example.gov.cn/permits\n2\n…\nhash sm3\ntime 2026-03-02T09:30:00Z\n\n— …\n"}
//! ```
//!
//! Leaves are what was recorded when the entries came in; they stand after their entries and before the head that
//! covers them. They are not needed to prove anything, but with them damage is found entry by entry.

mod align;
mod check;
mod damage;
mod line;
mod write;

pub use check::{Check, Report};
pub use damage::{Damage, DamageKind};
pub use line::{FILE_VERSION, Header, Line, LineError};
pub use write::Writer;
