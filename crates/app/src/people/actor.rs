//! Somebody who acts.

use super::role::Role;
use ports::Place;

/// A person or a system that acts, in one role, on one part of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its identity; for a system, the source under which its events are kept.
    pub id: String,
    /// In which role.
    pub role: Role,
    /// The top of the part of the tree it may act on.
    pub place: Place,
}
