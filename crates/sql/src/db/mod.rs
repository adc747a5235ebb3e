//! Either engine behind one blocking transaction.

mod dialect;
mod fault;
mod lite;
mod postgres;
mod row;
mod run;
mod tx;
mod value;

pub(crate) use fault::Fault;
pub(crate) use row::Row;
pub(crate) use run::Db;
pub(crate) use tx::{Insert, Tx};
pub(crate) use value::{Column, Value};
