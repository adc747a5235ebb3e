//! How something is to be, and what that changes.

use super::node::NodeKind;
use calendar::Day;
use ports::Place;

/// How a place is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedNode {
    /// Its path.
    pub place: Place,
    /// What it is.
    pub kind: NodeKind,
    /// Its name.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// The first day of that name.
    pub from: Day,
    /// The last day of the place; it closes with all that is in it.
    pub through: Option<Day>,
}

/// How a post is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedPost {
    /// The identity of the member of staff.
    pub staff: String,
    /// The name.
    pub name: String,
    /// Where.
    pub place: Place,
    /// As what.
    pub title: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub through: Option<Day>,
}

/// One thing that is to be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A place.
    Node(WantedNode),
    /// Somebody's post.
    Post(WantedPost),
}

impl Wanted {
    /// Returns where it is.
    #[must_use]
    pub fn place(&self) -> &Place {
        match self {
            Wanted::Node(node) => &node.place,
            Wanted::Post(post) => &post.place,
        }
    }
}

/// What was changed by making it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there.
    Added,
    /// It was there otherwise.
    Changed,
    /// It ends, and nothing else is other than before.
    Closed,
    /// It was so before.
    Same,
}
