//! Which rows have a value: definition levels, and spreading values over the rows that have one.

use super::bits::Hybrid;
use super::damage::damage;
use bytes::Bytes;
use std::io;

/// The levels of a page: which of its places have a value.
#[derive(Debug)]
pub(super) struct Levels {
    /// None where every place has one.
    numbers: Option<Hybrid>,
    /// The level of a place that has a value.
    max: u32,
    read: Vec<u32>,
}

/// What the next places have.
pub(super) enum Present<'a> {
    /// A value each.
    All,
    /// Nothing.
    None,
    /// That many have a value: those whose level is the highest.
    Some { levels: &'a [u32], max: u32, count: usize },
}

impl Levels {
    /// Levels up to `max`, which are not in the bytes at all where it is 0.
    pub(super) fn new(bytes: Bytes, max: u32) -> io::Result<Levels> {
        let numbers = if max == 0 { None } else { Some(Hybrid::new(bytes, width_of(max))?) };
        Ok(Levels { numbers, max, read: Vec::new() })
    }

    /// Passes over `count` places.
    pub(super) fn next(&mut self, count: usize) -> io::Result<Present<'_>> {
        let Some(numbers) = &mut self.numbers else { return Ok(Present::All) };
        if let Some(level) = numbers.same(count)? {
            return Ok(if level == self.max { Present::All } else { Present::None });
        }
        self.read.clear();
        numbers.read(count, 0, &mut self.read)?;
        let max = self.max;
        let present = self.read.iter().filter(|level| **level == max).count();
        Ok(Present::Some { levels: &self.read, max, count: present })
    }
}

/// Returns how many bits the levels up to `max` take.
pub(super) const fn width_of(max: u32) -> u32 {
    u32::BITS - max.leading_zeros()
}

/// Takes levels with their length in front off a page.
pub(super) fn counted(page: &Bytes, at: &mut usize) -> io::Result<Bytes> {
    let breaks_off = || damage("levels break off");
    let length = page.get(*at..).and_then(<[u8]>::first_chunk::<4>).ok_or_else(breaks_off)?;
    let start = *at + 4;
    let end = start.checked_add(u32::from_le_bytes(*length) as usize).ok_or_else(breaks_off)?;
    if end > page.len() {
        return Err(breaks_off());
    }
    *at = end;
    Ok(page.slice(start..end))
}

/// Moves the values at the end of a list to the places that have one; the others get `none`.
pub(super) fn spread<T: Copy>(list: &mut Vec<T>, levels: &[u32], max: u32, count: usize, none: T) {
    let start = list.len() - count;
    let mut from = list.len();
    list.resize(start + levels.len(), none);
    for (place, level) in levels.iter().enumerate().rev() {
        let to = start + place;
        if *level == max {
            from -= 1;
            list[to] = list[from];
        } else {
            list[to] = none;
        }
    }
}
