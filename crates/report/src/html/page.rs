//! The page: templates filled in.

use super::draw::Mark;
use super::view::{BlockView, SectionView, view};
use crate::document::Document;
use crate::error::ReportError;
use askama::Template;

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    document: &'a Document,
    sections: Vec<SectionView<'a>>,
}

impl Page<'_> {
    fn word(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.document.language.pick(zh, en)
    }
}

/// Renders a document as one page that needs nothing else.
///
/// # Errors
/// [`ReportError::Page`] when a template cannot be filled in, which no document is known to cause.
pub fn html(document: &Document) -> Result<String, ReportError> {
    Ok(Page { document, sections: view(document) }.render()?)
}
