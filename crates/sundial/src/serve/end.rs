//! Being told to end.

use tokio::sync::watch;

/// Whether the process is to end. Cheap to clone; every task has one.
#[derive(Clone, Debug)]
pub(crate) struct Ending(watch::Receiver<bool>);

impl Ending {
    /// Returns what ends it, and what it is told by.
    pub(crate) fn new() -> (watch::Sender<bool>, Ending) {
        let (sender, told) = watch::channel(false);
        (sender, Ending(told))
    }

    /// Returns whether it was told.
    pub(crate) fn is_told(&self) -> bool {
        *self.0.borrow()
    }

    /// Returns when it is told, or when nobody is left to tell it.
    pub(crate) async fn told(mut self) {
        // An error says that nobody is left to tell it.
        drop(self.0.wait_for(|told| *told).await.map(|_| ()));
    }
}

/// Returns when the system asks the process to end: SIGTERM, or Ctrl-C.
pub(crate) async fn asked_by_the_system() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        // Without a handler the signal ends the process as it always did.
        let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    }
    #[cfg(not(unix))]
    drop(tokio::signal::ctrl_c().await);
}
