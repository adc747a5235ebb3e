//! The clock on the wall.

use calendar::Moment;

/// Tells the instant. Use cases ask it; pure code is told.
pub trait Clock: Send + Sync {
    /// Returns the instant.
    fn now(&self) -> Moment;
}
