//! The city lives: its offices send what happens, when it happens, as any system would.

use super::past::requests;
use super::tale::Tale;
use crate::serve::{Ending, Pace};
use app::intake::{Intake, Outcome, Received};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;
use tracing::{info, warn};

/// Events of so short a time go together: a person sees no difference.
const TOGETHER: Duration = Duration::from_millis(100);

/// Sends until the tale is told or the service ends.
pub(super) async fn play(mut tale: Tale, intake: Intake, pace: Arc<dyn Pace>, ending: Ending) {
    while let Some(next) = tale.next() {
        tokio::select! {
            () = sleep(pace.until(next).max(TOGETHER)) => {}
            () = ending.clone().told() => return,
        }
        let told = tale.through(pace.now());
        if told.is_empty() {
            continue;
        }
        let sent = match requests(&tale, told, Received::Live) {
            Ok(sent) => sent,
            Err(refusal) => return warn!(%refusal, "模拟停止 / the simulation stops"),
        };
        for request in sent {
            match intake.take(request).await {
                Ok(taken) => {
                    for outcome in &taken.outcomes {
                        if let Outcome::Refused(refusal) = outcome {
                            warn!(%refusal, "模拟事件未被接收 / an event of the simulation was refused");
                        }
                    }
                }
                Err(failure) => {
                    warn!(%failure, "模拟事件未能写入 / events of the simulation could not be written");
                }
            }
        }
    }
    info!("模拟的一年已经过完 / the simulated year is over");
}
