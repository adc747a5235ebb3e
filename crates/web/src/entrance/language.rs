//! `POST /language`: another language, and back to the page.

use crate::service::Service;
use crate::visit::{Language, OpenForm, Turn, language_cookie};
use serde::Deserialize;

/// What is chosen.
#[derive(Deserialize)]
pub(super) struct Chosen {
    language: String,
    /// The page one was on.
    #[serde(default)]
    to: String,
}

/// Remembers a language.
pub(super) async fn choose(service: Service, form: OpenForm<Chosen>) -> Turn {
    let OpenForm { sent, .. } = form;
    let language = Language::from_code(&sent.language).unwrap_or_default();
    Turn::to(&sent.to).with(vec![language_cookie(language, &service.settings)])
}
