//! A word with a colour, which never stands alone.

use askama::Template;
use report::Tone;

/// A word with a tone: the level of a card, a state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Template)]
#[template(source = r#"<span class="flag {{ tone.class() }}">{{ text }}</span>"#, ext = "html")]
pub struct Flag {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
}

impl askama::filters::HtmlSafe for Flag {}

impl Flag {
    /// Makes one.
    #[must_use]
    pub fn new(tone: Tone, text: impl Into<String>) -> Flag {
        Flag { tone, text: text.into() }
    }
}
