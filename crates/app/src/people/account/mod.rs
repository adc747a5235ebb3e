//! Accounts: who signs in, with what, in which role and where.
//!
//! - [`manage`]: add, grant, lock, unlock, close; [`first_run`](manage::first_run) makes the first administrator.
//! - [`invite`]: nobody knows another's password: an invitation is given out, used once, and the password chosen.
//! - [`sign_in`]: password, second factor, growing delays; a session begins.
//! - [`password`]: one's own password changed.
//! - [`session`]: from an opaque token to an [`Actor`](crate::Actor), with time-outs and rotation.
//! - [`token`]: tokens with which systems act.

mod body;
pub mod factor;
pub mod invite;
pub mod manage;
mod pass;
pub mod password;
pub mod session;
pub mod sign_in;
pub mod token;

pub use body::{Account, AccountState, Grant};
