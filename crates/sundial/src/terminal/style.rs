//! Colours of a terminal, or none.

/// What a piece of text is, from which its colour follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// A heading.
    Head,
    /// Of less weight.
    Faint,
    /// Counted, in time.
    Good,
    /// A holiday.
    Calm,
    /// Suspended.
    Held,
    /// Due, a notice.
    Warn,
    /// Over.
    Bad,
}

/// Paints text, where there are colours.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    coloured: bool,
}

impl Style {
    /// No colours.
    pub(crate) const fn plain() -> Style {
        Style { coloured: false }
    }

    /// Colours.
    pub(crate) const fn coloured() -> Style {
        Style { coloured: true }
    }

    /// Paints a text.
    pub(crate) fn ink(self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Head => "1",
            Ink::Faint => "2",
            Ink::Good => "32",
            Ink::Calm => "36",
            Ink::Held => "34",
            Ink::Warn => "33",
            Ink::Bad => "1;31",
        };
        self.escape(code, text)
    }

    /// Paints a text in the colour that a pack gives to a level: a word or `#rrggbb`.
    pub(crate) fn level(self, colour: &str, text: &str) -> String {
        let code = match colour {
            "red" => "1;31",
            "orange" => "38;5;208",
            "yellow" => "33",
            "green" => "32",
            "blue" => "34",
            other => {
                return match rgb(other) {
                    Some((red, green, blue)) => self.escape(&format!("38;2;{red};{green};{blue}"), text),
                    None => text.to_owned(),
                };
            }
        };
        self.escape(code, text)
    }

    fn escape(self, code: &str, text: &str) -> String {
        if self.coloured && !text.is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

fn rgb(colour: &str) -> Option<(u8, u8, u8)> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}
