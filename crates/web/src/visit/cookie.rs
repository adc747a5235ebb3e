//! Cookies: the session, the session that waits for a code, and the language.

use super::language::Language;
use crate::settings::Settings;
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use pages::Theme;

/// How long a language is remembered: a year.
const LANGUAGE_SECONDS: u32 = 365 * 24 * 3_600;
const LANGUAGE: &str = "language";
const THEME: &str = "theme";

/// A cookie that only we read.
#[derive(Clone, Copy)]
enum Closed {
    Session,
    Waiting,
}

impl Closed {
    /// With the prefix a browser takes it over TLS only, from this host only, for every path.
    const fn name(self, settings: &Settings) -> &'static str {
        match (self, settings.is_over_tls()) {
            (Closed::Session, true) => "__Host-sundial",
            (Closed::Session, false) => "sundial",
            (Closed::Waiting, true) => "__Host-sundial-waiting",
            (Closed::Waiting, false) => "sundial-waiting",
        }
    }

    fn set(self, token: &str, settings: &Settings) -> HeaderValue {
        let secure = if settings.is_over_tls() { "; Secure" } else { "" };
        // No age: it ends with the browser, if nothing ended it before.
        let age = if token.is_empty() { "; Max-Age=0" } else { "" };
        let text = format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.name(settings));
        HeaderValue::from_str(&text).expect("tokens are hexadecimal digits")
    }
}

/// Returns the token of the session a browser has.
pub(crate) fn session_token<'h>(headers: &'h HeaderMap, settings: &Settings) -> Option<&'h str> {
    value(headers, Closed::Session.name(settings))
}

/// Returns the token of the session that waits for a code.
pub(crate) fn waiting_token<'h>(headers: &'h HeaderMap, settings: &Settings) -> Option<&'h str> {
    value(headers, Closed::Waiting.name(settings))
}

/// Gives a browser a session, and takes away the one that waited.
pub(crate) fn session_cookie(token: &str, settings: &Settings) -> Vec<HeaderValue> {
    vec![Closed::Session.set(token, settings), Closed::Waiting.set("", settings)]
}

/// Gives a browser a session that waits for a code.
pub(crate) fn waiting_cookie(token: &str, settings: &Settings) -> Vec<HeaderValue> {
    vec![Closed::Waiting.set(token, settings)]
}

/// Takes every session from a browser.
pub(crate) fn ended_session(settings: &Settings) -> Vec<HeaderValue> {
    vec![Closed::Session.set("", settings), Closed::Waiting.set("", settings)]
}

/// Remembers a language.
pub(crate) fn language_cookie(language: Language, settings: &Settings) -> HeaderValue {
    let secure = if settings.is_over_tls() { "; Secure" } else { "" };
    let text =
        format!("{LANGUAGE}={}; Path=/; Max-Age={LANGUAGE_SECONDS}; SameSite=Lax{secure}", language.code());
    HeaderValue::from_str(&text).expect("a code is ASCII")
}

/// Returns the language that was chosen, else the one the browser asks for.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let chosen = value(headers, LANGUAGE).and_then(Language::from_code);
    chosen.unwrap_or_else(|| Language::asked(headers))
}

/// Remembers light or dark.
pub(crate) fn theme_cookie(theme: Theme, settings: &Settings) -> HeaderValue {
    let secure = if settings.is_over_tls() { "; Secure" } else { "" };
    let text = format!("{THEME}={}; Path=/; Max-Age={LANGUAGE_SECONDS}; SameSite=Lax{secure}", theme.code());
    HeaderValue::from_str(&text).expect("a code is ASCII")
}

/// Returns whether light or dark was chosen; as the reader's system has it, where nothing was.
pub(super) fn theme(headers: &HeaderMap) -> Theme {
    value(headers, THEME).and_then(Theme::from_code).unwrap_or_default()
}

fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value)
}
