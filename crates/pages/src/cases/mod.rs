//! Cases.

mod list;
mod show;

pub use list::{CaseRow, CasesPage};
pub use show::{CasePage, HappenedRow};
