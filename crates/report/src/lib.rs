//! Documents for people: a neutral [`Document`] in, bytes out.
//!
//! A document has a title, an answer, key figures and sections with [`Table`]s, charts and remarks. It is rendered as
//! one self-contained page ([`html()`]: no scripts, charts as SVG, light and dark, for screen, paper and screen reader)
//! or as a workbook ([`xlsx()`]: a sheet a section, charts of the program that opens it). A [`Chart`] names columns of
//! its table and is drawn from them, so a picture never says what no table holds.
//!
//! The crate never knows where figures come from, and reads neither clock nor file: the same document gives the same
//! bytes.

mod document;
mod error;
mod html;
mod language;
mod ribbon;
mod table;
mod words;
mod xlsx;

pub use document::{Block, Document, Fact, Figure, Note, Section, Tone};
pub use error::ReportError;
pub use html::html;
pub use language::Language;
pub use ribbon::{Ribbon, RibbonDay, RibbonKind};
pub use table::{Cell, Chart, Column, Ink, LimitMark, Series, Shape, Table};
pub use words::{grouped, percent};
pub use xlsx::xlsx;
