//! The files of powers that are shipped.

use super::parse::parse_powers;
use crate::catalogue::Known;
use crate::error::PackError;
use engine::power::Powers;

const SHIPPED: &[(&str, &str)] = &[("ezhou", include_str!("../../../../packs/powers/ezhou.toml"))];

/// Returns the shipped files of powers: code and text, in order of code.
#[must_use]
pub const fn shipped_powers() -> &'static [(&'static str, &'static str)] {
    SHIPPED
}

/// Reads a shipped file of powers; `None` where none has this code.
///
/// # Errors
/// All that is wrong with it.
#[must_use]
pub fn load_powers(code: &str, known: &Known<'_>) -> Option<Result<Powers, Vec<PackError>>> {
    let (name, text) = SHIPPED.iter().find(|(name, _)| *name == code)?;
    Some(parse_powers(name, text, known))
}
