//! Rows by dense numbers: no hashing, no strings.

use super::row::{Row, Share};
use alloc::vec::Vec;

/// Rows by a small number, found with one look.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// By number: the place of its row + 1; 0 for none.
    places: Vec<u32>,
    rows: Vec<(u32, Row)>,
}

impl Table {
    #[inline]
    pub(crate) fn observe(&mut self, number: u32, share: &Share) {
        self.row(number).observe(share);
    }

    #[inline]
    pub(crate) fn row(&mut self, number: u32) -> &mut Row {
        let at = number as usize;
        let place = match self.places.get(at) {
            Some(&place) if place > 0 => place as usize - 1,
            _ => self.grow(number),
        };
        &mut self.rows[place].1
    }

    #[cold]
    fn grow(&mut self, number: u32) -> usize {
        let at = number as usize;
        if self.places.len() <= at {
            self.places.resize(at + 1, 0);
        }
        self.rows.push((number, Row::default()));
        self.places[at] = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.len() - 1
    }

    pub(crate) fn merge(&mut self, other: &Table) {
        for (number, row) in &other.rows {
            self.row(*number).add(row);
        }
    }

    /// Every row with its number, in order of the numbers.
    pub(crate) fn rows(&self) -> Vec<(u32, Row)> {
        let mut rows = self.rows.clone();
        rows.sort_unstable_by_key(|(number, _)| *number);
        rows
    }
}

/// Rows by two small numbers: those of one first number are chained, and there are few of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct PairTable {
    /// By first number: the place of its newest row + 1; 0 for none.
    heads: Vec<u32>,
    rows: Vec<Pair>,
}

#[derive(Clone, Debug)]
struct Pair {
    first: u32,
    second: u32,
    /// The place of the next row of the same first number + 1; 0 for none.
    next: u32,
    row: Row,
}

impl PairTable {
    #[inline]
    pub(crate) fn row(&mut self, first: u32, second: u32) -> &mut Row {
        let mut place = self.heads.get(first as usize).copied().unwrap_or(0) as usize;
        while place > 0 {
            let pair = &self.rows[place - 1];
            if pair.second == second {
                return &mut self.rows[place - 1].row;
            }
            place = pair.next as usize;
        }
        self.grow(first, second)
    }

    #[cold]
    fn grow(&mut self, first: u32, second: u32) -> &mut Row {
        let at = first as usize;
        if self.heads.len() <= at {
            self.heads.resize(at + 1, 0);
        }
        let place = self.rows.len();
        self.rows.push(Pair { first, second, next: self.heads[at], row: Row::default() });
        self.heads[at] = u32::try_from(place + 1).unwrap_or(u32::MAX);
        &mut self.rows[place].row
    }

    pub(crate) fn merge(&mut self, other: &PairTable) {
        for pair in &other.rows {
            self.row(pair.first, pair.second).add(&pair.row);
        }
    }

    /// Every row with its numbers.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, u32, &Row)> {
        self.rows.iter().map(|pair| (pair.first, pair.second, &pair.row))
    }
}
