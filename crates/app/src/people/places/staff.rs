//! Somebody who holds posts.

use calendar::Day;
use ports::Place;
use serde::{Deserialize, Serialize};

/// A post from a day through a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Where.
    pub place: Place,
    /// As what.
    pub title: String,
    /// The first day.
    pub from: Day,
    /// The last day; open where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<Day>,
}

/// A member of staff. The name is that under which the office is held in public; other personal data is kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// Version of the form, 1.
    pub v: u8,
    /// The name.
    pub name: String,
    /// The posts, in the order in which they were entered; one person may have several at a time.
    pub posts: Vec<Post>,
}

impl Staff {
    /// Returns the posts held on a day.
    #[must_use]
    pub fn posts_on(&self, day: Day) -> Vec<&Post> {
        let is_held = |post: &&Post| post.from <= day && post.through.is_none_or(|through| day <= through);
        self.posts.iter().filter(is_held).collect()
    }
}
