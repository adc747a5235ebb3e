//! The two hash functions, and how leaves and nodes are hashed (RFC 9162, section 2.1.1).

use crate::encoding;
use alloc::string::{String, ToString as _};
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::Sha256;
use sm3::{Digest, Sm3};

/// A hash of 32 bytes. As text it is standard Base64 with padding.
///
/// ```
/// use ledger::HashKind;
///
/// let hash = HashKind::Sm3.of(b"abc"); // GB/T 32905-2016, appendix A.1
/// assert_eq!(hash.to_string(), "Zsfw9GLu7dnR8tRr3BDk4kFnxIdc8veiKX2gK49LqOA=");
/// assert_eq!(hash.to_string().parse(), Ok(hash));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Takes the bytes of a hash.
    pub const fn new(bytes: [u8; 32]) -> Hash {
        Hash(bytes)
    }

    /// Returns the bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encoding::to_base64(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

/// The text is not the Base64 of 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the Base64 of a hash of 32 bytes")]
pub struct NotAHash;

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Hash, NotAHash> {
        let bytes = encoding::from_base64(text).ok_or(NotAHash)?;
        bytes.try_into().map(Hash).map_err(|_| NotAHash)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// Which function hashes the leaves and nodes of a ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HashKind {
    /// SM3 (GB/T 32905-2016), which the cryptography law asks of government systems.
    #[default]
    Sm3,
    /// SHA-256 (FIPS 180-4), for ledgers that tools of Certificate Transparency shall read.
    Sha256,
}

impl HashKind {
    /// Every kind.
    pub const ALL: [HashKind; 2] = [HashKind::Sm3, HashKind::Sha256];

    /// Returns the name in files: `sm3`, `sha256`.
    pub const fn name(self) -> &'static str {
        match self {
            HashKind::Sm3 => "sm3",
            HashKind::Sha256 => "sha256",
        }
    }

    /// Finds the kind of that name.
    pub fn find(name: &str) -> Option<HashKind> {
        HashKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Hashes bytes as they are. Leaves and nodes are hashed by [`HashKind::leaf`] and [`HashKind::node`].
    pub fn of(self, bytes: &[u8]) -> Hash {
        self.parts(&[bytes])
    }

    /// Hashes an entry into a leaf: a byte 0, then the entry.
    ///
    /// The byte in front keeps leaves and nodes apart: nobody can show a node as an entry.
    ///
    /// ```
    /// use ledger::HashKind;
    ///
    /// assert_eq!(HashKind::Sm3.leaf(b"x"), HashKind::Sm3.of(b"\x00x"));
    /// ```
    pub fn leaf(self, entry: &[u8]) -> Hash {
        self.parts(&[&[0], entry])
    }

    /// Hashes two nodes into the node above them: a byte 1, the left, the right.
    pub fn node(self, left: Hash, right: Hash) -> Hash {
        self.parts(&[&[1], &left.0, &right.0])
    }

    /// Returns the root of a tree without entries: the hash of no bytes.
    pub fn empty(self) -> Hash {
        self.parts(&[])
    }

    pub(crate) fn parts(self, parts: &[&[u8]]) -> Hash {
        match self {
            HashKind::Sm3 => digest::<Sm3>(parts),
            HashKind::Sha256 => digest::<Sha256>(parts),
        }
    }
}

impl fmt::Display for HashKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Generic over the function: both come from one family of crates with one trait.
fn digest<D: Digest<OutputSize = sm3::digest::consts::U32>>(parts: &[&[u8]]) -> Hash {
    let mut digest = D::new();
    parts.iter().for_each(|part| digest.update(part));
    Hash(digest.finalize().into())
}
