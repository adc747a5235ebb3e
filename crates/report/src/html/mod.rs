//! A document as one page that needs nothing else: no script, no font, no picture from outside.

mod draw;
mod page;
mod scale;
mod view;

pub use page::html;
