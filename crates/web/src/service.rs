//! What routes need.

use crate::doors::Doorkeeper;
use crate::limit::Gates;
use crate::settings::Settings;
use app::intake::Intake;
use app::{App, People};
use std::sync::Arc;

/// The application, the queue in front of it, the people who come, and who keeps the doors.
#[derive(Clone)]
pub struct Service {
    /// The application.
    pub app: App,
    /// Takes events in.
    pub intake: Intake,
    /// Who signs in.
    pub people: People,
    /// Tells who a token belongs to.
    pub doors: Arc<dyn Doorkeeper>,
    /// What the installation decides.
    pub settings: Arc<Settings>,
    /// Lets nobody come too often.
    pub(crate) gates: Arc<Gates>,
}

impl Service {
    /// Puts a service together whose tokens are those of its people.
    #[must_use]
    pub fn new(app: App, intake: Intake, people: People, settings: Settings) -> Service {
        let doors = Arc::new(people.clone());
        let gates = Arc::new(Gates::at(&settings.limits));
        Service { app, intake, people, doors, settings: Arc::new(settings), gates }
    }

    /// The same service with another doorkeeper.
    #[must_use]
    pub fn with_doors(self, doors: Arc<dyn Doorkeeper>) -> Service {
        Service { doors, ..self }
    }
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Service")
    }
}
