//! Receipts: what a citizen takes home, and checks without asking anybody.

use crate::canonical::{Json, quoted};
use crate::{Canonical, CanonicalError, ConsistencyProof, Hash, HeadError, InclusionProof, SignedHead};
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use serde::Deserialize;

const VERSION: u32 = 1;

/// A receipt does not prove what it says, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// The text is not a receipt.
    #[error("not a receipt: {0}")]
    Form(String),
    /// The entry in the receipt has no canonical form.
    #[error("the entry of the receipt: {0}")]
    Entry(#[from] CanonicalError),
    /// A head in the receipt cannot be read.
    #[error("the head of the receipt: {0}")]
    Head(#[from] HeadError),
    /// A version that this program does not know.
    #[error("version {0} of receipts is not known here")]
    Version(u32),
    /// The heads are of different ledgers or hash functions.
    #[error("the heads are not of one ledger")]
    OtherLedger,
    /// Entry, proof and head do not belong together: at least one of them was changed.
    #[error("entry, proof and head do not belong together")]
    NotProved,
}

/// An entry, the proof that it stands in the ledger, and the head that the proof leads to.
///
/// As text it is canonical JSON with the keys `entry`, `head`, `index`, `proof`, `receipt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The entry.
    pub entry: Canonical,
    /// The position, and the way from the entry to the root.
    pub proof: InclusionProof,
    /// The head, with the signatures under it.
    pub head: SignedHead,
}

/// Two heads of one ledger, and the proof that the later begins with the earlier: nothing was changed in between.
///
/// As text it is canonical JSON with the keys `extension`, `new`, `old`, `proof`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The earlier head.
    pub old: SignedHead,
    /// The way from which both roots follow.
    pub path: Vec<Hash>,
    /// The later head.
    pub new: SignedHead,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReceiptForm {
    receipt: u32,
    index: u64,
    entry: Json,
    proof: Vec<Hash>,
    head: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExtensionForm {
    extension: u32,
    old: String,
    proof: Vec<Hash>,
    new: String,
}

impl Receipt {
    /// Tells whether the entry stands in the ledger of the head. Whose signature is under the head is another
    /// question: [`SignedHead::is_signed_by`].
    ///
    /// # Errors
    ///
    /// [`ReceiptError::NotProved`].
    pub fn check(&self) -> Result<(), ReceiptError> {
        let head = &self.head.head;
        let proved = self.proof.size == head.size
            && self.proof.holds(head.kind, self.entry.leaf(head.kind), head.root);
        if proved { Ok(()) } else { Err(ReceiptError::NotProved) }
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Receipt { entry, proof, head } = self;
        let (index, path, head) = (proof.index, listed(&proof.path), quoted(&head.to_string()));
        write!(f, r#"{{"entry":{entry},"head":{head},"index":{index},"proof":{path},"receipt":{VERSION}}}"#)
    }
}

impl FromStr for Receipt {
    type Err = ReceiptError;

    fn from_str(text: &str) -> Result<Receipt, ReceiptError> {
        let form: ReceiptForm = read(text)?;
        known(form.receipt)?;
        let head: SignedHead = form.head.parse()?;
        let entry = Canonical::from_json(form.entry)?;
        let proof = InclusionProof { index: form.index, size: head.head.size, path: form.proof };
        Ok(Receipt { entry, proof, head })
    }
}

impl Extension {
    /// Tells whether the later head begins with the earlier.
    ///
    /// # Errors
    ///
    /// The heads are not of one ledger, or the proof does not hold.
    pub fn check(&self) -> Result<(), ReceiptError> {
        let (old, new) = (&self.old.head, &self.new.head);
        if old.origin != new.origin || old.kind != new.kind {
            return Err(ReceiptError::OtherLedger);
        }
        let proof = ConsistencyProof { old: old.size, new: new.size, path: self.path.clone() };
        if proof.holds(new.kind, old.root, new.root) { Ok(()) } else { Err(ReceiptError::NotProved) }
    }
}

impl fmt::Display for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [old, new] = [&self.old, &self.new].map(|head| quoted(&head.to_string()));
        let path = listed(&self.path);
        write!(f, r#"{{"extension":{VERSION},"new":{new},"old":{old},"proof":{path}}}"#)
    }
}

impl FromStr for Extension {
    type Err = ReceiptError;

    fn from_str(text: &str) -> Result<Extension, ReceiptError> {
        let form: ExtensionForm = read(text)?;
        known(form.extension)?;
        Ok(Extension { old: form.old.parse()?, path: form.proof, new: form.new.parse()? })
    }
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ReceiptError> {
    serde_json::from_str(text).map_err(|error| ReceiptError::Form(error.to_string()))
}

fn known(version: u32) -> Result<(), ReceiptError> {
    if version == VERSION { Ok(()) } else { Err(ReceiptError::Version(version)) }
}

fn listed(path: &[Hash]) -> String {
    let texts: Vec<String> = path.iter().map(|hash| format!("\"{hash}\"")).collect();
    format!("[{}]", texts.join(","))
}
