//! What matters are judged by: calendar, catalogue and rules, with a name that tells one edition from another.

use calendar::{Calendar, Day};
use engine::desk::Rung;
use engine::{Catalogue, CatalogueError, ItemVersion, RuleEntry, RuleSet, Symbols, Words};
use std::collections::{BTreeMap, BTreeSet};

/// Calendar, catalogue and rules in force.
///
/// Cases are judged by one pack. The supervisors' own matters (cards, letters, files, patrols) are judged by another,
/// where there is one: it takes every kind of matter that its clocks or rules name.
#[derive(Debug)]
pub struct Rulebook {
    /// The working calendar.
    pub(super) calendar: Calendar,
    /// What cases are judged by.
    pub(super) cases: Pack,
    /// What dockets are judged by; without it findings are recorded and nothing follows from them.
    pub(super) desk: Option<Pack>,
    /// Names calendar and catalogue.
    edition: String,
    /// What items are called, by code.
    item_names: BTreeMap<String, String>,
}

/// A set of rules with the items it may speak of.
#[derive(Debug)]
pub(super) struct Pack {
    /// The service items.
    pub(super) catalogue: Catalogue,
    /// The rules.
    pub(super) rules: RuleSet,
    /// The codes of rules and items.
    pub(super) symbols: Symbols,
    /// Which edition this is.
    pub(super) edition: String,
    /// The kinds of matter that it names.
    kinds: BTreeSet<String>,
}

/// Why a rulebook cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum RulebookError {
    /// An item is impossible.
    #[error("the catalogue of items cannot be")]
    Catalogue(#[from] CatalogueError),
}

impl Rulebook {
    /// Puts a rulebook together. `edition` names the calendar and the catalogue; the pack names itself.
    ///
    /// # Errors
    /// [`RulebookError`] for items that cannot be.
    pub fn new(
        calendar: Calendar,
        items: &[ItemVersion],
        rules: RuleSet,
        edition: &str,
    ) -> Result<Rulebook, RulebookError> {
        let mut symbols = rules.symbols.clone();
        let catalogue = Catalogue::new(items, &mut symbols)?;
        let cases = Pack::new(catalogue, symbols, rules, edition);
        let named = items.iter().filter(|item| !item.name.is_empty());
        let item_names = named.map(|item| (item.code.clone(), item.name.clone())).collect();
        Ok(Rulebook { calendar, cases, desk: None, edition: edition.to_owned(), item_names })
    }

    /// Adds the pack by which the supervisors' own matters are judged. From then on findings become cards.
    #[must_use]
    pub fn with_desk(self, rules: RuleSet) -> Rulebook {
        let symbols = rules.symbols.clone();
        let desk = Pack::new(Catalogue::default(), symbols, rules, &self.edition);
        Rulebook { desk: Some(desk), ..self }
    }

    /// Returns which edition this is: pack and version, calendar and catalogue.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.cases.edition
    }

    /// Finds what an item is called.
    pub(crate) fn item_name(&self, code: &str) -> Option<&str> {
        self.item_names.get(code).map(String::as_str)
    }

    /// Finds what a rule is called.
    pub(crate) fn rule_name(&self, code: &str) -> Option<&Words> {
        let desk = self.desk.as_ref().and_then(|desk| desk.rules.find(code));
        let (_, entry) = self.cases.rules.find(code).or(desk)?;
        Some(&entry.info.name)
    }

    /// Returns every rule, those on cases first.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &RuleEntry> {
        self.cases.rules.rules.iter().chain(self.desk.iter().flat_map(|desk| &desk.rules.rules))
    }

    /// Returns how many items are in force on a day, and the codes of those that neither the law nor a promise limits.
    pub(crate) fn limits_on(&self, day: Day) -> (u64, Vec<String>) {
        let items = self.cases.catalogue.items().iter();
        let in_force: Vec<_> = items.filter(|item| item.from <= day && day <= item.through).collect();
        let without = in_force.iter().filter(|item| item.promised.is_none() && item.statutory.is_none());
        let mut codes: Vec<String> =
            without.map(|item| self.cases.symbols.text(item.code).to_owned()).collect();
        codes.sort();
        (in_force.len() as u64, codes)
    }

    /// Returns the rungs on which dockets of a kind are escalated.
    pub(crate) fn ladder(&self, kind: &str) -> &[Rung] {
        &self.pack(kind).rules.ladder
    }

    /// Returns the pack that judges a kind of matter.
    pub(super) fn pack(&self, kind: &str) -> &Pack {
        self.desk.as_ref().filter(|desk| desk.kinds.contains(kind)).unwrap_or(&self.cases)
    }
}

impl Pack {
    fn new(catalogue: Catalogue, symbols: Symbols, rules: RuleSet, edition: &str) -> Pack {
        let of_clocks = rules.clocks.iter().map(|clock| clock.matter);
        let of_rules = rules.rules.iter().map(|rule| rule.info.matter);
        let kinds = of_clocks.chain(of_rules).map(|kind| symbols.text(kind).to_owned()).collect();
        let edition = format!("{}@{} {edition}", rules.code, rules.version);
        Pack { catalogue, rules, symbols, edition, kinds }
    }
}
