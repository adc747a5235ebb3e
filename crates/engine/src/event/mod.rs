//! Events: what happened, when, and when we learned of it. Append-only; a correction is a new event.

mod fact;
mod fold;
mod kind;
mod pattern;
mod record;

pub(crate) use fact::occasion;
pub use fact::{Details, Fact, Flags};
pub use fold::{Facts, FoldError, fold};
pub use kind::{EventKind, Outcome};
pub use pattern::{Marks, Pattern, PatternError, Patterns, Subject};
pub use record::{Actor, Document, EVENT_VERSION, Event, Origin};
