//! The entrance: signing in, the second factor, an invitation; and one's own account.

mod account;
mod door;
mod square;

pub use account::{AccountPage, EnrolmentPage};
pub use door::{Door, DoorPage, Fault};
pub(crate) use square::square_code;
