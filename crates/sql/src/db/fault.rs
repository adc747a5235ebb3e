//! What a driver says, in our words.

use ports::StoreError;
use rusqlite::{ErrorCode, ffi};
use tokio_postgres::error::SqlState;

/// Why a statement did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// A unique key is already there.
    #[error("a key is already there")]
    Duplicate,
    /// The transaction has to be repeated.
    #[error("the transaction has to be repeated")]
    Again,
    /// Whoever gave what was to be written wants none of it any more.
    #[error("it was abandoned")]
    Abandoned,
    /// What the use case is told.
    #[error(transparent)]
    Told(#[from] StoreError),
    /// SQLite said it.
    #[error(transparent)]
    Lite(rusqlite::Error),
    /// PostgreSQL said it.
    #[error(transparent)]
    Pg(tokio_postgres::Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) => Fault::Duplicate,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::Again,
            _ => Fault::Lite(error),
        }
    }
}

impl From<tokio_postgres::Error> for Fault {
    fn from(error: tokio_postgres::Error) -> Fault {
        match error.code() {
            Some(code) if *code == SqlState::UNIQUE_VIOLATION => Fault::Duplicate,
            Some(code) if *code == SqlState::T_R_SERIALIZATION_FAILURE => Fault::Again,
            Some(code) if *code == SqlState::T_R_DEADLOCK_DETECTED => Fault::Again,
            _ => Fault::Pg(error),
        }
    }
}

impl Fault {
    /// Says it to a use case that asked for something.
    pub(crate) fn told(self, doing: &'static str) -> StoreError {
        match self {
            Fault::Told(error) => error,
            Fault::Duplicate => StoreError::Taken(Vec::new()),
            Fault::Lite(error) if has_no_room(&error) => StoreError::Full(Box::new(error)),
            Fault::Lite(error) if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) => {
                StoreError::Unreachable(Box::new(error))
            }
            Fault::Pg(error) if error.code() == Some(&SqlState::DISK_FULL) => {
                StoreError::Full(Box::new(error))
            }
            Fault::Pg(error) if is_cut_off(&error) => StoreError::Unreachable(Box::new(error)),
            fault @ (Fault::Again | Fault::Abandoned | Fault::Lite(_) | Fault::Pg(_)) => {
                StoreError::Failed { doing, cause: Box::new(fault) }
            }
        }
    }
}

/// Whether nothing more could be written: the disk is full, or a quota or a limit of the file is reached, of which
/// SQLite only says that writing failed.
fn has_no_room(error: &rusqlite::Error) -> bool {
    let writing = [ffi::SQLITE_FULL, ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_SHMSIZE];
    error.sqlite_error().is_some_and(|said| writing.contains(&said.extended_code))
}

/// Whether the server went away or is going: trying again later may help.
fn is_cut_off(error: &tokio_postgres::Error) -> bool {
    let going = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::TOO_MANY_CONNECTIONS,
    ];
    error.is_closed() || error.code().is_none_or(|code| going.contains(code))
}
