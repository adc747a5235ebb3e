//! Puts the ground together.

use super::{SystemRandom, folder, keys};
use crate::config::Config;
use crate::fault::{Code, Fault};
use app::{App, People, Rulebook};
use ports::people::Directory;
use ports::{Clock, Store};
use sql::SqlStore;
use std::io;
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};

/// What every command of the service stands on.
#[derive(Clone)]
pub(crate) struct Ground {
    /// Events, matters, findings, the ledger.
    pub(crate) app: App,
    /// Accounts, tokens, places, personal data.
    pub(crate) people: People,
}

impl Ground {
    /// Puts the ground together on a store that is open: of [`store`], or one with somebody who watches. The rulebook
    /// comes first, so that what is wrong with it is told before any key is made.
    pub(crate) async fn on(
        config: &Config,
        clock: Arc<dyn Clock>,
        (store, directory): (Arc<dyn Store>, Arc<dyn Directory>),
        book: Rulebook,
    ) -> Result<Ground, Fault> {
        let pair = keys::find(config)?;
        let random = Arc::new(SystemRandom);
        let people = People { directory, clock: Arc::clone(&clock), random, keys: pair.personal() };
        let evidence = pair.prove(config, &people).await?;
        Ok(Ground { app: App::new(store, clock, evidence, book), people })
    }
}

/// Opens the store, and the folder before it where something lies in it.
pub(crate) async fn store(config: &Config) -> Result<SqlStore, Fault> {
    folder::prepare(&config.data)?;
    SqlStore::open(&config.address()).await.map_err(|error| unusable(config, error))
}

/// The database cannot be used. Its address may hold a password, so it is not told.
pub(crate) fn unusable(config: &Config, error: impl Into<anyhow::Error>) -> Fault {
    let name = if config.database.is_some() { "PostgreSQL".to_owned() } else { config.address() };
    Fault::because(Code::DatabaseUnusable, name, error)
}

/// Makes what runs tasks.
pub(crate) fn runtime() -> Result<Runtime, Fault> {
    let failed = |error: io::Error| Fault::because(Code::Output, "-", error);
    Builder::new_multi_thread().enable_all().build().map_err(failed)
}
