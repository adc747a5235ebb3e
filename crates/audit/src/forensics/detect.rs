//! What a signal is to the two passes: it learns what is usual, and judges.

use super::book::Book;
use super::seen::{Known, Seen};
use super::signal::{Missing, Signal};
use super::step_order::Deviation;

/// A signal. Cases come in any order and on several threads: what one thread learned is merged with what others did, and
/// neither the order nor the number of threads may show.
pub(super) trait Detect: Send + Sync + Sized {
    /// What it writes down of cases, besides counts, until all of them are seen.
    type Notes: Default + Send;

    /// Which it is.
    const SIGNAL: Signal;

    /// What the log lacks when nothing could be observed.
    const UNSEEN: Option<Missing> = None;

    /// Looks at a case in the first pass, before it is judged by any pack.
    fn learn(&mut self, case: &Known<'_>);

    /// Takes over what another thread learned.
    fn merge(&mut self, other: Self);

    /// Ends the first pass.
    fn learned(&mut self) {}

    /// Says what the log lacks for it, after the first pass; then no case is judged.
    fn lacks(&self) -> Option<Missing> {
        None
    }

    /// Says what the log lacks for some of its reasons.
    fn lacks_partly(&self) -> Option<Missing> {
        None
    }

    /// Looks at a case in the second pass.
    fn judge(&self, case: &Seen<'_>, book: &mut Book, notes: &mut Self::Notes);

    /// Looks at the notes of all threads at the end.
    fn close(&self, _notes: Vec<Self::Notes>, _book: &mut Book) -> Vec<Deviation> {
        Vec::new()
    }
}
