//! The columnar store: rows become small records, parted by case so that the events of a case come together in cache,
//! one part at a time. Never keeps a map of all cases.

mod amount;
mod aside;
mod batch;
mod bytes;
mod extra;
mod fields;
mod group;
mod key;
mod merge;
mod opened;
mod pack;
mod parts;
mod regular;
mod shape;
mod shard;
mod texts;

pub(crate) use amount::read as read_amount;
pub(crate) use batch::{Batch, BatchColumn, NO_INSTANT, TextColumn};
pub(crate) use fields::{Fields, Span};
pub use group::{CaseEvents, CompactEvent, Grouper};
pub use key::CaseId;
pub use merge::{EventShape, EventStore, Extra};
pub(crate) use regular::{BATCH, Rows};
pub(crate) use shard::{LocalProblem, Memos, Shard, ShardTotals};
pub(crate) use texts::list_of;
