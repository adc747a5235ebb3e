//! Texts of one worker as numbers, before the numbers of all workers are made one.

use std::collections::HashMap;

/// The number of a text among those of one worker; 0 for the empty one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TextId(pub(crate) u32);

impl TextId {
    /// No text.
    pub(crate) const NONE: TextId = TextId(0);

    /// Returns whether there is a text.
    pub(crate) const fn is_some(self) -> bool {
        self.0 != 0
    }
}

/// Returns the codes of a list such as `plan; seal`.
pub(crate) fn list_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；']).map(str::trim).filter(|code| !code.is_empty())
}

/// The texts of one worker.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    list: Vec<Box<str>>,
    numbers: HashMap<Box<str>, TextId>,
}

impl Texts {
    /// Returns the number of a text, adding it when it is new.
    pub(crate) fn intern(&mut self, text: &str) -> TextId {
        if text.is_empty() {
            return TextId::NONE;
        }
        if let Some(&id) = self.numbers.get(text) {
            return id;
        }
        self.list.push(text.into());
        let id = TextId(u32::try_from(self.list.len()).unwrap_or(0));
        self.numbers.insert(text.into(), id);
        id
    }

    /// Returns the texts in the order of their numbers, from 1.
    pub(crate) fn list(&self) -> &[Box<str>] {
        &self.list
    }
}
