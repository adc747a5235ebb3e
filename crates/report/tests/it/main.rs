//! Tests of documents: the page is well formed, the workbook can be read back, and both say what the document says.

mod page;
mod sample;
mod workbook;
