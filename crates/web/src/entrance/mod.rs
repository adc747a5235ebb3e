//! The entrance: signing in and out, an invitation, one's own password, second factor, role and language.
//!
//! Handlers do; `view` says what a page shows, `html` makes it text.

mod account;
mod factor;
pub(crate) mod html;
mod invitation;
mod language;
mod routes;
mod sign_in;
mod sign_out;
mod view;

pub(crate) use routes::routes;
