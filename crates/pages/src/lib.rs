//! Pages for people: view models in, HTML out.
//!
//! A page is a struct with a template of the same name beside it; what it says comes from [`Words`], which has Chinese and
//! English of everything or does not compile. Dates, counts and remaining time go through [`format`](mod@format). Where a
//! page leads to is made by [`route`], the one list of addresses.
//!
//! - [`Page`] is what every page is: it has samples, and renders in the [`gallery()`], which the tests read as a browser
//!   does.
//! - [`Frame`] is what stands around every page: menu, language, light or dark, who is reading.
//! - [`Ribbon`] is the clock day by day; [`Chart`]s are drawn here, as marks with links, so that a page needs no script to
//!   show or open them.
//! - [`Asset`]s carry a hash of what they hold in their name and may be kept for ever.
//!
//! The crate never knows where its figures come from, and reads neither clock nor file.

pub mod cards;
pub mod cases;
pub mod format;
pub mod keep;
pub mod parts;
pub mod route;
pub mod seeing;
pub mod sign;

mod asset;
mod fault;
mod frame;
mod gallery;
mod home;
mod page;
mod sample;
pub mod words;

pub use asset::{ASSETS, Asset};
pub use fault::FaultPage;
pub use frame::{Crumb, Frame, Link, MenuItem, Reader, RoleChoice, Section, Theme};
pub use gallery::{GalleryPage, gallery, gallery_index};
pub use home::{HomePage, Task, TaskGroup};
pub use page::{Page, PageError};
pub use parts::{Chart, Ribbon};
pub use report::{Language, Tone, grouped, percent};
pub use words::Words;
