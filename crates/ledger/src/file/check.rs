//! Reading a ledger's file from its first line to its last.

use super::align::Aligner;
use super::{Damage, DamageKind, Header, Line};
use crate::{Canonical, Frontier, Hash, HashKind, Head, NodeId, PublicKey, SignedHead};
use alloc::vec::Vec;
use core::str::FromStr as _;

/// Checks a ledger's file, a line at a time; memory does not grow with the ledger.
///
/// ```
/// use ledger::{Canonical, Check, DamageKind, HashKind, Writer};
///
/// let mut writer = Writer::start("example/permits".parse()?, HashKind::Sm3);
/// let mut text = writer.header();
/// for entry in ["1", "2", "3"] {
///     text += &writer.entry(&Canonical::parse(entry)?);
/// }
/// text += &writer.head("2026-03-02T09:30:00Z".parse()?);
///
/// let damages = |text: &str| {
///     let mut check = Check::new(Vec::new());
///     text.lines().for_each(|line| check.line(line));
///     check.finish().damages
/// };
/// assert_eq!(damages(&text), []);
/// let found = damages(&text.replace("{\"entry\":2}\n", ""));
/// assert!(matches!(found[0].kind, DamageKind::Removed { index: 1, .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Check {
    keys: Vec<PublicKey>,
    lines: u64,
    header: Option<Header>,
    aligner: Aligner,
    /// The tree of the entries that are there, and of the leaves that were recorded.
    entries: Frontier,
    recorded: Frontier,
    heads: u64,
    heads_bad: u64,
    /// Whether a head had a wrong root or size: then every later one has.
    broken: bool,
    last: Option<Head>,
    good: Option<SignedHead>,
    damages: Vec<Damage>,
}

/// What was found in a ledger's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which ledger it is, when the file says so.
    pub header: Option<Header>,
    /// How many entries there are.
    pub entries: u64,
    /// The tree over them: its root, and where to go on.
    pub tree: Frontier,
    /// How many heads there are.
    pub heads: u64,
    /// How many of them are not right; of those with a wrong root or size only the first is listed.
    pub heads_bad: u64,
    /// The last head that is right.
    pub good: Option<SignedHead>,
    /// How many entries come after the last head, and are covered by none.
    pub uncovered: u64,
    /// What is wrong, heads first, then entries in the order of their positions.
    pub damages: Vec<Damage>,
    /// How many differences are not listed, because there are too many.
    pub unlisted: u64,
}

impl Check {
    /// Starts; every head must carry a signature of each of these keys.
    pub fn new(keys: Vec<PublicKey>) -> Check {
        let empty = Frontier::new(HashKind::default());
        Check {
            keys,
            lines: 0,
            header: None,
            aligner: Aligner::default(),
            entries: empty.clone(),
            recorded: empty,
            heads: 0,
            heads_bad: 0,
            broken: false,
            last: None,
            good: None,
            damages: Vec::new(),
        }
    }

    /// Reads the next line. Blank lines count, and are nothing.
    pub fn line(&mut self, text: &str) {
        self.lines += 1;
        if text.trim().is_empty() {
            return;
        }
        match Line::from_str(text) {
            Ok(Line::Header(header)) if self.header.is_none() && self.lines == 1 => {
                self.entries = Frontier::new(header.kind);
                self.recorded = self.entries.clone();
                self.header = Some(header);
            }
            Ok(Line::Header(_)) => self.damage(DamageKind::Header),
            Ok(Line::Entry(entry)) => self.entry(&entry),
            Ok(Line::Leaves(leaves)) => self.leaves(&leaves),
            Ok(Line::Head(head)) => self.head(*head),
            Err(error) => {
                let entry = text.trim_start().starts_with("{\"entry\"");
                self.damage(DamageKind::Unreadable(error));
                if entry && self.has_leaves() {
                    self.aligner.entry(None, self.lines);
                }
            }
        }
        if self.header.is_none() && self.lines == 1 {
            self.damage(DamageKind::Header);
        }
    }

    /// Says what was found.
    pub fn finish(mut self) -> Report {
        if self.lines == 0 {
            self.damages.push(Damage { line: None, kind: DamageKind::Header });
        }
        let has_leaves = self.has_leaves();
        let (differences, unlisted) = self.aligner.finish();
        self.damages.extend(differences);
        let size = if has_leaves { self.recorded.size() } else { self.entries.size() };
        let covered = self.good.as_ref().map_or(0, |head| head.head.size);
        let uncovered = size.max(self.entries.size()).saturating_sub(covered);
        Report {
            header: self.header,
            entries: self.entries.size(),
            tree: self.entries,
            heads: self.heads,
            heads_bad: self.heads_bad,
            good: self.good,
            uncovered,
            damages: self.damages,
            unlisted,
        }
    }

    /// Tells whether the file states leaves; without them the entries vouch for themselves.
    fn has_leaves(&self) -> bool {
        self.header.as_ref().is_some_and(|header| header.leaves)
    }

    fn damage(&mut self, kind: DamageKind) {
        self.damages.push(Damage { line: Some(self.lines), kind });
    }

    fn entry(&mut self, entry: &Canonical) {
        let leaf = entry.leaf(self.entries.kind());
        self.entries.push(leaf, |_: NodeId, _| ());
        if self.has_leaves() {
            self.aligner.entry(Some(leaf), self.lines);
        } else {
            self.recorded.push(leaf, |_, _| ());
        }
    }

    fn leaves(&mut self, leaves: &[Hash]) {
        if !self.has_leaves() {
            return;
        }
        for &leaf in leaves {
            self.recorded.push(leaf, |_, _| ());
            self.aligner.leaf(leaf);
        }
    }

    fn head(&mut self, signed: SignedHead) {
        self.heads += 1;
        let damages = self.damages_of(&signed);
        self.last = Some(signed.head.clone());
        if damages.is_empty() {
            self.good = Some(signed);
            return;
        }
        self.heads_bad += 1;
        for kind in damages {
            let breaks = matches!(kind, DamageKind::Root { .. } | DamageKind::Size { .. });
            if !(breaks && self.broken) {
                self.damage(kind);
            }
            self.broken |= breaks;
        }
    }

    fn damages_of(&self, signed: &SignedHead) -> Vec<DamageKind> {
        let head = &signed.head;
        let mut damages = Vec::new();
        let known = self.header.as_ref();
        if known.is_some_and(|header| header.origin != head.origin || header.kind != head.kind) {
            damages.push(DamageKind::OtherLedger);
        }
        if self.last.as_ref().is_some_and(|last| last.size > head.size || last.time > head.time) {
            damages.push(DamageKind::Backwards);
        }
        let since = self.good.as_ref().map_or(0, |good| good.head.size);
        let (size, found) = (head.size, self.recorded.size());
        if size != found {
            damages.push(DamageKind::Size { size, found, since });
        } else if head.root != self.recorded.root() {
            let entries_hold = self.entries.size() == size && self.entries.root() == head.root;
            damages.push(DamageKind::Root { size, since, entries_hold });
        }
        let unsigned = self.keys.iter().filter(|key| !signed.is_signed_by(key));
        damages.extend(unsigned.map(|key| DamageKind::NotSigned { key: key.fingerprint() }));
        damages
    }
}
