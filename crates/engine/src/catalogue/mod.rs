//! The catalogue of service items (事项库): what an authority may do, how, and within which limits (R-C01..R-C03).

mod check;
mod item;
mod lookup;

pub use check::{CatalogueError, check};
pub use item::{Basis, CaseType, FeeStandard, ItemState, ItemVersion, MaterialRule, SpecialRule, StepRule};
pub use lookup::{Catalogue, Item, ItemFee, ItemMaterial, ItemSpecial, ItemStep};
