//! The worker: does what time alone demands, at its instant.
//!
//! It sleeps until the next instant that the store knows of, and is woken when a change of this process makes an
//! earlier one. What other processes write is looked for every few seconds: one look at an index.

use super::due::Due;
use super::end::Ending;
use super::pace::Pace;
use app::rejudge::rejudge;
use app::sweep::{SweepError, sweep};
use app::{Actor, App, Role};
use ports::{MatterQuery, Place, Scope, Stage};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;
use tracing::{error, info, warn};

/// Matters of one transaction at most: a fraction of a second, so that events come in between.
const BATCH: u32 = 1_000;
/// How long it sleeps at most.
const LOOK: Duration = Duration::from_secs(10);
/// How long it waits after a failure, at first and at most.
const PAUSE: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));
/// The reader of the log under which it is remembered by which rulebook everything was judged last.
const JUDGED_BY: &str = "rulebook";

/// The worker with what it needs.
pub(super) struct Worker {
    pub(super) app: App,
    pub(super) pace: Arc<dyn Pace>,
    pub(super) due: Arc<Due>,
    pub(super) ending: Ending,
}

impl Worker {
    /// Works until it is told to end; a transaction that was begun is finished.
    pub(super) async fn work(self) {
        let mut pause = PAUSE.0;
        let mut up_to_date = false;
        while !self.ending.is_told() {
            let done = async {
                if !up_to_date {
                    self.judge_again_where_the_rules_are_others().await?;
                    up_to_date = true;
                }
                self.drain().await
            };
            let wait = match done.await {
                Ok(()) => {
                    pause = PAUSE.0;
                    self.due.next().map_or(LOOK, |next| self.pace.until(next).min(LOOK))
                }
                Err(failure) => {
                    metrics::counter!("sundial_sweeps_failed_total").increment(1);
                    let cause = anyhow::Error::from(failure);
                    warn!(
                        cause = format!("{cause:#}"),
                        "到期处理失败，将重试 / a sweep failed and will be tried again"
                    );
                    pause = (pause * 2).min(PAUSE.1);
                    pause
                }
            };
            tokio::select! {
                () = sleep(wait) => {}
                () = self.due.heard_of_earlier() => {}
                () = self.ending.clone().told() => {}
            }
        }
    }

    /// Looks at everything that is due, then asks what is due next.
    async fn drain(&self) -> Result<(), SweepError> {
        loop {
            let done = sweep(&self.app, &worker(), BATCH).await?;
            metrics::counter!("sundial_swept_matters_total").increment(done.matters as u64);
            if done.matters == 0 {
                break;
            }
            info!(matters = done.matters, findings = done.findings, "到期处理 / did what time demanded");
            if self.ending.is_told() {
                return Ok(());
            }
        }
        self.due.forget();
        if let Some(next) = self.app.store.next_due().await? {
            self.due.hear(next);
        }
        Ok(())
    }

    /// Judges everything again where it was judged by other rules, items or calendars than those of the settings.
    async fn judge_again_where_the_rules_are_others(&self) -> Result<(), SweepError> {
        let edition = self.app.edition();
        let store = &self.app.store;
        let this = format!("{JUDGED_BY}:{edition}");
        let (turn, of_this) = (store.cursor(JUDGED_BY).await?, store.cursor(&this).await?);
        if turn > 0 && turn == of_this {
            return Ok(());
        }
        let open = MatterQuery { stage: Some(Stage::Open), max: 1, ..MatterQuery::default() };
        if !store.matters(&Scope::of(Place::ROOT), &open).await?.is_empty() {
            info!(
                edition,
                "依据有变，重新计算在办事项 / judged by other rules before: open matters are judged again"
            );
        }
        let moved = rejudge(&self.app, &worker()).await?;
        if moved.matters > 0 {
            info!(
                matters = moved.matters,
                due = moved.due,
                findings = moved.findings,
                "重新计算完成 / judged again"
            );
        }
        store.set_cursor(&this, turn + 1).await?;
        store.set_cursor(JUDGED_BY, turn + 1).await?;
        Ok(())
    }
}

/// As whom the program itself acts.
fn worker() -> Actor {
    Actor { id: "worker".to_owned(), role: Role::Worker, place: Place::ROOT }
}

/// Tells where the log is ahead of the clock: a clock that was set back while the service did not run.
pub(super) async fn tell_a_clock_behind_the_log(app: &App) -> Result<(), ports::StoreError> {
    let size = app.store.tree().await?.size();
    let Some(last) = app.store.log(size.saturating_sub(1), 1).await?.pop() else { return Ok(()) };
    let (now, recorded) = (app.clock.now(), last.entry.recorded_at);
    if recorded > now {
        error!(
            %now,
            last_entry = %recorded,
            "系统时钟早于账本中最后一个条目，请核对对时服务 / the system clock is behind the last entry of the ledger: check what sets it"
        );
    }
    Ok(())
}
