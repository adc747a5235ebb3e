//! Times as logs write them. Owns their forms; a time without offset is meant in the zone of the mapping.

mod read;
mod text;
mod zone;

pub use read::TimeFormat;
pub(crate) use read::{Stamp, TimeMemo, TimeReader};
pub use zone::zone_by_name;
