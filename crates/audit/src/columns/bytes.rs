//! A small table from byte strings to numbers, made for few strings that are asked for again and again.

use super::fields::Span;
use super::key::{CaseKey, hash_bytes};

/// Byte strings, each with its number in order of arrival.
#[derive(Clone, Debug)]
pub(crate) struct ByteTable {
    slots: Vec<Slot>,
    count: u32,
    /// Texts too long for a key, one behind the other.
    long: Vec<u8>,
    /// Where each of them begins.
    starts: Vec<usize>,
}

/// A text, or a reference to a long one by its hash and its place in `starts`.
#[derive(Clone, Copy, Debug)]
struct Slot {
    low: u64,
    high: u64,
    /// Number + 1; 0 for an empty slot.
    number: u32,
}

const EMPTY: Slot = Slot { low: 0, high: 0, number: 0 };

/// A text as it is looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Probe<'a> {
    key: CaseKey,
    hash: u64,
    /// Whether the key is a reference, so that texts must be compared.
    long: bool,
    text: &'a [u8],
}

impl<'a> Probe<'a> {
    /// Prepares the text in a buffer which goes on behind it.
    #[inline(always)]
    pub(crate) fn new(buffer: &'a [u8], span: Span) -> Probe<'a> {
        let text = &buffer[span.start..span.end];
        match CaseKey::inline(buffer, span) {
            Some(key) => Probe { key, hash: key.hash_inline(), long: false, text },
            None => Probe::long(text),
        }
    }

    #[cold]
    fn long(text: &'a [u8]) -> Probe<'a> {
        let key = CaseKey::of_text(text, 0);
        Probe { key, hash: key.hash(), long: key.referred().is_some(), text }
    }

    /// Returns the text.
    pub(crate) fn text(&self) -> &'a [u8] {
        self.text
    }
}

impl Default for ByteTable {
    fn default() -> ByteTable {
        ByteTable { slots: vec![EMPTY; 64], count: 0, long: Vec::new(), starts: Vec::new() }
    }
}

impl ByteTable {
    /// Finds the number of a text.
    #[inline(always)]
    pub(crate) fn find(&self, probe: &Probe<'_>) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = probe.hash as usize & mask;
        let (low, high) = probe.key.words();
        loop {
            let slot = &self.slots[at];
            if slot.low == low && self.is(slot, high, probe) && slot.number != 0 {
                return Some(slot.number - 1);
            }
            if slot.number == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// Finds the number of a text that lies in a buffer.
    #[inline(always)]
    pub(crate) fn known(&self, buffer: &[u8], span: Span) -> Option<u32> {
        self.find(&Probe::new(buffer, span))
    }

    /// Compares the rest of two texts that begin alike, or the texts of two references with one hash.
    #[inline(always)]
    fn is(&self, slot: &Slot, high: u64, probe: &Probe<'_>) -> bool {
        if !probe.long {
            return slot.high == high;
        }
        self.is_long(slot, probe)
    }

    #[inline(never)]
    fn is_long(&self, slot: &Slot, probe: &Probe<'_>) -> bool {
        let Some((place, _)) = CaseKey::from_words(slot.low, slot.high).referred() else { return false };
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let Some(start) = self.starts.get(place) else { return false };
        let end = self.starts.get(place + 1).copied().unwrap_or(self.long.len());
        self.long.get(*start..end) == Some(probe.text)
    }

    /// Adds a text that is not there; returns its number.
    #[cold]
    pub(crate) fn add(&mut self, probe: &Probe<'_>) -> u32 {
        if 2 * (self.count as usize + 1) > self.slots.len() {
            self.grow();
        }
        let mut key = probe.key;
        if let Some((_, hash)) = key.referred() {
            key = CaseKey::reference(hash, self.starts.len() as u64);
            self.starts.push(self.long.len());
            self.long.extend_from_slice(probe.text);
        }
        let number = self.count;
        self.count = number.checked_add(1).expect("fewer than four thousand million texts");
        let (low, high) = key.words();
        self.place(Slot { low, high, number: number + 1 });
        number
    }

    fn place(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = CaseKey::from_words(slot.low, slot.high).hash() as usize & mask;
        while self.slots[at].number != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }

    fn grow(&mut self) {
        let double = vec![EMPTY; 2 * self.slots.len()];
        for slot in std::mem::replace(&mut self.slots, double) {
            if slot.number != 0 {
                self.place(slot);
            }
        }
    }
}

/// Numbers for pairs of numbers, in order of arrival.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    /// By first number and second: number + 1; 0 where the pair has not come.
    cells: Vec<u32>,
    /// The second number is below `1 << bits`.
    bits: u32,
    count: u32,
    /// Pairs that would make the table too large.
    rest: std::collections::HashMap<(u32, u32), u32>,
}

/// The largest table of pairs: 16 MiB.
const CELLS_MAX: usize = 1 << 22;

impl Pairs {
    /// Finds the number of a pair.
    #[inline(always)]
    pub(crate) fn find(&self, first: u32, second: u32) -> Option<u32> {
        if second >> self.bits == 0
            && let Some(&number) = self.cells.get((first as usize) << self.bits | second as usize)
            && number != 0
        {
            return Some(number - 1);
        }
        if self.rest.is_empty() { None } else { self.rest.get(&(first, second)).copied() }
    }

    /// Adds a pair that is not there; returns its number.
    #[cold]
    pub(crate) fn add(&mut self, first: u32, second: u32) -> u32 {
        let number = self.count;
        self.count += 1;
        let bits = self.bits.max(u32::BITS - second.leading_zeros());
        let rows = (self.cells.len() >> self.bits).max(first as usize + 1);
        if rows << bits > CELLS_MAX {
            self.rest.insert((first, second), number);
            return number;
        }
        self.widen(rows, bits);
        self.cells[(first as usize) << bits | second as usize] = number + 1;
        number
    }

    fn widen(&mut self, rows: usize, bits: u32) {
        if bits > self.bits {
            let mut cells = vec![0; rows << bits];
            for (row, old) in self.cells.chunks(1 << self.bits).enumerate() {
                cells[row << bits..][..old.len()].copy_from_slice(old);
            }
            self.cells = cells;
            self.bits = bits;
        }
        if self.cells.len() < rows << bits {
            self.cells.resize(rows.next_power_of_two().min(CELLS_MAX >> bits).max(rows) << bits, 0);
        }
    }
}

/// Makes a key of a text in whatever buffer.
impl CaseKey {
    /// Makes the key of a text: the text itself where it is short, else a reference to `place`.
    #[cold]
    pub(crate) fn of_text(text: &[u8], place: u64) -> CaseKey {
        if text.len() > 15 {
            return CaseKey::reference(hash_bytes(text), place);
        }
        let mut buffer = [0; 32];
        buffer[..text.len()].copy_from_slice(text);
        CaseKey::inline(&buffer, Span { start: 0, end: text.len() })
            .expect("a text of at most 15 bytes fits a key")
    }
}
