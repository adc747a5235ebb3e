//! Figures, as Prometheus reads them. docs/operations.md lists them; a test compares.

use super::due::Due;
use app::intake::QueueLength;
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use ports::Clock;
use std::sync::Arc;

/// Bounds of the classes of what takes seconds.
const SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

/// Begins to count. A process counts once; `None` where it does already.
pub(super) fn begin() -> Result<Option<PrometheusHandle>, BuildError> {
    let builder =
        PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)?;
    let recorder = builder.build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_err() {
        return Ok(None);
    }
    describe();
    metrics::gauge!("sundial_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    // What has not happened yet is told as nothing, not left out.
    metrics::counter!("sundial_clock_jumps_total").absolute(0);
    metrics::counter!("sundial_sweeps_failed_total").absolute(0);
    metrics::counter!("sundial_swept_matters_total").absolute(0);
    Ok(Some(handle))
}

/// What each figure says, beside it and in docs/operations.md.
pub(super) const FIGURES: [(&str, &str); 13] = [
    ("sundial_build_info", "1, with the version"),
    ("sundial_http_requests_total", "requests by method, route and status"),
    ("sundial_http_request_seconds", "how long requests took, by method and route"),
    ("sundial_events_total", "events by outcome: kept, repeated, changed, refused"),
    ("sundial_intake_waiting_events", "events that wait to be written"),
    ("sundial_entries_total", "entries written into the ledger, by kind"),
    ("sundial_findings_total", "findings by level and turn: raised, altered, lifted"),
    ("sundial_store_seconds", "how long the store took, by what it was asked"),
    ("sundial_store_failures_total", "what the store could not do, by what it was asked and why"),
    ("sundial_swept_matters_total", "matters looked at because time alone demanded it"),
    ("sundial_sweep_lag_seconds", "how long what is due has been waiting"),
    ("sundial_sweeps_failed_total", "sweeps that failed; the next one takes up what they left"),
    ("sundial_clock_jumps_total", "how often the system clock went back"),
];

fn describe() {
    for (name, says) in FIGURES {
        let name: &'static str = name;
        if name.ends_with("_total") {
            metrics::describe_counter!(name, says);
        } else if name.ends_with("_lag_seconds") || !name.ends_with("_seconds") {
            metrics::describe_gauge!(name, says);
        } else {
            metrics::describe_histogram!(name, says);
        }
    }
}

/// Returns what tells the figures as they are when it is asked.
pub(super) fn telling(
    handle: PrometheusHandle,
    clock: Arc<dyn Clock>,
    due: Arc<Due>,
    waiting: Option<QueueLength>,
) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    move || {
        let late = due.next().map_or(0, |next| clock.now().micros().saturating_sub(next.micros()).max(0));
        metrics::gauge!("sundial_sweep_lag_seconds").set(whole(late / 1_000_000));
        let events = waiting.as_ref().map_or(0, QueueLength::events);
        metrics::gauge!("sundial_intake_waiting_events")
            .set(whole(i64::try_from(events).unwrap_or(i64::MAX)));
        handle.run_upkeep();
        handle.render()
    }
}

/// A gauge takes no whole numbers; up to four thousand million they are exact.
fn whole(number: i64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
