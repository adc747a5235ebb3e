//! What matters are judged by: calendar, catalogue and rules, with a name that tells one edition from another.

use calendar::Calendar;
use engine::{Catalogue, CatalogueError, ItemVersion, RuleSet, Symbols};

/// Calendar, catalogue and rules in force.
#[derive(Debug)]
pub struct Rulebook {
    /// The working calendar.
    pub(super) calendar: Calendar,
    /// The service items.
    pub(super) catalogue: Catalogue,
    /// The rules.
    pub(super) rules: RuleSet,
    /// The codes of rules and items.
    pub(super) symbols: Symbols,
    /// Which edition this is.
    pub(super) edition: String,
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
        let edition = format!("{}@{} {edition}", rules.code, rules.version);
        Ok(Rulebook { calendar, catalogue, rules, symbols, edition })
    }

    /// Returns which edition this is: pack and version, calendar and catalogue.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }
}
