//! A document as a workbook: an overview, then a sheet for each section.

mod book;
mod charts;
mod sheet;
mod styles;

pub use book::xlsx;
