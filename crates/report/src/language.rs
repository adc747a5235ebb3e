//! The language of a document.

/// Chinese or English. A document speaks one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Language {
    /// Returns the words of this language.
    ///
    /// ```
    /// use report::Language;
    /// assert_eq!(Language::Zh.pick("办件", "cases"), "办件");
    /// assert_eq!(Language::En.pick("办件", "cases"), "cases");
    /// ```
    #[must_use]
    pub const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// Returns the words of this language, or the other's where there are none.
    #[must_use]
    pub fn of(self, words: &engine::Words) -> &str {
        let (first, second) = match self {
            Language::Zh => (&words.zh, &words.en),
            Language::En => (&words.en, &words.zh),
        };
        if first.is_empty() { second } else { first }
    }

    /// Returns the tag that a page declares.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }
}
