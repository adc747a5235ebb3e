//! The findings of a matter, each explained.

use super::ReadError;
use crate::app::App;
use crate::judge::part_code;
use crate::people::{Actor, Verb, authorise};
use crate::sweep::events_of;
use engine::{Explanation, Verdict};
use ports::{FindingKey, FindingRow, Scope};

/// A finding with its explanation; none for one that was lifted, whose ground is gone.
#[derive(Clone, Debug)]
pub struct ExplainedFinding {
    /// How it stands.
    pub row: FindingRow,
    /// Why it was found.
    pub explanation: Option<Explanation>,
}

/// Returns the findings of a matter that the actor may see, each explained as of now.
///
/// # Errors
/// [`ReadError`].
pub async fn explain(app: &App, actor: &Actor, id: &str) -> Result<Option<Vec<ExplainedFinding>>, ReadError> {
    let scope = authorise(actor, Verb::ReadFindings)?;
    explained(app, &scope, id).await
}

/// Explains the findings of a matter within a scope.
pub(crate) async fn explained(
    app: &App,
    scope: &Scope,
    id: &str,
) -> Result<Option<Vec<ExplainedFinding>>, ReadError> {
    let Some(held) = app.store.matter(scope, id).await? else { return Ok(None) };
    let unreadable =
        |cause: Box<dyn std::error::Error + Send + Sync>| ReadError::Unreadable(id.to_owned(), cause);
    let events = events_of(&held).map_err(|cause| unreadable(Box::new(cause)))?;
    let now = app.clock.now();
    let explained = {
        let mut judge = app.judge();
        let explained = judge.show(&events, now, |verdict| of_verdict(verdict, id));
        explained.map_err(|cause| unreadable(Box::new(cause)))?.unwrap_or_default()
    };
    let with = |row: FindingRow| {
        let found = explained.iter().find(|(key, _)| *key == row.key);
        ExplainedFinding { explanation: found.map(|(_, why)| why.clone()), row }
    };
    Ok(Some(held.findings.into_iter().map(with).collect()))
}

fn of_verdict(verdict: &Verdict<'_>, matter: &str) -> Vec<(FindingKey, Explanation)> {
    let rules = verdict.view.setting.rules;
    let explain = |finding: &engine::Finding| {
        let entry = rules.rule(finding.rule)?;
        let key = FindingKey {
            matter: matter.to_owned(),
            rule: entry.info.code.clone(),
            part: part_code(rules, finding),
            level: finding.level_code(rules).to_owned(),
            occasion: finding.occasion,
        };
        Some((key, engine::explain(&verdict.view, finding).ok()?))
    };
    verdict.findings.iter().filter_map(explain).collect()
}
