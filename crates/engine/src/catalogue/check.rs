//! What makes a version of an item impossible.

use super::item::ItemVersion;
use alloc::string::String;
use alloc::vec::Vec;
use calendar::{Limit, Unit};

/// Why an item version is refused. Nothing is guessed in its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// No code.
    #[error("an item has no code")]
    NoCode,
    /// The promise is longer than the law allows.
    #[error(
        "item {code}: the promised limit of {promised} is longer than the statutory limit of {statutory}"
    )]
    PromiseLongerThanLaw {
        /// The item.
        code: String,
        /// The promise.
        promised: Limit,
        /// The law.
        statutory: Limit,
    },
    /// The last day in force lies before the first.
    #[error("item {code} version {version}: its last day lies before its first")]
    Reversed {
        /// The item.
        code: String,
        /// The version.
        version: u32,
    },
    /// Two versions are in force on the same day.
    #[error("item {code}: versions {first} and {second} are in force on the same day")]
    Overlap {
        /// The item.
        code: String,
        /// One version.
        first: u32,
        /// The other.
        second: u32,
    },
    /// An extension length is given for an item that may not be extended.
    #[error("item {code} may not be extended, yet an extension of {extension} is given")]
    ExtensionWithoutRight {
        /// The item.
        code: String,
        /// The extension.
        extension: Limit,
    },
    /// An extension of nothing.
    #[error("item {code} may be extended, but its extension is zero long")]
    EmptyExtension {
        /// The item.
        code: String,
    },
    /// The same code twice in one list.
    #[error("item {code}: {list} \"{entry}\" is listed twice")]
    Twice {
        /// The item.
        code: String,
        /// `step`, `material`, `special procedure` or `fee`.
        list: &'static str,
        /// The code that stands twice.
        entry: String,
    },
}

/// Checks one version by itself.
///
/// Limits of different units are compared by a safe bound (a working day is at least one calendar day, a month at
/// most 31): only what is certainly longer is refused.
///
/// # Errors
/// The first [`CatalogueError`] found.
///
/// ```
/// use engine::{CatalogueError, ItemVersion, check_item};
/// let mut item = ItemVersion::new("permit");
/// item.promised = Some("21 working_day".parse()?);
/// item.statutory = Some("20 working_day".parse()?);
/// assert!(matches!(check_item(&item), Err(CatalogueError::PromiseLongerThanLaw { .. })));
/// # Ok::<(), engine::LimitError>(())
/// ```
pub fn check(item: &ItemVersion) -> Result<(), CatalogueError> {
    let code = || item.code.clone();
    if item.code.is_empty() {
        return Err(CatalogueError::NoCode);
    }
    if let (Some(promised), Some(statutory)) = (item.promised, item.statutory)
        && certainly_longer(promised, statutory)
    {
        return Err(CatalogueError::PromiseLongerThanLaw { code: code(), promised, statutory });
    }
    if let (Some(from), Some(through)) = (item.from, item.through)
        && through < from
    {
        return Err(CatalogueError::Reversed { code: code(), version: item.version });
    }
    match item.extension {
        Some(extension) if !item.extendable => {
            return Err(CatalogueError::ExtensionWithoutRight { code: code(), extension });
        }
        Some(extension) if extension.count() == 0 => {
            return Err(CatalogueError::EmptyExtension { code: code() });
        }
        _ => {}
    }
    twice(item, "step", item.steps.iter().map(|step| step.code.as_str()))?;
    twice(item, "material", item.materials.iter().map(|material| material.code.as_str()))?;
    twice(item, "special procedure", item.specials.iter().map(|special| special.code.as_str()))?;
    twice(item, "fee", item.fees.iter().map(|fee| fee.code.as_str()))
}

fn twice<'a>(
    item: &ItemVersion,
    list: &'static str,
    codes: impl Iterator<Item = &'a str>,
) -> Result<(), CatalogueError> {
    let mut seen: Vec<&str> = Vec::new();
    for code in codes {
        if seen.contains(&code) {
            return Err(CatalogueError::Twice { code: item.code.clone(), list, entry: code.into() });
        }
        seen.push(code);
    }
    Ok(())
}

fn certainly_longer(promised: Limit, statutory: Limit) -> bool {
    if promised.unit() == statutory.unit() {
        return promised.count() > statutory.count();
    }
    shortest_hours(promised) > longest_hours(statutory)
}

fn shortest_hours(limit: Limit) -> u32 {
    match limit.unit() {
        Unit::WorkingDay | Unit::CalendarDay => limit.count() * 24,
        Unit::WorkingHour | Unit::Hour => limit.count(),
        Unit::Month => limit.count() * 28 * 24,
    }
}

/// Generous: a working day is taken as a week and twelve more days for a long holiday.
fn longest_hours(limit: Limit) -> u32 {
    match limit.unit() {
        Unit::WorkingDay => (limit.count() * 7 + 12) * 24,
        Unit::CalendarDay => (limit.count() + 12) * 24,
        Unit::WorkingHour => (limit.count() * 7 + 12) * 24,
        Unit::Hour => limit.count(),
        Unit::Month => (limit.count() * 31 + 12) * 24,
    }
}
