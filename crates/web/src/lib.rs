//! HTTP: the interface for systems under `/api/v1`, with its description for machines (OpenAPI), and pages for people,
//! whose looks and words are those of the crate `pages`.
//!
//! - [`Service`] is what routes need; [`router`] puts them together.
//! - [`Doorkeeper`] tells who a token belongs to. A handler that does not ask for a [`Caller`] is open to anybody; the
//!   test of routes lists those.
//! - A handler of a page takes a [`Visitor`]; one that changes something takes a [`Form`], which exists only once it is
//!   certain that a page of ours sent it.
//! - Every answer that is not what was asked for is a [`Problem`]: a code, what, and what next, in Chinese and English.
//! - [`listen()`] answers on a listener until it is told to end; [`watched`] gives every request an identity, a line and
//!   figures; [`figures()`] hands the figures out.
//!
//! Names no driver and decides nothing: handlers translate between HTTP and verbs of `app`.

mod api;
mod body;
mod caller;
mod cursor;
mod doors;
mod entrance;
mod figures;
mod limit;
mod listen;
mod pages;
mod problem;
mod router;
mod service;
mod settings;
mod table;
mod visit;
mod watch;

pub use api::description;
pub use caller::Caller;
pub use doors::Doorkeeper;
pub use figures::figures;
pub use limit::{Limits, Rate};
pub use listen::listen;
pub use problem::Problem;
pub use router::{router, routes};
pub use service::Service;
pub use settings::{Reached, Settings};
pub use table::{Route, Who};
pub use visit::{Form, Language, OpenForm, Paper, Reader, Turn, Visitor, Wrong, inner};
pub use watch::watched;

/// Routes put together; nobody else names what they are made of.
pub type Routes = axum::Router;
