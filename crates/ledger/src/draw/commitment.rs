//! What is fixed before a draw.

use super::Pool;
use super::pick::{Stream, pick};
use crate::{Canonical, CanonicalError, Hash, HashKind};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// How many bytes a seed has at least: fewer could be tried out.
pub const SEED_BYTES_MIN: usize = 16;

const VERSION: u32 = 1;
const SEED: &[u8] = b"sundial draw seed\n";
const KEY: &[u8] = b"sundial draw key\n";

/// What is published before a draw: the root of the pool, the hash of the seed, how many shall be drawn.
///
/// As text it is canonical JSON; as an entry of a ledger it has a time that nobody can move.
///
/// ```
/// use ledger::{Commitment, Draw, HashKind, Pool};
///
/// let pool = Pool::parse("企业甲\n企业乙\n企业丙\n企业丁\n")?;
/// let seed = b"sixteen bytes or more, drawn at random";
/// let promise = Commitment::make("2026 年第一次双随机抽查", HashKind::Sm3, &pool, seed)?
///     .draw("", 2)
///     .await_public("2026-03-03 福利彩票双色球号码");
///
/// let draw = Draw::run(&promise, &pool, seed, "01 02 03 04 05 06 + 07")?;
/// assert_eq!(draw.picked.len(), 2);
/// assert_eq!(draw.check(&pool), Ok(()));
/// assert!(Draw::run(&promise, &pool, b"another seed of many bytes", "01").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    draw: u32,
    /// What the draw is for.
    pub subject: String,
    /// The hash function.
    pub hash: HashKind,
    /// How many candidates the pool has.
    pub candidates: u32,
    /// The root of the pool.
    pub pool: Hash,
    /// The hash of the seed.
    pub seed: Hash,
    /// How many are drawn from each stratum.
    pub count: BTreeMap<String, u32>,
    /// Which public value is part of the draw; empty when none is.
    pub public: String,
}

/// A draw cannot be made, or is not what it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// The seed is too short.
    #[error("a seed has at least {SEED_BYTES_MIN} bytes")]
    SeedShort,
    /// The seed is not the one that was committed to.
    #[error("the seed is not the one of the commitment")]
    Seed,
    /// The pool is not the one that was committed to.
    #[error("the pool is not the one of the commitment")]
    Pool,
    /// A stratum has fewer candidates than shall be drawn.
    #[error("{wanted} shall be drawn from the stratum \"{stratum}\", which has {there}")]
    Count {
        /// The stratum.
        stratum: String,
        /// How many shall be drawn.
        wanted: u32,
        /// How many there are.
        there: u32,
    },
    /// The commitment names a public value, and none is given; or the other way round.
    #[error("a public value is given exactly when the commitment names one")]
    Public,
    /// Running the draw again gives others.
    #[error("running the draw again gives others than were stated, from place {place} on")]
    Picked {
        /// The first place, from 1, where they differ.
        place: usize,
    },
    /// The text is not a commitment or not a draw.
    #[error("not a text of a draw: {0}")]
    Form(String),
    /// A version that this program does not know.
    #[error("version {0} of draws is not known here")]
    Version(u32),
}

impl From<CanonicalError> for DrawError {
    fn from(error: CanonicalError) -> DrawError {
        DrawError::Form(error.to_string())
    }
}

impl Commitment {
    /// Commits to a pool and a seed. Nothing is drawn yet from any stratum.
    ///
    /// # Errors
    ///
    /// The seed is too short.
    pub fn make(subject: &str, hash: HashKind, pool: &Pool, seed: &[u8]) -> Result<Commitment, DrawError> {
        if seed.len() < SEED_BYTES_MIN {
            return Err(DrawError::SeedShort);
        }
        Ok(Commitment {
            draw: VERSION,
            subject: String::from(subject),
            hash,
            candidates: pool.size(),
            pool: pool.root(hash),
            seed: hash.parts(&[SEED, seed]),
            count: BTreeMap::new(),
            public: String::new(),
        })
    }

    /// Sets how many are drawn from a stratum; the empty name stands for candidates without a stratum.
    #[must_use]
    pub fn draw(mut self, stratum: &str, count: u32) -> Commitment {
        self.count.insert(String::from(stratum), count);
        self
    }

    /// Names the public value that will be part of the draw.
    #[must_use]
    pub fn await_public(mut self, what: &str) -> Commitment {
        self.public = String::from(what);
        self
    }

    /// Tells whether the pool is large enough for what shall be drawn.
    ///
    /// # Errors
    ///
    /// The first stratum that is not, or that another pool was given.
    pub fn fits(&self, pool: &Pool) -> Result<(), DrawError> {
        if self.candidates != pool.size() || self.pool != pool.root(self.hash) {
            return Err(DrawError::Pool);
        }
        for (stratum, &wanted) in &self.count {
            let there = pool.candidates().iter().filter(|one| one.stratum == *stratum).count();
            let there = u32::try_from(there).unwrap_or(u32::MAX);
            if there < wanted {
                return Err(DrawError::Count { stratum: stratum.clone(), wanted, there });
            }
        }
        Ok(())
    }

    /// Returns the positions in the pool that are drawn, stratum after stratum, in the order in which they came.
    pub(super) fn picked(&self, pool: &Pool, seed: &[u8], public: &str) -> Result<Vec<usize>, DrawError> {
        if self.draw != VERSION {
            return Err(DrawError::Version(self.draw));
        }
        if self.public.is_empty() != public.is_empty() {
            return Err(DrawError::Public);
        }
        if self.hash.parts(&[SEED, seed]) != self.seed {
            return Err(DrawError::Seed);
        }
        self.fits(pool)?;
        let promise = self.hash.of(self.to_string().as_bytes());
        let length = (seed.len() as u64).to_be_bytes();
        let key = self.hash.parts(&[KEY, promise.bytes(), &length, seed, public.as_bytes()]);
        let mut picked = Vec::new();
        for (stratum, &count) in &self.count {
            let numbered = pool.candidates().iter().enumerate();
            let (places, weights): (Vec<usize>, Vec<u32>) = numbered
                .filter(|(_, one)| one.stratum == *stratum)
                .map(|(place, one)| (place, one.weight))
                .unzip();
            let mut stream = Stream::new(self.hash, key, stratum);
            picked.extend(pick(&mut stream, &weights, count).into_iter().map(|position| places[position]));
        }
        Ok(picked)
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Canonical::of(self).map_err(|_| fmt::Error)?;
        f.write_str(text.as_str())
    }
}

impl FromStr for Commitment {
    type Err = DrawError;

    fn from_str(text: &str) -> Result<Commitment, DrawError> {
        let promise: Commitment = Canonical::parse(text)?.read()?;
        Canonical::of(&promise)?;
        if promise.draw == VERSION { Ok(promise) } else { Err(DrawError::Version(promise.draw)) }
    }
}
