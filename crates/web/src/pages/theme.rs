//! `POST /theme`: light or dark, and back to the page.

use crate::service::Service;
use crate::visit::{OpenForm, Turn, theme_cookie};
use pages::Theme;
use serde::Deserialize;

/// What is chosen.
#[derive(Deserialize)]
pub(super) struct Chosen {
    theme: String,
    /// The page one was on.
    #[serde(default)]
    to: String,
}

/// Remembers light or dark.
pub(super) async fn choose(service: Service, form: OpenForm<Chosen>) -> Turn {
    let OpenForm { sent, .. } = form;
    let theme = Theme::from_code(&sent.theme).unwrap_or_default();
    Turn::to(&sent.to).with(vec![theme_cookie(theme, &service.settings)])
}
