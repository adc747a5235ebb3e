//! Who may be drawn.

use crate::canonical::quoted;
use crate::{Frontier, Hash, HashKind};
use alloc::borrow::ToOwned as _;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Somebody or something that may be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The id; stands once in a pool.
    pub id: String,
    /// How likely it is against the others of its stratum: 2 is twice as likely as 1 at each step.
    pub weight: u32,
    /// The part of the pool it is drawn from; empty where there is only one.
    pub stratum: String,
}

/// Who may be drawn, in a fixed order.
///
/// As text: a line for each candidate, `id`, `id⇥weight` or `id⇥weight⇥stratum` (⇥ is a tab). Blank lines count not.
///
/// ```
/// use ledger::Pool;
///
/// let pool = Pool::parse("企业甲\t3\t高风险\n企业乙\t1\t低风险\n企业丙\n")?;
/// assert_eq!(pool.candidates().len(), 3);
/// assert_eq!(pool.candidates()[2].weight, 1);
/// assert!(Pool::parse("a\na\n").is_err());
/// # Ok::<(), ledger::PoolError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    candidates: Vec<Candidate>,
}

/// A pool cannot be read. Lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolError {
    /// Nobody is in it.
    #[error("the pool is empty")]
    Empty,
    /// The line has no id, or more than three fields.
    #[error("line {line}: expected an id, then perhaps a weight and a stratum, with tabs between")]
    Fields {
        /// The line.
        line: u64,
    },
    /// The weight is not a whole number from 1 to 4294967295.
    #[error("line {line}: the weight is not a whole number of at least 1")]
    Weight {
        /// The line.
        line: u64,
    },
    /// The id stands in the pool already.
    #[error("line {line}: the id {id} stands in the pool already")]
    Twice {
        /// The line.
        line: u64,
        /// The id.
        id: String,
    },
}

impl Pool {
    /// Reads a pool.
    ///
    /// # Errors
    ///
    /// The first line that is wrong.
    pub fn parse(text: &str) -> Result<Pool, PoolError> {
        let mut candidates = Vec::new();
        let mut known = BTreeSet::new();
        for (line, text) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            if text.trim().is_empty() {
                continue;
            }
            let candidate = candidate(text, line)?;
            if !known.insert(candidate.id.clone()) {
                return Err(PoolError::Twice { line, id: candidate.id });
            }
            candidates.push(candidate);
        }
        if candidates.is_empty() { Err(PoolError::Empty) } else { Ok(Pool { candidates }) }
    }

    /// Returns everybody, in the order of the pool.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    pub(super) fn size(&self) -> u32 {
        // Ids of 2^32 candidates would not fit into memory beside each other.
        u32::try_from(self.candidates.len()).unwrap_or(u32::MAX)
    }

    /// Returns the root of the Merkle tree over the candidates, in their order.
    pub fn root(&self, kind: HashKind) -> Hash {
        let mut tree = Frontier::new(kind);
        for candidate in &self.candidates {
            tree.push(kind.leaf(entry(candidate).as_bytes()), |_, _| ());
        }
        tree.root()
    }
}

fn candidate(text: &str, line: u64) -> Result<Candidate, PoolError> {
    let mut fields = text.split('\t').map(str::trim);
    let id = fields.next().filter(|id| !id.is_empty()).ok_or(PoolError::Fields { line })?;
    let weight = match fields.next() {
        None | Some("") => 1,
        Some(weight) => weight.parse().ok().filter(|weight| *weight > 0).ok_or(PoolError::Weight { line })?,
    };
    let stratum = fields.next().unwrap_or_default();
    if fields.next().is_some() {
        return Err(PoolError::Fields { line });
    }
    Ok(Candidate { id: id.to_owned(), weight, stratum: stratum.to_owned() })
}

/// Returns the canonical JSON of a candidate.
fn entry(Candidate { id, weight, stratum }: &Candidate) -> String {
    format!(r#"{{"id":{},"stratum":{},"weight":{weight}}}"#, quoted(id), quoted(stratum))
}
