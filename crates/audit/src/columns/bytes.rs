//! A small table from byte strings to numbers, made for few strings that are asked for again and again.

use super::fields::Span;
use super::key::{hash_bytes, mix};

/// The longest text that is compared word by word.
const SHORT_BYTES: usize = 32;

/// Byte strings, each with its number in order of arrival.
#[derive(Clone, Debug)]
pub(crate) struct ByteTable {
    /// The upper half of a text's hash, and its number + 1; 0 for an empty slot.
    slots: Vec<u64>,
    entries: Vec<Entry>,
    /// Texts of more than [`SHORT_BYTES`], one behind the other.
    long: Vec<u8>,
}

/// A text: itself when it is short, else its hash and where it lies.
#[derive(Clone, Copy, Debug)]
struct Entry {
    words: [u64; 4],
    length: usize,
}

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
        ByteTable { slots: vec![0; 64], entries: Vec::new(), long: Vec::new() }
    }
}

impl ByteTable {
    /// Finds the number of a text.
    #[inline(always)]
    pub(crate) fn find(&self, probe: &Probe<'_>) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = probe.hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            if slot >> 32 == probe.hash >> 32 {
                let number = slot as u32 - 1;
                if self.is(&self.entries[number as usize], probe) {
                    return Some(number);
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Compares texts: short ones are in the words.
    #[inline(always)]
    fn is(&self, entry: &Entry, probe: &Probe<'_>) -> bool {
        if entry.length != probe.text.len() {
            return false;
        }
        if probe.text.len() <= SHORT_BYTES {
            // One word after another: comparing the array waits for words that were only just written.
            return entry.words[0] == probe.words[0]
                && entry.words[1] == probe.words[1]
                && entry.words[2] == probe.words[2]
                && entry.words[3] == probe.words[3];
        }
        entry.words[0] == probe.words[0] && self.long_text(entry) == probe.text
    }

    #[cold]
    fn long_text(&self, entry: &Entry) -> &[u8] {
        let start = usize::try_from(entry.words[1]).unwrap_or(usize::MAX);
        self.long.get(start..).and_then(|rest| rest.get(..entry.length)).unwrap_or_default()
    }

    /// Adds a text that is not there; returns its number.
    #[cold]
    pub(crate) fn add(&mut self, probe: &Probe<'_>) -> u32 {
        if 2 * (self.entries.len() + 1) > self.slots.len() {
            self.grow();
        }
        let mut words = probe.words;
        if probe.text.len() > SHORT_BYTES {
            words[1] = self.long.len() as u64;
            self.long.extend_from_slice(probe.text);
        }
        let number = u32::try_from(self.entries.len()).expect("fewer than four thousand million texts");
        self.entries.push(Entry { words, length: probe.text.len() });
        self.place(number, probe.hash);
        number
    }

    fn place(&mut self, number: u32, hash: u64) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash >> 32 << 32) | (u64::from(number) + 1);
    }

    fn grow(&mut self) {
        self.slots = vec![0; 2 * self.slots.len()];
        for number in 0..self.entries.len() {
            let Entry { words, length } = self.entries[number];
            self.place(u32::try_from(number).unwrap_or(0), hash_of(&words, length));
        }
    }
}
