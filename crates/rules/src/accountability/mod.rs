//! Catalogues of situations that bring accountability: the format, the reading, those that are shipped, the page.

pub(crate) mod keys;
mod page;
mod parse;
mod shipped;

pub use page::page as accountability_page;
pub use parse::parse_accountability;
pub use shipped::{load_accountability, shipped_accountability};
