//! What catalogues for people share: one document, and references to rules and signals that must exist.

use crate::error::{PackError, Problem};
use crate::file::File;
use crate::form::Key;
use crate::pack::parse_pack;
use crate::shipped::{library, shipped};
use crate::table::{Placed, Table};
use engine::accountability::RuleRef;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeTable;

/// The rules and signals that a catalogue may name.
#[derive(Clone, Debug, Default)]
pub struct Known<'k> {
    /// The codes of the rules of each pack.
    pub packs: BTreeMap<String, BTreeSet<String>>,
    /// The codes of the forensic signals.
    pub signals: &'k [&'k str],
}

impl<'k> Known<'k> {
    /// Knows the rules of the shipped packs, and these signals.
    #[must_use]
    pub fn shipped(signals: &'k [&'k str]) -> Known<'k> {
        let packs = shipped().iter().filter_map(|(code, text)| {
            let pack = parse_pack(code, text, &library).ok()?;
            let rules = pack.rules.rules.into_iter().map(|entry| entry.info.code).collect();
            Some(((*code).to_owned(), rules))
        });
        Known { packs: packs.collect(), signals }
    }

    /// Knows the rules of one more pack.
    #[must_use]
    pub fn and(mut self, rules: &engine::RuleSet) -> Known<'k> {
        let codes = rules.rules.iter().map(|entry| entry.info.code.clone()).collect();
        self.packs.insert(rules.code.clone(), codes);
        self
    }

    /// Reads a list of rules `pack/rule` that exist.
    pub(crate) fn rules(&self, table: &Table<'_>, name: &str) -> Vec<RuleRef> {
        table.texts(name).iter().filter_map(|text| self.rule(table, name, text)).collect()
    }

    fn rule(&self, table: &Table<'_>, name: &str, text: &Placed<&str>) -> Option<RuleRef> {
        let Some(named) = RuleRef::parse(text.value) else {
            table.wrong_form(&text.span, name);
            return None;
        };
        let Some(rules) = self.packs.get(&named.pack) else {
            table.not_allowed(name, text, self.packs.keys().map(|pack| format!("{pack}/…")).collect());
            return None;
        };
        if !rules.contains(&named.rule) {
            let pack = &named.pack;
            table.not_allowed(name, text, rules.iter().map(|rule| format!("{pack}/{rule}")).collect());
            return None;
        }
        Some(named)
    }

    /// Reads a list of signals that exist.
    pub(crate) fn signals(&self, table: &Table<'_>, name: &str) -> Vec<String> {
        let mut list = Vec::new();
        for code in table.codes(name) {
            if self.signals.contains(&code.value) {
                list.push(code.value.to_owned());
            } else {
                table.not_allowed(name, &code, self.signals.iter().map(|code| (*code).to_owned()).collect());
            }
        }
        list
    }
}

/// Reads a document of one file; `read` is asked only where it is TOML.
pub(crate) fn read_document<T>(
    (name, text): (&str, &str),
    keys: Vec<&'static [Key]>,
    read: impl FnOnce(&Table<'_>) -> T,
) -> Result<T, Vec<PackError>> {
    let errors = RefCell::new(Vec::new());
    let file = File::new(name, text, &errors);
    let (document, broken) = DeTable::parse_recoverable(text);
    for error in broken {
        let message = error.message().to_owned();
        file.error(&error.span().unwrap_or(0..0), "", Problem::Toml { message });
    }
    let well_formed = errors.borrow().is_empty();
    let found = well_formed.then(|| {
        let table = Table::new(&file, String::new(), (document.get_ref(), 0..0), keys);
        read(&table)
    });
    let mut errors = errors.into_inner();
    match found {
        Some(found) if errors.is_empty() => Ok(found),
        _ => {
            errors.sort_by_key(|error| (error.line, error.column));
            errors.dedup();
            Err(errors)
        }
    }
}

/// Reports a code of a list that stands twice.
pub(crate) fn once(table: &Table<'_>, name: &str, codes: &[Placed<&str>]) {
    let mut seen = BTreeSet::new();
    for code in codes {
        if !seen.insert(code.value) {
            table.error(&code.span, name, Problem::Twice { found: code.value.to_owned() });
        }
    }
}
