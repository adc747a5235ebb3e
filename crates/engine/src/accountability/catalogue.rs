//! The catalogue as a whole.

use super::situation::Situation;
use crate::rule::Words;
use alloc::string::String;
use alloc::vec::Vec;

/// A catalogue of situations (问责情形目录).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accountability {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Its version.
    pub version: u32,
    /// Where it comes from.
    pub basis: String,
    /// The situations, in the order of the file; codes are unique.
    pub situations: Vec<Situation>,
}

impl Accountability {
    /// Finds a situation by its code.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&Situation> {
        self.situations.iter().find(|situation| situation.code == code)
    }

    /// Lists the situations for which a finding of this rule is evidence: what an accountability file may propose.
    pub fn of_rule<'a>(&'a self, pack: &'a str, rule: &'a str) -> impl Iterator<Item = &'a Situation> {
        let named = move |situation: &&Situation| {
            situation.rules.iter().any(|named| named.pack == pack && named.rule == rule)
        };
        self.situations.iter().filter(named)
    }
}
