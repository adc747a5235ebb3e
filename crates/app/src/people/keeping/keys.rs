//! The keys of an installation, all derived from one that is kept outside the database.
//!
//! Keyed hashes are HMAC-SM3; values are sealed with SM4 in Galois/Counter mode (GB/T 32907, RFC 8998), each under a
//! nonce of its own and bound to what it is.

use super::hex::{from_hex, hex};
use aes_gcm::AesGcm;
use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use hmac::{Hmac, Mac as _};
use ports::Random;
use ports::people::{SecretKind, SecretRow};
use sm3::Sm3;
use sm4::Sm4;

const NONCE_BYTES: usize = 12;

/// What a keyed hash or a sealed value is for; the same text hashes to something else for another purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Check,
    Pepper,
    Session,
    Form,
    Token,
    Invitation,
    Recovery,
    Factor,
    Person,
    Personal,
}

impl Purpose {
    const fn label(self) -> &'static str {
        match self {
            Purpose::Check => "check",
            Purpose::Pepper => "pepper",
            Purpose::Session => "session",
            Purpose::Form => "form",
            Purpose::Token => "token",
            Purpose::Invitation => "invitation",
            Purpose::Recovery => "recovery",
            Purpose::Factor => "factor",
            Purpose::Person => "person",
            Purpose::Personal => "personal",
        }
    }
}

/// The keys of an installation.
#[derive(Clone)]
pub struct Keys {
    master: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

impl Keys {
    /// Takes the master key: 32 bytes drawn at random, kept in a file or in the environment, never in the database.
    #[must_use]
    pub const fn from_master(master: [u8; 32]) -> Keys {
        Keys { master }
    }

    /// Reads a master key as it is kept: 64 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Keys> {
        Some(Keys { master: from_hex(text.trim())?.try_into().ok()? })
    }

    /// Derives a key for one purpose.
    pub(crate) fn derive(&self, purpose: Purpose) -> [u8; 32] {
        mac(&self.master, &[b"sundial 1 ", purpose.label().as_bytes()])
    }

    /// Hashes a text under the key of a purpose: by it a secret is found without being kept.
    pub(crate) fn lookup(&self, purpose: Purpose, text: &str) -> String {
        hex(&mac(&self.derive(purpose), &[text.as_bytes()]))
    }

    /// Returns whether a secret says nothing against these keys: only the one by which a wrong key is noticed can.
    pub(crate) fn admits(&self, row: &SecretRow) -> bool {
        (row.key.kind, row.key.id.as_str()) != (SecretKind::KeyCheck, "installation")
            || row.lookup == self.lookup(Purpose::Check, &row.key.id)
    }

    /// Seals bytes; `bound` must be said again to open them.
    pub(crate) fn seal(&self, purpose: Purpose, bound: &str, plain: &[u8], random: &dyn Random) -> String {
        seal_under(&half(self.derive(purpose)), bound, plain, random)
    }

    /// Opens what was sealed; `None` where it was altered, or sealed under another key, or for something else.
    pub(crate) fn open(&self, purpose: Purpose, bound: &str, sealed: &str) -> Option<Vec<u8>> {
        open_under(&half(self.derive(purpose)), bound, sealed)
    }
}

fn half(key: [u8; 32]) -> [u8; 16] {
    std::array::from_fn(|at| key[at])
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sm3>::new_from_slice(key).expect("a key of any length is taken");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// Seals bytes under a key of 16 bytes.
pub(crate) fn seal_under(key: &[u8; 16], bound: &str, plain: &[u8], random: &dyn Random) -> String {
    let mut nonce = [0; NONCE_BYTES];
    random.fill(&mut nonce);
    let cipher = AesGcm::<Sm4, U12>::new(key.into());
    let payload = Payload { msg: plain, aad: bound.as_bytes() };
    let sealed = cipher.encrypt(&nonce.into(), payload).expect("a value is far shorter than the mode allows");
    hex(&nonce) + &hex(&sealed)
}

/// Opens what was sealed under a key of 16 bytes.
pub(crate) fn open_under(key: &[u8; 16], bound: &str, sealed: &str) -> Option<Vec<u8>> {
    let bytes = from_hex(sealed)?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>()?;
    let cipher = AesGcm::<Sm4, U12>::new(key.into());
    cipher.decrypt(nonce.into(), Payload { msg: sealed, aad: bound.as_bytes() }).ok()
}

#[cfg(test)]
mod tests;
