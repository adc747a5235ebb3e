//! The packs that are shipped, in the program itself.

use crate::error::{PackError, Problem};
use crate::pack::{PackFile, parse_pack};

macro_rules! packs {
    ($($name:literal,)+) => {
        const SHIPPED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../packs/rules/", $name, ".toml"))),)+];
    };
}

packs! {
    "building-permits",
    "building-permits-day",
    "chengdu-2010",
    "city-a",
    "city-b",
    "hunan-2018",
    "hunan-2018-text",
    "jiangsu-2013",
    "jiangsu-2015",
    "loan-applications",
    "messages",
    "messages-calendar",
    "peer-task",
    "receipt",
    "road-fines",
    "service-requests",
    "statute",
    "supervision",
    "travel-claims",
    "travel-permits",
    "yulin",
}

/// Returns the shipped packs: code and text, in order of code.
#[must_use]
pub const fn shipped() -> &'static [(&'static str, &'static str)] {
    SHIPPED
}

/// Finds the text of a shipped pack.
#[must_use]
pub fn library(code: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(name, _)| *name == code).map(|(_, text)| *text)
}

/// Reads a shipped pack.
///
/// # Errors
/// [`Problem::NotAllowed`] with the codes of those that are shipped.
pub fn load(code: &str) -> Result<PackFile, Vec<PackError>> {
    let Some(text) = library(code) else {
        let allowed = SHIPPED.iter().map(|(name, _)| (*name).to_owned()).collect();
        let problem = Problem::NotAllowed { found: code.to_owned(), allowed };
        return Err(vec![PackError {
            file: code.to_owned(),
            line: 1,
            column: 1,
            field: String::new(),
            problem,
        }]);
    };
    parse_pack(code, text, &library)
}
