//! Cursors: where a list goes on, as one opaque word.

use crate::problem::Problem;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Returns a place in a list as a word.
pub(crate) fn word<T: Serialize>(place: &T) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(place).unwrap_or_default())
}

/// Reads a word that [`word`] made.
pub(crate) fn place<T: DeserializeOwned>(word: &str) -> Result<T, Problem> {
    let bytes = URL_SAFE_NO_PAD.decode(word).ok();
    let place = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    place.ok_or_else(|| Problem::unclear("after"))
}
