//! Use cases: what people and systems may do, one file for each verb.
//!
//! Each verb is the same four steps: load, authorise, decide, append. The deciding is pure and happens inside the
//! store's transaction ([`ports::Store::change`]), so nobody decides on what is no longer true.
//!
//! - [`App`] holds what verbs need: the store, the clock, the [`Judge`] with its [`Rulebook`].
//! - [`authorise`] is one table of verbs and roles; it answers with the scope in which the verb may act.
//! - [`intake`] takes events in, many requests in one transaction; [`sweep`] does what time alone demands;
//!   [`read`] shows matters, findings and proofs; [`rejudge`] judges again what a new calendar, catalogue or pack may have moved.
//! - [`upkeep`] makes the rows beside the log anew.
//! - [`desk`] has what people do about cards, letters and accountability files, and what they see of them.
//! - [`people`] has organisations and staff, accounts, sessions and tokens, and personal data.
//!
//! Names no driver and no protocol.

mod app;
pub mod desk;
mod evidence;
pub mod intake;
mod judge;
pub mod people;
pub mod read;
mod refusal;
pub mod rejudge;
pub mod sweep;
pub mod upkeep;

pub use app::App;
pub use evidence::Evidence;
pub use judge::{FINDING_VERSION, FindingRecord, Judge, Judged, Opening, Rulebook, RulebookError, Turn};
pub use people::{Actor, People, PeopleError, Role, Verb, authorise};
pub use refusal::{Refusal, RefusalCode};
