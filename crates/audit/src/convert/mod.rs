//! A log that was read, written again: as Sundial's own CSV or flat JSON lines, as XES, or as events in their frozen
//! form. What comes out is read back equal, except that a frozen event says nothing of its item.

mod each;
mod events;
mod told;
mod write;
mod xes;

pub use each::each_event;
pub use write::{Form, write_store};
