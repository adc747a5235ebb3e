//! Organisations, departments, sections and windows as a tree over the divisions, and the staff with their posts.
//!
//! A [`Node`] keeps the names it had and from when until when; what is closed or moved stays, with the days. A [`Wanted`]
//! row says how something is to be; [`set`](fn@verbs::set) makes it so, and says what that changed. Saying it again changes
//! nothing. [`import`](verbs::import) takes a table of such rows, all of it or nothing, after a preview of the same.

mod node;
mod sheet;
mod staff;
mod tree;
pub mod verbs;
mod wanted;

pub use node::{Node, NodeKind, Span};
pub use sheet::{Sheet, SheetError};
pub use staff::{Post, Staff};
pub use wanted::{Change, Wanted, WantedNode, WantedPost};
