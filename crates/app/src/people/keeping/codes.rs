//! One-time codes as authenticators compute them (RFC 6238 over RFC 4226): six digits, half a minute, HMAC-SHA-1.

use calendar::Moment;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

const STEP_SECONDS: i64 = 30;
const DIGITS: u32 = 6;
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Returns the half minute for which a code is right: this one, the one before or the one after, and later than the
/// last that was used, so that a code works once.
pub(crate) fn matching_step(secret: &[u8], code: &str, now: Moment, used: i64) -> Option<i64> {
    let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let this = now.micros().div_euclid(STEP_SECONDS * 1_000_000);
    // All three are computed, so that the time taken does not tell which was right.
    let right: Vec<i64> = [this, this - 1, this + 1]
        .into_iter()
        .filter(|step| code_at(secret, *step, DIGITS) == code)
        .collect();
    right.into_iter().find(|step| *step > used)
}

/// Returns the code of a half minute.
pub(super) fn code_at(secret: &[u8], step: i64, digits: u32) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("a key of any length is taken");
    mac.update(&step.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let at = usize::from(hash[19] & 0x0f);
    let number = u32::from_be_bytes([hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]]);
    let width = digits as usize;
    format!("{:0width$}", number % 10_u32.pow(digits))
}

/// Writes bytes in Base32 (RFC 4648), as authenticators take them; no padding.
pub(crate) fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(LETTERS[(held >> bits & 31) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(LETTERS[(held << (5 - bits) & 31) as usize]));
    }
    text
}

#[cfg(test)]
mod tests;
