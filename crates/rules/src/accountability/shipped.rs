//! The catalogues that are shipped.

use super::parse::parse_accountability;
use crate::catalogue::Known;
use crate::error::PackError;
use engine::accountability::Accountability;

const SHIPPED: &[(&str, &str)] =
    &[("government-services", include_str!("../../../../packs/accountability/government-services.toml"))];

/// Returns the shipped catalogues of situations: code and text, in order of code; the first is the one used where
/// nobody names one.
#[must_use]
pub const fn shipped_accountability() -> &'static [(&'static str, &'static str)] {
    SHIPPED
}

/// Reads a shipped catalogue of situations; `None` where none has this code.
///
/// # Errors
/// All that is wrong with it.
#[must_use]
pub fn load_accountability(code: &str, known: &Known<'_>) -> Option<Result<Accountability, Vec<PackError>>> {
    let (name, text) = SHIPPED.iter().find(|(name, _)| *name == code)?;
    Some(parse_accountability(name, text, known))
}
