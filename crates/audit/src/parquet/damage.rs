//! What is wrong with a file, as an error for whoever reads it.

use parquet::errors::ParquetError;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Makes an error that says what is damaged.
pub(super) fn damage(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

/// Calls the `parquet` crate, which asserts some things that a damaged file may say otherwise.
pub(super) fn guarded<T>(call: impl FnOnce() -> Result<T, ParquetError>) -> io::Result<T> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(io::Error::new(io::ErrorKind::InvalidData, error)),
        Err(_) => Err(damage("a header contradicts itself")),
    }
}
