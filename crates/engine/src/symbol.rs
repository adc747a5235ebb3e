//! Codes of departments, items, steps, people as small numbers.
//!
//! Owns the mapping between a code and its number. Never interprets a code.

use alloc::boxed::Box;
use alloc::vec::Vec;
use hashbrown::HashMap;

/// A code as a number; equal numbers of one [`Symbols`] mean equal codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sym(u32);

impl Sym {
    /// "No code given."
    pub const NONE: Sym = Sym(0);

    /// Returns the number, 0 for "none".
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Makes a code of its number, which must come from the same [`Symbols`].
    #[inline]
    #[must_use]
    pub(crate) const fn from_number(number: u32) -> Sym {
        Sym(number)
    }

    /// Returns whether a code was given.
    #[must_use]
    pub const fn is_some(self) -> bool {
        self.0 != 0
    }
}

/// An append-only table of codes.
///
/// ```
/// use engine::Symbols;
/// let mut symbols = Symbols::default();
/// let review = symbols.intern("review");
/// assert_eq!(symbols.intern("review"), review);
/// assert_eq!(symbols.text(review), "review");
/// assert_eq!(symbols.intern(""), engine::Sym::NONE);
/// ```
#[derive(Clone, Debug)]
pub struct Symbols {
    texts: Vec<Box<str>>,
    numbers: HashMap<Box<str>, Sym>,
}

impl Default for Symbols {
    fn default() -> Self {
        Symbols { texts: Vec::from([Box::from("")]), numbers: HashMap::new() }
    }
}

impl Symbols {
    /// Returns the number of `code`, adding it when it is new. The empty code is [`Sym::NONE`].
    pub fn intern(&mut self, code: &str) -> Sym {
        if code.is_empty() {
            return Sym::NONE;
        }
        if let Some(&sym) = self.numbers.get(code) {
            return sym;
        }
        let sym = Sym(u32::try_from(self.texts.len()).expect("fewer than four thousand million codes"));
        self.texts.push(Box::from(code));
        self.numbers.insert(Box::from(code), sym);
        sym
    }

    /// Finds the number of a code that is already known.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<Sym> {
        self.numbers.get(code).copied()
    }

    /// Returns the code of a number, empty for [`Sym::NONE`].
    #[must_use]
    pub fn text(&self, sym: Sym) -> &str {
        self.texts.get(sym.0 as usize).map_or("", |text| text)
    }

    /// Returns how many numbers are given out, "none" included: every number is smaller.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Forgets the codes given out after the first `len` (as told by [`Symbols::len`]): a server judges matter after
    /// matter with one table, and the codes of one matter shall not stay. Their numbers mean nothing afterwards.
    ///
    /// ```
    /// use engine::Symbols;
    /// let mut symbols = Symbols::default();
    /// symbols.intern("review");
    /// let known = symbols.len();
    /// symbols.intern("window-07");
    /// symbols.forget_after(known);
    /// assert_eq!((symbols.find("review").is_some(), symbols.find("window-07")), (true, None));
    /// ```
    pub fn forget_after(&mut self, len: usize) {
        for text in self.texts.drain(len.max(1).min(self.texts.len())..) {
            self.numbers.remove(&text);
        }
    }

    /// Returns whether no code is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.len() == 1
    }
}
