//! Keys of SM2 (GB/T 32918.2) with SM3.
//!
//! Signing draws no random number: the one that SM2 needs is derived from key and message (RFC 6979), so the same
//! head signed twice gives the same signature.

use crate::{Hash, HashKind};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use sm2::SecretKey;
use sm2::dsa;
use sm2::dsa::signature::{Signer as _, Verifier as _};
use sm2::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _};

/// The identity that GM/T 0009-2012 uses where none was agreed; OpenSSL calls it `distid`.
pub const IDENTITY: &str = "1234567812345678";

/// What the id of a key is made with, after the byte 0xff that stands for other algorithms in a signed note.
const ALGORITHM: &[u8] = b"\xffsm2-sm3";

/// A key cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The text is not an SM2 key of the wanted sort in PEM.
    #[error("not an SM2 key in PEM: {wanted} is expected")]
    Pem {
        /// What stands in the first line of such a text.
        wanted: &'static str,
    },
    /// The number is 0 or not below the order of the curve less one.
    #[error("the number is outside the range of private keys")]
    Range,
    /// No signature comes out: the chance is about 1 in 2^256.
    #[error("the key does not sign this text")]
    Unsigned,
}

/// A private key.
#[derive(Clone)]
pub struct SigningKey {
    key: dsa::SigningKey,
}

/// A public key.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    key: sm2::PublicKey,
}

/// Four bytes by which a signature says whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

impl SigningKey {
    /// Reads a private key in PEM (PKCS#8), as `openssl genpkey -algorithm SM2` writes it.
    ///
    /// # Errors
    ///
    /// The text is no such key.
    pub fn from_pem(text: &str) -> Result<SigningKey, KeyError> {
        let key = SecretKey::from_pkcs8_pem(text.trim());
        SigningKey::new(&key.map_err(|_| KeyError::Pem { wanted: "-----BEGIN PRIVATE KEY-----" })?)
    }

    /// Makes a key from 32 bytes; the caller draws them at random and keeps them from everybody.
    ///
    /// # Errors
    ///
    /// The number is outside the range of private keys: draw again. The chance is about 1 in 2^32.
    pub fn from_random(bytes: &[u8; 32]) -> Result<SigningKey, KeyError> {
        SigningKey::new(&SecretKey::from_slice(bytes).map_err(|_| KeyError::Range)?)
    }

    fn new(key: &SecretKey) -> Result<SigningKey, KeyError> {
        let key = dsa::SigningKey::new(IDENTITY, key).map_err(|_| KeyError::Range)?;
        Ok(SigningKey { key })
    }

    /// Writes the key as PEM (PKCS#8).
    ///
    /// # Errors
    ///
    /// The key is outside the range, which a key that was made here is not.
    pub fn to_pem(&self) -> Result<String, KeyError> {
        let key = SecretKey::from(self.key.as_nonzero_scalar());
        let pem = key.to_pkcs8_pem(sm2::pkcs8::LineEnding::LF).map_err(|_| KeyError::Range)?;
        Ok(String::from(pem.as_str()))
    }

    /// Returns the public key.
    pub fn public(&self) -> PublicKey {
        PublicKey { key: self.key.verifying_key().clone().into() }
    }

    /// Signs a text; the signature is DER, as OpenSSL reads it.
    ///
    /// # Errors
    ///
    /// The key does not sign this text; it signs every other.
    pub fn sign(&self, text: &[u8]) -> Result<Vec<u8>, KeyError> {
        let signature: dsa::Signature = self.key.try_sign(text).map_err(|_| KeyError::Unsigned)?;
        Ok(signature.to_der().as_bytes().to_vec())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(of {:?})", self.public())
    }
}

impl PublicKey {
    /// Reads a public key in PEM, as `openssl pkey -pubout` writes it.
    ///
    /// # Errors
    ///
    /// The text is no such key.
    pub fn from_pem(text: &str) -> Result<PublicKey, KeyError> {
        let key = text.trim().parse::<sm2::PublicKey>();
        key.map(|key| PublicKey { key }).map_err(|_| KeyError::Pem { wanted: "-----BEGIN PUBLIC KEY-----" })
    }

    /// Writes the key as PEM.
    pub fn to_pem(&self) -> String {
        self.key.to_string()
    }

    /// Returns the id of the key under a name: the first bytes of SHA-256 of name, algorithm and key, as signed
    /// notes have it.
    pub fn id(&self, name: &str) -> KeyId {
        let point = self.key.to_sec1_bytes();
        let hash = HashKind::Sha256.parts(&[name.as_bytes(), b"\n", ALGORITHM, &point]);
        let [a, b, c, d, ..] = *hash.bytes();
        KeyId([a, b, c, d])
    }

    /// Returns the SM3 hash of the key, for comparing keys by telephone or on paper.
    pub fn fingerprint(&self) -> Hash {
        HashKind::Sm3.of(&self.key.to_sec1_bytes())
    }

    /// Tells whether the signature (DER) was made over the text with the private part of this key.
    pub fn signed(&self, text: &[u8], signature: &[u8]) -> bool {
        let key = dsa::VerifyingKey::new(IDENTITY, self.key);
        let signature = dsa::Signature::from_der(signature);
        matches!((key, signature), (Ok(key), Ok(signature)) if key.verify(text, &signature).is_ok())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.fingerprint())
    }
}
