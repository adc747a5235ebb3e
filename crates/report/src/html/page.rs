//! The page: templates filled in.

use super::draw::Mark;
use super::view::{BlockView, SectionView, view};
use crate::document::Document;
use crate::error::ReportError;
use crate::language::Language;
use askama::Template;
use calendar::Day;

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

    /// Month and day, as they stand in a square.
    fn short(&self, day: &Day) -> String {
        let (_, month, day) = day.ymd();
        match self.document.language {
            Language::Zh => format!("{month}月{day}日"),
            Language::En => format!("{month:02}-{day:02}"),
        }
    }
}

/// Renders a document as one page that needs nothing else.
///
/// # Errors
/// [`ReportError::Page`] when a template cannot be filled in, which no document is known to cause.
pub fn html(document: &Document) -> Result<String, ReportError> {
    Ok(Page { document, sections: view(document) }.render()?)
}
