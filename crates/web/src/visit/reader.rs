//! Anybody who reads a page.

use super::cookie;
use super::language::Language;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use pages::Theme;
use std::convert::Infallible;

/// Anybody who reads a page: in which language, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// In which language.
    pub language: Language,
    /// The address of the page, path and query: there one goes on in another language.
    pub here: String,
    /// Light or dark.
    pub theme: Theme,
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Reader, Infallible> {
        Ok(Reader::of(parts))
    }
}

impl Reader {
    /// Reads who asks.
    pub(crate) fn of(parts: &Parts) -> Reader {
        let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Reader { language: cookie::language(&parts.headers), here, theme: cookie::theme(&parts.headers) }
    }

    /// Returns the text of the two that is in the reader's language.
    #[must_use]
    pub const fn of_two(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.language.of(zh, en)
    }
}

/// Returns an address where it lies within this service, so that nobody is sent elsewhere by a link of ours.
///
/// ```
/// assert_eq!(web::inner("/matters?stage=open"), Some("/matters?stage=open"));
/// for elsewhere in ["https://evil.example/", "//evil.example", "/\\evil.example", "/\tx", ""] {
///     assert_eq!(web::inner(elsewhere), None);
/// }
/// ```
#[must_use]
pub fn inner(address: &str) -> Option<&str> {
    let rest = address.strip_prefix('/')?;
    let is_clean = address.chars().all(|letter| letter.is_ascii_graphic() && letter != '\\');
    (is_clean && !rest.starts_with('/')).then_some(address)
}
