//! Checks a copy from its first line to its last, without a database.

use super::damage::{Damage, DamageKind};
use super::line::{EndLine, EntryLine, Header, Line, SecretLine, SumLine, VERSION};
use super::read::{Lines, line};
use super::sums::{Sums, signed_text};
use crate::people::{Keys, from_hex};
use ledger::{Frontier, HashKind, PublicKey, SignedHead};
use std::io::{self, BufRead};

/// Damage that is listed at most.
const DAMAGE_MAX: usize = 1_000;

/// What a copy is held against besides itself.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// The key of the ledger; without it signatures are not checked.
    pub signed_by: Option<PublicKey>,
    /// The keys of the installation; without them it is not checked that secrets can be opened.
    pub keys: Option<Keys>,
}

/// What was found in a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many entries of the log.
    pub entries: u64,
    /// How many rows in all.
    pub rows: u64,
    /// The signed head, where it can be read.
    pub head: Option<SignedHead>,
    /// What is wrong, in the order of lines; at most a thousand.
    pub damages: Vec<Damage>,
}

/// Checks a copy. Memory does not grow with it.
///
/// # Errors
/// Only where the file cannot be read; what is wrong with its lines is in the report.
pub fn check(file: impl BufRead, expected: &Expected) -> io::Result<Report> {
    let mut lines = Lines::new(file);
    let mut checking = None;
    let mut last = 0;
    while let Some((number, text)) = lines.next()? {
        last = number;
        let read = line(&text);
        let Some(checking) = &mut checking else {
            match Checking::begin(expected, &read) {
                Ok(mut begun) => {
                    begun.sums.line(&text);
                    checking = Some(begun);
                }
                Err(kind) => return Ok(broken(number, kind)),
            }
            continue;
        };
        checking.line(number, &text, read);
    }
    Ok(checking.map_or_else(|| broken(1, DamageKind::NotACopy), |checking| checking.done(last)))
}

fn broken(line: u64, kind: DamageKind) -> Report {
    Report { damages: vec![Damage { line, kind }], ..Report::default() }
}

struct Checking<'e> {
    expected: &'e Expected,
    header: Header,
    sums: Sums,
    tree: Frontier,
    /// The first line of the block, and how far the kinds of lines have come.
    block: u64,
    rank: u8,
    ended: bool,
    report: Report,
}

impl Checking<'_> {
    fn begin<'e>(expected: &'e Expected, first: &Option<Line>) -> Result<Checking<'e>, DamageKind> {
        let Some(Line::Backup(header)) = first else { return Err(DamageKind::NotACopy) };
        if header.version > VERSION {
            return Err(DamageKind::Newer(header.version));
        }
        let kind = HashKind::find(&header.hash).ok_or(DamageKind::NotACopy)?;
        Ok(Checking {
            expected,
            header: header.clone(),
            sums: Sums::new(kind),
            tree: Frontier::new(kind),
            block: 1,
            rank: 0,
            ended: false,
            report: Report::default(),
        })
    }

    fn damage(&mut self, line: u64, kind: DamageKind) {
        if self.report.damages.len() < DAMAGE_MAX {
            self.report.damages.push(Damage { line, kind });
        }
    }

    fn line(&mut self, number: u64, text: &str, read: Option<Line>) {
        match read {
            Some(Line::Sum(sum)) => return self.sum(number, &sum),
            Some(Line::End(end)) if !self.ended => return self.end(number, &end),
            _ => self.sums.line(text),
        }
        let Some(read) = read else { return self.damage(number, DamageKind::Unreadable) };
        let rank = rank(&read);
        if self.ended || rank < self.rank.max(1) {
            return self.damage(number, DamageKind::OutOfPlace);
        }
        self.rank = rank;
        self.report.rows += 1;
        let is_whole = match read {
            Line::Entry(entry) => {
                self.entry(number, entry);
                true
            }
            Line::Matter(row) => row.row().is_some(),
            Line::Finding(row) => row.row().is_some(),
            Line::Record(row) => row.record().is_some(),
            Line::Secret(row) => self.secret(number, row),
            Line::Docket(_) | Line::Cursor(_) | Line::Backup(_) | Line::Sum(_) | Line::End(_) => true,
        };
        if !is_whole {
            self.damage(number, DamageKind::Unreadable);
        }
    }

    fn entry(&mut self, number: u64, EntryLine { leaf, record }: EntryLine) {
        let index = self.tree.size();
        self.tree.push(leaf, |_, _| ());
        let kind = self.tree.kind();
        let entry = record.entry(index).map(|entry| kind.leaf(entry.entry.record().as_bytes()));
        if entry != Some(leaf) {
            self.damage(number, DamageKind::Entry(index));
        }
    }

    fn secret(&mut self, number: u64, row: SecretLine) -> bool {
        let Some(row) = row.row() else { return false };
        if self.expected.keys.as_ref().is_some_and(|keys| !keys.admits(&row)) {
            self.damage(number, DamageKind::OtherKey);
        }
        true
    }

    fn sum(&mut self, number: u64, stated: &SumLine) {
        if self.sums.sum() != stated.chain || self.sums.lines() != stated.lines {
            self.damage(self.block, DamageKind::Block(number));
        }
        self.sums.go_on(stated.chain);
        self.block = number + 1;
    }

    fn end(&mut self, number: u64, end: &EndLine) {
        self.ended = true;
        if self.sums.lines() > 0 {
            self.damage(self.block, DamageKind::Block(number));
        }
        let (stated, found) = (end.rows, self.report.rows);
        if stated != found {
            self.damage(number, DamageKind::Rows { stated, found });
        }
        let Ok(head) = end.head.parse::<SignedHead>() else {
            return self.damage(number, DamageKind::Head);
        };
        if head.head.origin.as_str() != self.header.origin || head.head.kind != self.tree.kind() {
            self.damage(number, DamageKind::Head);
        }
        if head.head.size != self.tree.size() || head.head.root != self.tree.root() {
            self.damage(number, DamageKind::Tree);
        }
        if let Some(key) = &self.expected.signed_by {
            let covered = signed_text(self.sums.chain(), &head.head, end.rows);
            let signature = from_hex(&end.signature).unwrap_or_default();
            if !head.is_signed_by(key) || !key.signed(covered.as_bytes(), &signature) {
                self.damage(number, DamageKind::NotSigned);
            }
        }
        self.report.head = Some(head);
    }

    fn done(mut self, last: u64) -> Report {
        if !self.ended {
            self.damage(last, DamageKind::CutOff);
        }
        self.report.entries = self.tree.size();
        self.report.damages.sort_by_key(|damage| damage.line);
        self.report
    }
}

/// The order in which kinds of lines come.
fn rank(line: &Line) -> u8 {
    match line {
        Line::Backup(_) => 0,
        Line::Entry(_) => 1,
        Line::Matter(_) => 2,
        Line::Finding(_) => 3,
        Line::Docket(_) => 4,
        Line::Record(_) => 5,
        Line::Secret(_) => 6,
        Line::Cursor(_) => 7,
        Line::Sum(_) | Line::End(_) => 8,
    }
}
