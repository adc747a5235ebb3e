//! What routes need.

use crate::doors::Doorkeeper;
use app::App;
use app::intake::Intake;
use std::sync::Arc;

/// The application, the queue in front of it, and who keeps the doors.
#[derive(Clone)]
pub struct Service {
    /// The application.
    pub app: App,
    /// Takes events in.
    pub intake: Intake,
    /// Keeps the doors.
    pub doors: Arc<dyn Doorkeeper>,
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Service")
    }
}
