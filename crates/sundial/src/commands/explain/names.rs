//! Names of codes: items, steps, procedures by the items file; everything else by its code.

use crate::terminal::Language;
use engine::{EventKind, ItemVersion, Outcome, Sym, Symbols};

/// What the law leaves out of the limit (行政许可法 art. 45), by code.
const GROUNDS: [(&str, &str); 8] = [
    ("hearing", "听证"),
    ("tender", "招标"),
    ("auction", "拍卖"),
    ("inspection", "检验"),
    ("testing", "检测"),
    ("quarantine", "检疫"),
    ("appraisal", "鉴定"),
    ("expert_review", "专家评审"),
];

/// Finds names.
pub(crate) struct Names<'a> {
    symbols: &'a Symbols,
    items: &'a [ItemVersion],
    item: Option<&'a ItemVersion>,
}

impl<'a> Names<'a> {
    /// The names for a matter about an item.
    pub(crate) fn new(symbols: &'a Symbols, items: &'a [ItemVersion], item: &str) -> Names<'a> {
        Names { symbols, items, item: items.iter().find(|version| version.code == item) }
    }

    /// Returns the code of a symbol.
    pub(crate) fn code(&self, sym: Sym) -> &'a str {
        self.symbols.text(sym)
    }

    /// Returns the name of a step, procedure, material or charge, or its code.
    pub(crate) fn subject(&self, sym: Sym) -> String {
        let code = self.symbols.text(sym);
        let named = self.item.and_then(|item| {
            let step = item.steps.iter().find(|step| step.code == code).map(|step| &step.name);
            let material = || item.materials.iter().find(|one| one.code == code).map(|one| &one.name);
            step.or_else(material).filter(|name| !name.is_empty())
        });
        named.map_or_else(|| code.to_owned(), Clone::clone)
    }

    /// Returns the name of a special procedure or its ground (行政许可法 art. 45), or its code.
    pub(crate) fn ground(&self, language: Language, sym: Sym) -> String {
        let code = self.symbols.text(sym);
        let known = GROUNDS.iter().find(|(known, _)| *known == code).map(|(_, zh)| *zh);
        known.map_or_else(|| self.subject(sym), |zh| language.pick(zh, code).to_owned())
    }

    /// Returns the code and name of an item.
    pub(crate) fn item(&self, code: &str) -> String {
        let name =
            self.items.iter().find(|version| version.code == code).map(|version| version.name.as_str());
        match name {
            Some(name) if !name.is_empty() => format!("{code} {name}"),
            _ => code.to_owned(),
        }
    }
}

/// Returns what happened, in words.
pub(crate) fn kind_words(language: Language, kind: EventKind) -> String {
    match language {
        Language::Zh => kind.zh().to_owned(),
        Language::En => kind.code().replace('_', " "),
    }
}

/// Returns how something came out, in words; empty when nothing was said.
pub(crate) const fn outcome_words(language: Language, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::None => "",
        Outcome::Granted => language.pick("准予", "granted"),
        Outcome::Denied => language.pick("不予", "denied"),
        Outcome::Partial => language.pick("部分准予", "partial"),
        Outcome::Satisfied => language.pick("满意", "satisfied"),
        Outcome::Dissatisfied => language.pick("不满意", "dissatisfied"),
    }
}
