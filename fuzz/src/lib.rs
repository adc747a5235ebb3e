//! What every target does with its bytes.

mod swallow;

pub use swallow::{archive, judge, swallow};
