//! Hashes of passwords: Argon2id (RFC 9106) with a salt of its own and a key that is not in the database.

use super::hex::{from_hex, hex};
use super::keys::{Keys, Purpose};
use argon2::{Algorithm, Argon2, Params, Version};
use ports::Random;
use serde::{Deserialize, Serialize};

/// Memory in KiB, passes, lanes: 19 MiB and two passes take tens of milliseconds of one core.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);
const HASH_BYTES: usize = 32;

/// The hash of a password with what it was made with, so that costs can grow later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PasswordHash {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    hash: String,
}

/// Hashes a password. Takes tens of milliseconds: not inside a transaction.
pub(crate) fn hash(keys: &Keys, password: &str, random: &dyn Random) -> PasswordHash {
    let mut salt = [0; 16];
    random.fill(&mut salt);
    let (memory_kib, passes, lanes) = COST;
    let hash = compute(keys, password, &salt, COST).expect("the costs are within the limits");
    PasswordHash { memory_kib, passes, lanes, salt: hex(&salt), hash: hex(&hash) }
}

/// Returns whether a password is the one. Without a hash it takes as long and is never the one.
pub(crate) fn check(keys: &Keys, password: &str, kept: Option<&PasswordHash>) -> bool {
    let Some(kept) = kept else {
        let _as_long = compute(keys, password, &[0; 16], COST);
        return false;
    };
    let cost = (kept.memory_kib, kept.passes, kept.lanes);
    let salt = from_hex(&kept.salt).unwrap_or_default();
    let wanted = from_hex(&kept.hash).unwrap_or_default();
    compute(keys, password, &salt, cost).is_some_and(|found| is_same(&found, &wanted))
}

fn compute(keys: &Keys, password: &str, salt: &[u8], cost: (u32, u32, u32)) -> Option<[u8; HASH_BYTES]> {
    let (memory_kib, passes, lanes) = cost;
    let params = Params::new(memory_kib, passes, lanes, Some(HASH_BYTES)).ok()?;
    let pepper = keys.derive(Purpose::Pepper);
    let argon = Argon2::new_with_secret(&pepper, Algorithm::Argon2id, Version::V0x13, params).ok()?;
    let mut hash = [0; HASH_BYTES];
    argon.hash_password_into(password.as_bytes(), salt, &mut hash).ok()?;
    Some(hash)
}

/// Compares in a time that does not depend on where the first difference is.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |found, (a, b)| found | (a ^ b)) == 0
}
