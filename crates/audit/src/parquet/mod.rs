//! Parquet: row groups and stripes of them on all cores, column by column, only the columns that the mapping needs.
//!
//! Footer and pages are taken apart by the `parquet` crate; what is in a page is decoded here, so that a text is looked
//! up once for each entry of a dictionary and not once for each row. Never holds more of a file than the pages at hand.

mod bits;
mod cursor;
mod damage;
mod delta;
mod footer;
mod kind;
mod levels;
mod read;
mod source;
mod text;
mod values;

pub(crate) use footer::Footer;
pub(crate) use read::{How, read_log};
pub(crate) use source::{MAGIC, Random};
