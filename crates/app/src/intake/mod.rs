//! Takes events in: checked one by one, kept once, judged at once, many requests in one transaction.
//!
//! - [`take`] is the verb. What cannot be taken is refused row by row with a code; the rest is taken.
//! - [`Outcome`] says what became of an event: kept, the same as before, changed, refused.
//! - [`take_file`] takes the events of a file that a [`Reader`] knows how to read.
//! - [`Intake`] is the queue in front: it gathers what many send at the same time into one durable transaction, and
//!   refuses with [`RefusalCode::Busy`](crate::RefusalCode::Busy) rather than lose.

mod decide;
mod file;
mod matter;
mod outcome;
mod queue;
mod row;
mod take;

pub use file::{FileError, FileTaken, NotReadable, Reader, Unread, UnreadRow, take_file};
pub use outcome::{Outcome, Taken};
pub use queue::{Intake, Queue, QueueLength, WAITING_MAX};
pub use take::{Received, Request, TakeError, take};
