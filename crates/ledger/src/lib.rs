//! Canonical entries, a Merkle tree over SM3, proofs, signed heads, receipts and draws that anybody can check.
//!
//! Nobody has to believe the one who keeps a ledger: what was written cannot be altered, removed or put into another
//! order without a head that somebody holds telling of it. This crate never knows what an entry means, reads no
//! clock, no file and no random number, and uses no other crate of ours.
//!
//! # From an entry to a head
//!
//! An entry is JSON in canonical form ([`Canonical`]); its leaf and the nodes above are hashed with SM3 or SHA-256
//! ([`HashKind`]) as RFC 9162 says. A [`Frontier`] remembers what is needed to append and to know the root; what it
//! hands out is kept as [`Nodes`]. A [`Head`] states size and root at a time; a [`SignedHead`] carries signatures
//! (SM2) of the ledger and of those who watch it.
//!
//! # Proofs
//!
//! [`InclusionProof`]: this entry stands in that ledger. [`ConsistencyProof`]: that ledger only grew. A [`Receipt`]
//! is an entry with its proof and head, an [`Extension`] two heads with theirs; both are one JSON text.
//!
//! ```
//! use ledger::{Canonical, Frontier, HashKind, Head, InclusionProof, MemoryNodes, Receipt, SignedHead};
//!
//! let kind = HashKind::Sm3;
//! let entries = [r#"{"kind":"accepted"}"#, r#"{"kind":"concluded"}"#].map(Canonical::parse);
//! let (mut tree, mut nodes) = (Frontier::new(kind), MemoryNodes::default());
//! for entry in &entries {
//!     tree.push(entry.clone()?.leaf(kind), |id, hash| nodes.keep(id, hash));
//! }
//! let (origin, time) = ("example/permits".parse()?, "2026-03-02T09:30:00Z".parse()?);
//! let head = Head { origin, size: tree.size(), root: tree.root(), kind, time };
//! let proof = InclusionProof::make(kind, &nodes, 1, 2)?;
//! let [_, second] = entries;
//! let receipt = Receipt { entry: second?, proof, head: SignedHead::from(head) };
//!
//! let at_home: Receipt = receipt.to_string().parse()?;
//! assert_eq!(at_home.check(), Ok(()));
//! let altered: Receipt = receipt.to_string().replace("concluded", "accepted").parse()?;
//! assert!(altered.check().is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A ledger as a file
//!
//! [`Writer`] writes one, [`Check`] reads one and names each entry that was altered, removed, added or moved.
//!
//! # Draws
//!
//! A [`Commitment`] fixes who may be drawn and by which seed before anybody knows the outcome; the [`Draw`] follows
//! from both, and anybody runs it again.
#![no_std]

extern crate alloc;

mod canonical;
mod draw;
mod encoding;
mod file;
mod frontier;
mod hash;
mod head;
mod key;
mod node;
mod note;
mod proof;
mod range;
mod receipt;
mod time;

pub use canonical::{Canonical, CanonicalError, NUMBER_MAX, quoted};
pub use draw::{Candidate, Commitment, Draw, DrawError, Pool, PoolError, SEED_BYTES_MIN};
pub use file::{Check, Damage, DamageKind, FILE_VERSION, Header, Line, LineError, Report, Writer};
pub use frontier::{Frontier, peaks};
pub use hash::{Hash, HashKind, NotAHash};
pub use head::{Head, HeadError, NotAnOrigin, Origin};
pub use key::{IDENTITY, KeyError, KeyId, PublicKey, SigningKey};
pub use node::{MemoryNodes, NodeId, Nodes};
pub use note::{NoteSignature, SignedHead};
pub use proof::{ConsistencyProof, InclusionProof, ProofError, consistency_nodes, inclusion_nodes};
pub use receipt::{Extension, Receipt, ReceiptError};
pub use time::{HeadTime, NotATime};
