//! Heads with signatures, in the form of signed notes.

use crate::encoding::{from_base64, to_base64};
use crate::{Head, HeadError, KeyError, KeyId, Origin, PublicKey, SigningKey};
use alloc::string::ToString as _;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

/// A signature under a head: who, which key, and the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    /// The name of the signer: the origin for the ledger's own, another for a witness.
    pub name: Origin,
    /// The id of the key under this name.
    pub id: KeyId,
    /// The signature; of SM2 in DER.
    pub bytes: Vec<u8>,
}

/// A head and the signatures under it. Several may sign: the ledger itself, and others who watch it grow.
///
/// ```
/// use ledger::{HashKind, Head, HeadTime, SignedHead, SigningKey};
///
/// let pen = SigningKey::from_random(&[7; 32]).expect("the number is in the range");
/// let head = Head {
///     origin: "ledger.example.gov.cn/permits".parse().expect("a name"),
///     size: 0,
///     root: HashKind::Sm3.empty(),
///     kind: HashKind::Sm3,
///     time: "2026-03-02T09:30:00Z".parse().expect("a time"),
/// };
/// let mut signed = SignedHead::from(head);
/// signed.sign(&signed.head.origin.clone(), &pen)?;
/// assert!(signed.is_signed_by(&pen.public()));
/// assert_eq!(signed.to_string().parse(), Ok(signed));
/// # Ok::<(), ledger::KeyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHead {
    /// The head.
    pub head: Head,
    /// The signatures, in their order.
    pub signatures: Vec<NoteSignature>,
}

impl From<Head> for SignedHead {
    fn from(head: Head) -> SignedHead {
        SignedHead { head, signatures: Vec::new() }
    }
}

impl SignedHead {
    /// Adds a signature.
    ///
    /// # Errors
    ///
    /// The key does not sign this head; it signs every other.
    pub fn sign(&mut self, name: &Origin, pen: &SigningKey) -> Result<(), KeyError> {
        let bytes = pen.sign(self.head.to_string().as_bytes())?;
        let id = pen.public().id(name.as_str());
        self.signatures.push(NoteSignature { name: name.clone(), id, bytes });
        Ok(())
    }

    /// Tells whether one of the signatures was made with this key, under any name.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        let text = self.head.to_string();
        let made = |signature: &NoteSignature| {
            signature.id == key.id(signature.name.as_str()) && key.signed(text.as_bytes(), &signature.bytes)
        };
        self.signatures.iter().any(made)
    }
}

impl fmt::Display for SignedHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.head)?;
        for NoteSignature { name, id, bytes } in &self.signatures {
            writeln!(f, "— {name} {}", to_base64(&[&id.0, &bytes[..]].concat()))?;
        }
        Ok(())
    }
}

impl FromStr for SignedHead {
    type Err = HeadError;

    fn from_str(text: &str) -> Result<SignedHead, HeadError> {
        let (head, below) = text.split_once("\n\n").ok_or(HeadError::Form)?;
        let lines = head.lines().count() + 2;
        let head = [head, "\n"].concat().parse()?;
        let read = |(position, line): (usize, &str)| {
            signature(line).ok_or(HeadError::Signature { line: lines + position })
        };
        let signatures = below.lines().enumerate().map(read).collect::<Result<_, _>>()?;
        let signed = SignedHead { head, signatures };
        if signed.to_string() == text { Ok(signed) } else { Err(HeadError::Form) }
    }
}

fn signature(line: &str) -> Option<NoteSignature> {
    let (name, base64) = line.strip_prefix("— ")?.split_once(' ')?;
    let bytes = from_base64(base64)?;
    let (id, bytes) = bytes.split_first_chunk::<4>()?;
    Some(NoteSignature { name: name.parse().ok()?, id: KeyId(*id), bytes: bytes.to_vec() })
}
