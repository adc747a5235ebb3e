//! From activities to events.

use engine::{EventKind, Outcome};
use std::collections::BTreeMap;

/// What an activity of the log means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is no event.
    Ignore,
    /// It is an event.
    Event {
        /// The kind.
        kind: EventKind,
        /// Its subject; `*` was replaced by the activity's own text.
        subject: String,
        /// Its outcome.
        outcome: Outcome,
    },
}

impl Meaning {
    /// Parses `ignore` or `kind[:subject][=outcome]`.
    ///
    /// # Errors
    /// What is allowed.
    pub fn parse(text: &str) -> Result<Meaning, String> {
        if text.trim() == "ignore" {
            return Ok(Meaning::Ignore);
        }
        let (rest, outcome) = text.split_once('=').unwrap_or((text, ""));
        let (kind, subject) = rest.split_once(':').unwrap_or((rest, ""));
        let kind = EventKind::from_code(kind.trim()).ok_or_else(|| {
            let known: Vec<&str> = EventKind::ALL.iter().map(|kind| kind.code()).collect();
            format!("no event kind \"{}\"; allowed: ignore, {}", kind.trim(), known.join(", "))
        })?;
        let outcome = Outcome::from_code(outcome.trim()).ok_or_else(|| {
            format!(
                "no outcome \"{}\"; allowed: granted, denied, partial, satisfied, dissatisfied",
                outcome.trim()
            )
        })?;
        Ok(Meaning::Event { kind, subject: subject.trim().to_owned(), outcome })
    }

    /// Puts the activity's own text in the place of the subject `*`.
    fn of(&self, activity: &str) -> Meaning {
        let mut meaning = self.clone();
        if let Meaning::Event { subject, .. } = &mut meaning
            && subject == "*"
        {
            activity.clone_into(subject);
        }
        meaning
    }
}

/// What the activities of a log mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activities {
    pub(crate) listed: BTreeMap<String, Meaning>,
    /// Whether an activity that is not listed is itself written as `kind[:subject][=outcome]`.
    pub(crate) codes: bool,
    /// What every other activity means.
    pub(crate) unlisted: Meaning,
    /// Whether the mapping itself says so.
    pub(crate) all_told: bool,
}

impl Activities {
    /// Returns what an activity means.
    #[must_use]
    pub fn meaning(&self, activity: &str) -> Meaning {
        if let Some(meaning) = self.listed.get(activity) {
            return meaning.of(activity);
        }
        if self.codes
            && let Ok(meaning) = Meaning::parse(activity)
        {
            return meaning;
        }
        self.unlisted.of(activity)
    }

    /// Returns whether the mapping itself says what the activity means.
    #[must_use]
    pub fn is_listed(&self, activity: &str) -> bool {
        self.all_told
            || self.listed.contains_key(activity)
            || (self.codes && Meaning::parse(activity).is_ok())
    }
}
