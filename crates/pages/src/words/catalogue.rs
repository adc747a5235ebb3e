//! All words together.

use super::{CardWords, CaseWords, FrameWords, KeepWords, SeeingWords, SignWords};
use report::Language;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Of the frame around every page, and of what all pages share.
    pub frame: FrameWords,
    /// Of doors: signing in, passwords, invitations.
    pub sign: SignWords,
    /// Of cases and clocks.
    pub case: CaseWords,
    /// Of cards.
    pub card: CardWords,
    /// Of the monitor, statistics and the wall.
    pub seeing: SeeingWords,
    /// Of rules, gaps, organisations and accounts.
    pub keep: KeepWords,
}

const ZH: Words = Words {
    frame: FrameWords::ZH,
    sign: SignWords::ZH,
    case: CaseWords::ZH,
    card: CardWords::ZH,
    seeing: SeeingWords::ZH,
    keep: KeepWords::ZH,
};

const EN: Words = Words {
    frame: FrameWords::EN,
    sign: SignWords::EN,
    case: CaseWords::EN,
    card: CardWords::EN,
    seeing: SeeingWords::EN,
    keep: KeepWords::EN,
};

impl Words {
    /// Returns the words of a language.
    ///
    /// ```
    /// use pages::{Language, Words};
    /// assert_eq!(Words::of(Language::Zh).frame.cases, "办件");
    /// assert_eq!(Words::of(Language::En).frame.cases, "Cases");
    /// ```
    #[must_use]
    pub const fn of(language: Language) -> &'static Words {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}
