//! How secrets are kept: keyed hashes, sealed values, hashes of passwords, one-time codes.

mod codes;
mod hex;
mod keys;
mod password;
mod policy;

pub(crate) use codes::{base32, matching_step};
pub(crate) use hex::{from_hex, hex};
pub use keys::Keys;
pub(crate) use keys::{Purpose, open_under, seal_under};
pub(crate) use password::{PasswordHash, check, hash};
pub(crate) use policy::{check_policy, is_old};
