//! The thresholds, as data: `packs/forensics/default.toml` or a file of the same form.

use engine::EventKind;
use serde::Deserialize;
use std::collections::BTreeMap;

const DEFAULT: &str = include_str!("../../../../packs/forensics/default.toml");

/// What is wrong with a file of thresholds.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct ThresholdsError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $(pub(crate) $field: $kind,)+ }
    };
}

/// The thresholds of every signal and of the scores.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    schema: u32,
    /// The name of the set.
    pub name: String,
    pub(crate) applicant: Applicant,
    pub(crate) score: ScoreRule,
    pub(crate) evidence: EvidenceRule,
    pub(crate) back_dating: BackDatingRule,
    pub(crate) back_fill: BackFillRule,
    pub(crate) serial_order: SerialOrderRule,
    pub(crate) suspension: SuspensionRule,
    pub(crate) early_exit: EarlyExitRule,
    pub(crate) undelivered: UndeliveredRule,
    pub(crate) month_end: MonthEndRule,
    pub(crate) instant: InstantRule,
    pub(crate) off_hours: OffHoursRule,
    pub(crate) step_order: StepOrderRule,
}

section! {
    /// What the applicant does.
    Applicant { events: Vec<EventKind>, roles: Vec<String>, }
}
section! {
    /// When a unit is marked.
    ScoreRule {
        sample_min: u64, hits_min: u64, ratio_min: (u64, u64), notable_per_million: u64, strong_per_million: u64,
    }
}
section! {
    /// How much evidence is kept.
    EvidenceRule { per_operator: usize, }
}
section! {
    /// Entered late.
    BackDatingRule { factor: u64, floor_minutes: u64, sample_min: u64, }
}
section! {
    /// Complete at ingest.
    BackFillRule { cases_min: u32, }
}
section! {
    /// Serials.
    SerialOrderRule { sample_min: usize, ascending_min: (u64, u64), }
}
section! {
    /// Suspensions.
    SuspensionRule {
        near_limit_days: u32, repeated_min: usize, counterparts: BTreeMap<String, Vec<EventKind>>,
        sample_min: u64, shown_min: (u64, u64),
    }
}
section! {
    /// Exits.
    EarlyExitRule { near_limit_days: u32, refiled_days: u32, }
}
section! {
    /// Conclusions without delivery.
    UndeliveredRule { wait_days: u32, sample_min: u64, delivered_min: (u64, u64), }
}
section! {
    /// Month ends.
    MonthEndRule { working_days: u32, }
}
section! {
    /// Instant conclusions.
    InstantRule { sample_min: u64, fraction: u64, minutes_max: u64, median_minutes_min: u64, }
}
section! {
    /// Times of day.
    OffHoursRule { margin_minutes: i64, }
}
section! {
    /// Deviations.
    StepOrderRule { listed: usize, }
}

impl Thresholds {
    /// Reads thresholds.
    ///
    /// # Errors
    /// [`ThresholdsError`] when the text is not of the form, a part is missing, or a fraction divides by nothing.
    pub fn parse(text: &str) -> Result<Thresholds, ThresholdsError> {
        let read: Thresholds = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = 1 + text.bytes().take(start).filter(|byte| *byte == b'\n').count();
            ThresholdsError { line, what: error.message().to_owned() }
        })?;
        let wrong = |what: &str| Err(ThresholdsError { line: 1, what: what.to_owned() });
        if read.schema != 1 {
            return wrong("schema is not 1");
        }
        let shares = [read.score.ratio_min, read.serial_order.ascending_min, read.undelivered.delivered_min];
        let shares = [&shares[..], &[read.suspension.shown_min]].concat();
        if read.instant.fraction == 0 || shares.iter().any(|(_, of)| *of == 0) {
            return wrong("a fraction divides by 0");
        }
        Ok(read)
    }

    /// Returns the shipped thresholds.
    #[must_use]
    pub fn shipped() -> Thresholds {
        Thresholds::parse(DEFAULT).expect("a test reads the shipped thresholds")
    }
}
