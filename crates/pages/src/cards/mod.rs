//! Cards.

mod list;
mod show;

pub use list::{CardRow, CardsPage};
pub use show::{CardPage, Certificate, Said, StateStep};
