//! What every page is.

use crate::frame::Frame;
use askama::Template;

/// A page: it renders, and shows itself with samples: the usual one, the long name, the empty list, the overdue case.
pub trait Page: Template + Sized {
    /// Its name in the gallery: letters and hyphens.
    const NAME: &'static str;

    /// Returns samples of it, each with a name.
    fn samples(frame: &Frame) -> Vec<(&'static str, Self)>;

    /// Renders it.
    ///
    /// # Errors
    /// [`PageError`] when the template cannot be filled in, which no page is known to cause.
    fn html(&self) -> Result<String, PageError> {
        self.render().map_err(|cause| PageError { page: Self::NAME, cause })
    }
}

/// Why a page cannot be rendered.
#[derive(Debug)]
pub struct PageError {
    page: &'static str,
    cause: askama::Error,
}

impl std::fmt::Display for PageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "could not fill in the page \"{}\"", self.page)
    }
}

impl std::error::Error for PageError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
