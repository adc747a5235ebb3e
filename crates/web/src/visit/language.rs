//! The language somebody reads.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;

/// A language of the pages. Chinese comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// Returns its code, as it stands in `lang="…"`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::Zh => "zh",
            Language::En => "en",
        }
    }

    /// Finds a language by its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Language> {
        [Language::Zh, Language::En].into_iter().find(|language| language.code() == code)
    }

    /// Returns the text of the two that is in this language.
    #[must_use]
    pub const fn of<T: ?Sized>(self, zh: &'static T, en: &'static T) -> &'static T {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// Returns what a browser asks for: the first of its languages that there is, else Chinese.
    pub(super) fn asked(headers: &HeaderMap) -> Language {
        let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let codes = asked.split(',').map(|one| one.trim().get(..2).unwrap_or("").to_ascii_lowercase());
        codes.into_iter().find_map(|code| Language::from_code(&code)).unwrap_or_default()
    }
}
