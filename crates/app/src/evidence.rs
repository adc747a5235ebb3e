//! Whose ledger it is, and the key that signs its heads.

use calendar::Moment;
use ledger::{Frontier, Head, HeadTime, Origin, PublicKey, SignedHead, SigningKey};

/// The name of the ledger, and the key that signs its heads.
#[derive(Debug)]
pub struct Evidence {
    origin: Origin,
    key: SigningKey,
}

impl Evidence {
    /// Puts name and key together.
    #[must_use]
    pub const fn new(origin: Origin, key: SigningKey) -> Evidence {
        Evidence { origin, key }
    }

    /// Returns whose ledger it is.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Returns the key by which anybody checks a head.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        self.key.public()
    }

    /// Signs a text that is no head; its first line says what it is.
    pub(crate) fn sign_text(&self, text: &str) -> Vec<u8> {
        // As for heads: one text in 2^256 goes without a signature.
        self.key.sign(text.as_bytes()).unwrap_or_default()
    }

    /// Signs the tree as it is now.
    pub(crate) fn sign(&self, tree: &Frontier, now: Moment) -> SignedHead {
        let seconds = now.micros().div_euclid(1_000_000);
        let time = HeadTime::from_unix_seconds(seconds).expect("the clock tells a year of four digits");
        let (origin, size, root, kind) = (self.origin.clone(), tree.size(), tree.root(), tree.kind());
        let mut head = SignedHead::from(Head { origin, size, root, kind, time });
        // A key fails on one text in 2^256; the head is told without its signature then.
        let _unsigned = head.sign(&self.origin, &self.key);
        head
    }
}
