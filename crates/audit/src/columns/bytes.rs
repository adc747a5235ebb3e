//! A small table from byte strings to numbers, made for few strings that are asked for again and again.

use super::fields::Span;
use super::key::{hash_bytes, mix};

/// The longest text that is compared word by word.
const SHORT_BYTES: usize = 32;

/// Byte strings, each with its number in order of arrival.
#[derive(Clone, Debug)]
pub(crate) struct ByteTable {
    slots: Vec<Slot>,
    count: usize,
    /// Texts of more than [`SHORT_BYTES`], one behind the other.
    long: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    words: [u64; 4],
    length: u32,
    /// Number + 1; 0 for an empty slot.
    number: u32,
}

const EMPTY: Slot = Slot { words: [0; 4], length: 0, number: 0 };

/// A text as it is looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Probe<'a> {
    words: [u64; 4],
    hash: u64,
    text: &'a [u8],
}

impl<'a> Probe<'a> {
    /// Prepares the text in a buffer which goes on behind it.
    #[inline(always)]
    pub(crate) fn new(buffer: &'a [u8], span: Span) -> Probe<'a> {
        let length = span.end - span.start;
        let text = &buffer[span.start..span.end];
        let words = if length <= 8
            && let Some(word) = buffer[span.start..].first_chunk::<8>()
        {
            [u64::from_le_bytes(*word) & first_bytes(length), 0, 0, 0]
        } else if length <= SHORT_BYTES {
            match buffer[span.start..].first_chunk::<SHORT_BYTES>() {
                Some(block) => words_of(block, length),
                None => words_of(&padded(text), length),
            }
        } else {
            [hash_bytes(text), 0, 0, 0]
        };
        Probe { words, hash: hash_of(&words, length), text }
    }

    /// Returns the text.
    pub(crate) fn text(&self) -> &'a [u8] {
        self.text
    }
}

/// Masks all but the first bytes of a word.
#[inline(always)]
const fn first_bytes(count: usize) -> u64 {
    if count >= 8 { u64::MAX } else { (1 << (8 * count)) - 1 }
}

#[inline(always)]
fn words_of(block: &[u8; SHORT_BYTES], length: usize) -> [u64; 4] {
    let mut words = [0; 4];
    for (number, word) in block.as_chunks::<8>().0.iter().enumerate() {
        words[number] = u64::from_le_bytes(*word) & first_bytes(length.saturating_sub(8 * number));
    }
    words
}

#[cold]
fn padded(text: &[u8]) -> [u8; SHORT_BYTES] {
    let mut block = [0; SHORT_BYTES];
    block[..text.len()].copy_from_slice(text);
    block
}

#[inline(always)]
fn hash_of(words: &[u64; 4], length: usize) -> u64 {
    if length <= 8 {
        return mix(words[0] ^ 0x9e37_79b9_7f4a_7c15, 0xd1b5_4a32_d192_ed03 ^ length as u64);
    }
    if length > SHORT_BYTES {
        return words[0];
    }
    let low = mix(words[0] ^ 0x9e37_79b9_7f4a_7c15, words[1] ^ 0xd1b5_4a32_d192_ed03);
    let high = mix(words[2] ^ 0x8bb8_4b93_962e_acc9, words[3] ^ 0x4b33_a62e_d433_d4a3);
    low ^ high.rotate_left(29) ^ length as u64
}

impl Default for ByteTable {
    fn default() -> ByteTable {
        ByteTable { slots: vec![EMPTY; 64], count: 0, long: Vec::new() }
    }
}

impl ByteTable {
    /// Finds the number of a text.
    #[inline(always)]
    pub(crate) fn find(&self, probe: &Probe<'_>) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = (probe.hash >> 32) as usize & mask;
        loop {
            let slot = &self.slots[at];
            if slot.number == 0 {
                return None;
            }
            if slot.length as usize == probe.text.len() && self.is(slot, probe) {
                return Some(slot.number - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// Compares texts of equal length: short ones are in the words.
    #[inline(always)]
    fn is(&self, slot: &Slot, probe: &Probe<'_>) -> bool {
        if probe.text.len() <= SHORT_BYTES {
            return slot.words == probe.words;
        }
        slot.words[0] == probe.words[0] && self.long_text(slot) == probe.text
    }

    #[cold]
    fn long_text(&self, slot: &Slot) -> &[u8] {
        let start = slot.words[1] as usize;
        self.long.get(start..start + slot.length as usize).unwrap_or_default()
    }

    /// Adds a text that is not there; returns its number.
    #[cold]
    pub(crate) fn add(&mut self, probe: &Probe<'_>) -> u32 {
        if 2 * (self.count + 1) > self.slots.len() {
            self.grow();
        }
        let mut words = probe.words;
        if probe.text.len() > SHORT_BYTES {
            words[1] = self.long.len() as u64;
            self.long.extend_from_slice(probe.text);
        }
        let number = u32::try_from(self.count).unwrap_or(u32::MAX - 1);
        self.count += 1;
        let length = u32::try_from(probe.text.len()).unwrap_or(u32::MAX);
        self.place(Slot { words, length, number: number + 1 }, probe.hash);
        number
    }

    fn place(&mut self, slot: Slot, hash: u64) {
        let mask = self.slots.len() - 1;
        let mut at = (hash >> 32) as usize & mask;
        while self.slots[at].number != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }

    fn grow(&mut self) {
        let double = vec![EMPTY; 2 * self.slots.len()];
        let old = std::mem::replace(&mut self.slots, double);
        for slot in old {
            if slot.number != 0 {
                self.place(slot, hash_of(&slot.words, slot.length as usize));
            }
        }
    }
}
