//! Runs blocking work in a transaction, on a thread that may block.

use super::fault::Fault;
use super::lite::Lite;
use super::postgres::Session;
use super::tx::Tx;
use ports::StoreError;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio_postgres::Config;

/// Connections to PostgreSQL at most.
const SESSIONS_MAX: usize = 16;
/// How often a transaction is repeated when the database asks for it.
const REPEATS_MAX: usize = 20;

/// A database of either engine.
#[derive(Clone)]
pub(crate) struct Db {
    engine: Arc<Engine>,
    runtime: Handle,
}

enum Engine {
    Lite(Lite),
    Pg(Pool),
}

struct Pool {
    config: Config,
    idle: Mutex<Vec<Session>>,
    places: Semaphore,
}

impl Db {
    /// Opens a database: `postgres://…` or the path of a SQLite file. Must be called within a runtime.
    pub(crate) async fn open(address: &str) -> Result<Db, StoreError> {
        let runtime = Handle::current();
        let is_server = address.starts_with("postgres://") || address.starts_with("postgresql://");
        let engine = if is_server {
            let told = |error: tokio_postgres::Error| Fault::from(error).told("read its address");
            let config = address.parse::<Config>().map_err(told)?;
            Engine::Pg(Pool { config, idle: Mutex::default(), places: Semaphore::new(SESSIONS_MAX) })
        } else {
            Engine::Lite(Lite::open(Path::new(address)).map_err(|fault| fault.told("open its file"))?)
        };
        Ok(Db { engine: Arc::new(engine), runtime })
    }

    /// Runs work in a transaction that writes: all of it is on disk when this returns, or nothing. The work may be
    /// run again.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        doing: &'static str,
        mut work: impl FnMut(&Tx<'_>) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, StoreError> {
        let db = self.clone();
        let repeat = move || {
            for _ in 0..REPEATS_MAX {
                match db.in_transaction("BEGIN IMMEDIATE", &mut work) {
                    Err(Fault::Again) => {}
                    done => return done,
                }
            }
            Err(Fault::Again)
        };
        self.block(doing, repeat).await
    }

    /// Runs work that only reads, on one state of the database.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        doing: &'static str,
        mut work: impl FnMut(&Tx<'_>) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, StoreError> {
        let db = self.clone();
        self.block(doing, move || db.in_transaction("BEGIN", &mut work)).await
    }

    async fn block<T: Send + 'static>(
        &self,
        doing: &'static str,
        work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, StoreError> {
        match self.runtime.spawn_blocking(work).await {
            Ok(done) => done.map_err(|fault| fault.told(doing)),
            Err(broken) => Err(StoreError::Failed { doing, cause: Box::new(broken) }),
        }
    }

    fn in_transaction<T>(
        &self,
        begin: &str,
        work: &mut impl FnMut(&Tx<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        match &*self.engine {
            Engine::Lite(lite) if begin == "BEGIN IMMEDIATE" => {
                within(&Tx::Lite(&lite.writer()), begin, work)
            }
            Engine::Lite(lite) => {
                let reader = lite.reader()?;
                let done = within(&Tx::Lite(&reader), begin, work);
                lite.give_back(reader);
                done
            }
            Engine::Pg(pool) => pool.lend(&self.runtime, |session| {
                let begin = if begin == "BEGIN" {
                    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                } else {
                    "BEGIN"
                };
                within(&Tx::Pg(session), begin, work)
            }),
        }
    }
}

fn within<T>(
    tx: &Tx<'_>,
    begin: &str,
    work: &mut impl FnMut(&Tx<'_>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    tx.script(begin)?;
    let mut open = Open { tx, ended: false };
    let done = work(tx)?;
    open.ended = true;
    if let Err(fault) = tx.script("COMMIT") {
        open.ended = false;
        return Err(fault);
    }
    Ok(done)
}

/// A transaction that is rolled back unless it was ended, whatever happens in it.
struct Open<'t, 'c> {
    tx: &'t Tx<'c>,
    ended: bool,
}

impl Drop for Open<'_, '_> {
    fn drop(&mut self) {
        if !self.ended {
            // Where even this fails the connection is gone, and the transaction with it.
            let _gone = self.tx.script("ROLLBACK");
        }
    }
}

impl Pool {
    fn lend<T>(&self, runtime: &Handle, work: impl FnOnce(&Session) -> Result<T, Fault>) -> Result<T, Fault> {
        let _place = runtime.block_on(self.places.acquire());
        let kept = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let session = match kept.filter(|session| !session.is_closed()) {
            Some(session) => session,
            None => runtime.block_on(Session::open(&self.config, runtime))?,
        };
        let done = work(&session);
        if !session.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(session);
        }
        done
    }
}
