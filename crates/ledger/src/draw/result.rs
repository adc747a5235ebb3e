//! What came out of a draw.

use super::{Commitment, DrawError, Pool};
use crate::Canonical;
use crate::encoding::{from_base64, to_base64};
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// A draw that was run: commitment, seed and public value, and who was drawn.
///
/// As text it is canonical JSON; with the pool beside it anybody can run it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// What was fixed beforehand.
    pub commitment: Commitment,
    /// The seed.
    pub seed: Vec<u8>,
    /// The public value; empty when the commitment names none.
    pub public: String,
    /// The ids, stratum after stratum, in the order in which they came.
    pub picked: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    commitment: Commitment,
    seed: String,
    public: String,
    picked: Vec<String>,
}

impl Draw {
    /// Runs the draw.
    ///
    /// # Errors
    ///
    /// Seed or pool are not those of the commitment, a stratum is too small, or the public value is missing.
    pub fn run(promise: &Commitment, pool: &Pool, seed: &[u8], public: &str) -> Result<Draw, DrawError> {
        let picked = promise.picked(pool, seed, public)?;
        let id = |position: usize| pool.candidates()[position].id.clone();
        Ok(Draw {
            commitment: promise.clone(),
            seed: seed.to_vec(),
            public: String::from(public),
            picked: picked.into_iter().map(id).collect(),
        })
    }

    /// Runs the draw again and compares.
    ///
    /// # Errors
    ///
    /// As [`Draw::run`]; besides, others come out than are stated.
    pub fn check(&self, pool: &Pool) -> Result<(), DrawError> {
        let again = Draw::run(&self.commitment, pool, &self.seed, &self.public)?;
        let (stated, right) = (&self.picked, &again.picked);
        let place = stated.iter().zip(right).take_while(|(stated, right)| stated == right).count();
        if stated == right { Ok(()) } else { Err(DrawError::Picked { place: place + 1 }) }
    }
}

impl fmt::Display for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Draw { commitment, seed, public, picked } = self.clone();
        let form = Form { commitment, seed: to_base64(&seed), public, picked };
        let text = Canonical::of(&form).map_err(|_| fmt::Error)?;
        f.write_str(text.as_str())
    }
}

impl FromStr for Draw {
    type Err = DrawError;

    fn from_str(text: &str) -> Result<Draw, DrawError> {
        let Form { commitment, seed, public, picked } = Canonical::parse(text)?.read()?;
        let seed =
            from_base64(&seed).ok_or_else(|| DrawError::Form(String::from("the seed is not Base64")))?;
        let commitment: Commitment = commitment.to_string().parse()?;
        Ok(Draw { commitment, seed, public, picked })
    }
}
