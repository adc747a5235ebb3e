//! IEEE 1849 event streams (XES), read as they come. Attributes of a trace are columns `case:<key>`, those of an event
//! columns `<key>`; an attribute inside an attribute is `<outer>/<inner>`. Globals and extensions are passed over.

mod lines;
mod read;
mod row;

pub(crate) use read::{attributes_in, read_log};
