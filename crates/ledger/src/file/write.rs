//! Writing a ledger's file as it grows.

use super::{Header, Line};
use crate::{Canonical, Frontier, Hash, HashKind, Head, HeadTime, KeyError, Origin, SignedHead, SigningKey};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// How many leaves stand on a line at most.
const LEAVES_PER_LINE: usize = 256;

/// Writes the lines of a ledger's file, recorded leaves included where the header says so. It holds no file: it returns text.
#[derive(Clone, Debug)]
pub struct Writer {
    header: Header,
    tree: Frontier,
    leaves: Vec<Hash>,
}

impl Writer {
    /// Starts an empty ledger.
    pub fn start(origin: Origin, kind: HashKind) -> Writer {
        Writer {
            header: Header { origin, kind, leaves: true },
            tree: Frontier::new(kind),
            leaves: Vec::new(),
        }
    }

    /// Goes on with a ledger that ended here.
    pub fn resume(header: Header, tree: Frontier) -> Writer {
        Writer { header, tree, leaves: Vec::new() }
    }

    /// Returns the first line.
    pub fn header(&self) -> String {
        format!("{}\n", Line::Header(self.header.clone()))
    }

    /// Appends an entry; returns its line, and the line of leaves when one is full.
    pub fn entry(&mut self, entry: &Canonical) -> String {
        let leaf = entry.leaf(self.tree.kind());
        self.tree.push(leaf, |_, _| ());
        if self.header.leaves {
            self.leaves.push(leaf);
        }
        let line = format!("{}\n", Line::Entry(entry.clone()));
        if self.leaves.len() < LEAVES_PER_LINE { line } else { line + &self.leaves() }
    }

    /// Returns the line of leaves that are not written yet; nothing when there are none.
    pub fn leaves(&mut self) -> String {
        if self.leaves.is_empty() {
            return String::new();
        }
        format!("{}\n", Line::Leaves(core::mem::take(&mut self.leaves)))
    }

    /// Returns the number of entries.
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// Returns the leaves that are not written yet and a head without signature.
    pub fn head(&mut self, time: HeadTime) -> String {
        let head = SignedHead::from(self.head_at(time));
        format!("{}{}\n", self.leaves(), Line::Head(Box::new(head)))
    }

    /// Returns the leaves that are not written yet and a head that is signed under the name of the ledger.
    ///
    /// # Errors
    ///
    /// The key does not sign this head; it signs every other.
    pub fn signed_head(&mut self, time: HeadTime, key: &SigningKey) -> Result<String, KeyError> {
        let mut head = SignedHead::from(self.head_at(time));
        head.sign(&self.header.origin, key)?;
        Ok(format!("{}{}\n", self.leaves(), Line::Head(Box::new(head))))
    }

    fn head_at(&self, time: HeadTime) -> Head {
        let (size, root, kind) = (self.tree.size(), self.tree.root(), self.tree.kind());
        Head { origin: self.header.origin.clone(), size, root, kind, time }
    }
}
