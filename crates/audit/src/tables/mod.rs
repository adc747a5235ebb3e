//! Exchange tables: each row a version of a record, each record several events. What the mapping names of all
//! tables is held in memory while they are read, since a later row may change or delete what an earlier one said.

mod exchange;
mod records;

pub(crate) use exchange::Exchange;
