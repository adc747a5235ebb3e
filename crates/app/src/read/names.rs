//! What items and rules are called: rows keep codes, people read names.

use crate::app::App;
use crate::judge::Rulebook;
use engine::Words;

/// The names of the rulebook in force.
#[derive(Clone, Copy, Debug)]
pub struct Names<'b>(&'b Rulebook);

impl Names<'_> {
    /// Finds the name of an item; `None` for one that is not listed or has none.
    #[must_use]
    pub fn item(&self, code: &str) -> Option<&str> {
        self.0.item_name(code)
    }

    /// Finds the name of a rule: of cases, else of the supervisors' own matters.
    #[must_use]
    pub fn rule(&self, code: &str) -> Option<&Words> {
        self.0.rule_name(code)
    }
}

/// Lends the names in force. Anybody may see them: items and rules are published.
pub fn in_names<T>(app: &App, with: impl FnOnce(Names<'_>) -> T) -> T {
    with(Names(app.judge().book()))
}
