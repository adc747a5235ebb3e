//! Case identities as sixteen bytes: the text itself up to fifteen, else a reference to it. Two identities are equal
//! only when their texts are.

use super::fields::Span;

/// Marks a key that refers to a text elsewhere; a shorter text's length is at most 15.
const REFERENCE: u128 = 0xff << 120;

/// Masks for the two halves of a text of each length.
const INSIDE: [(u64, u64); 16] = {
    let mut masks = [(0, 0); 16];
    let mut length = 0;
    while length < 16 {
        let inside = (1_u128 << (8 * length)) - 1;
        masks[length] = (inside as u64, (inside >> 64) as u64);
        length += 1;
    }
    masks
};

/// A case identity in a fixed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CaseKey(u128);

impl CaseKey {
    /// Makes the key of a text of at most 15 bytes that lies in a buffer which goes on behind it.
    #[inline(always)]
    pub(crate) fn inline(buffer: &[u8], span: Span) -> Option<CaseKey> {
        let length = span.end - span.start;
        if length > 15 {
            return None;
        }
        let sixteen: &[u8; 16] = buffer.get(span.start..span.start + 16)?.try_into().ok()?;
        let (low, high) = INSIDE[length & 15];
        let whole = u128::from_le_bytes(*sixteen);
        let low = whole as u64 & low;
        let high = (whole >> 64) as u64 & high | (length as u64) << 56;
        Some(CaseKey::from_words(low, high))
    }

    /// Makes the key of a longer text: its hash, and where it lies.
    pub(crate) fn reference(hash: u64, at: u64) -> CaseKey {
        CaseKey(REFERENCE | u128::from(hash) | u128::from(at & 0x00ff_ffff_ffff_ffff) << 64)
    }

    /// Returns all bits.
    #[inline(always)]
    pub(crate) const fn bits(self) -> u128 {
        self.0
    }

    /// Makes a key of its bits.
    #[inline(always)]
    pub(crate) const fn from_bits(bits: u128) -> CaseKey {
        CaseKey(bits)
    }

    /// Returns the two halves.
    #[inline(always)]
    pub(crate) fn words(self) -> (u64, u64) {
        (self.0 as u64, (self.0 >> 64) as u64)
    }

    /// Puts two halves together.
    #[inline(always)]
    pub(crate) fn from_words(low: u64, high: u64) -> CaseKey {
        CaseKey(u128::from(low) | u128::from(high) << 64)
    }

    /// Returns where the text lies and its hash, when it is not in the key.
    pub(crate) fn referred(self) -> Option<(u64, u64)> {
        (self.0 & REFERENCE == REFERENCE)
            .then_some(((self.0 >> 64) as u64 & 0x00ff_ffff_ffff_ffff, self.0 as u64))
    }

    /// Returns the hash of a key that is no reference.
    #[inline(always)]
    pub(crate) fn hash_inline(self) -> u64 {
        mix(self.0 as u64 ^ 0x9e37_79b9_7f4a_7c15, (self.0 >> 64) as u64 ^ 0xd1b5_4a32_d192_ed03)
    }

    /// Returns a hash: of the text, or the one that the text was stored with.
    #[inline(always)]
    pub(crate) fn hash(self) -> u64 {
        if self.0 & REFERENCE == REFERENCE {
            return self.0 as u64;
        }
        self.hash_inline()
    }

    /// Returns the text in the key; empty for a reference.
    pub(crate) fn text(&self) -> ([u8; 16], usize) {
        let length = (self.0 >> 120) as usize;
        (self.0.to_le_bytes(), if length > 15 { 0 } else { length })
    }
}

/// Multiplies and folds: every bit of both numbers reaches every bit of the result.
#[inline(always)]
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// Hashes a text of any length.
pub(crate) fn hash_bytes(text: &[u8]) -> u64 {
    let mut hash = 0x2d35_8dcc_aa6c_78a5 ^ text.len() as u64;
    let (words, rest) = text.as_chunks::<8>();
    for word in words {
        hash = mix(hash ^ u64::from_le_bytes(*word), 0x8bb8_4b93_962e_acc9);
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(hash ^ u64::from_le_bytes(last), 0x4b33_a62e_d433_d4a3)
}

/// A case identity as it is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId<'a>(pub(crate) &'a [u8]);

impl<'a> CaseId<'a> {
    /// Returns the bytes of the text.
    #[must_use]
    pub fn bytes(self) -> &'a [u8] {
        self.0
    }

    /// Returns the text; bytes that are no UTF-8 never get here.
    #[must_use]
    pub fn text(self) -> &'a str {
        std::str::from_utf8(self.0).unwrap_or("")
    }
}
