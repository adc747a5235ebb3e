//! What does not fit into memory is put aside in a temporary file, and read back part by part.
//!
//! The file has no name: it is gone when the program ends, however it ends.

use super::pack::{BEHIND, block_bytes};
use super::parts::Streams;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::Mutex;

/// What was put aside of one part at one time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Where it begins in the file.
    at: u64,
    /// Bytes of blocks.
    packed: u32,
    extras: u32,
    /// Bytes of long identities.
    pub(super) long: u32,
    ends: u32,
}

/// The file of one worker, made when it is needed.
#[derive(Debug)]
pub(super) struct Aside {
    /// How many bytes of events may be in memory.
    pub(super) memory: usize,
    file: Option<Mutex<File>>,
    written: u64,
    buffer: Vec<u8>,
    failure: Option<io::Error>,
}

/// About as many bytes are written at once.
const BUFFER: usize = 1 << 18;

impl Aside {
    /// Makes one that is needed when there are more than `memory` bytes.
    pub(super) const fn new(memory: usize) -> Aside {
        Aside { memory, file: None, written: 0, buffer: Vec::new(), failure: None }
    }

    /// Returns whether anything was put aside.
    pub(super) const fn used(&self) -> bool {
        self.file.is_some()
    }

    /// Returns whether something could not be.
    pub(super) const fn failed(&self) -> bool {
        self.failure.is_some()
    }

    /// Puts the blocks and streams of a part aside; `None` when there is nothing, or when it fails.
    pub(super) fn write<'a>(
        &mut self,
        blocks: impl Iterator<Item = &'a [u8]>,
        streams: &Streams,
    ) -> Option<Stretch> {
        let at = self.written + self.buffer.len() as u64;
        for block in blocks {
            self.buffer.extend_from_slice(&block[..block_bytes(block)]);
        }
        let Streams { extras, long, ends } = streams;
        let number = |length: usize| u32::try_from(length).ok();
        let packed = self.written + self.buffer.len() as u64 - at;
        let stretch = Stretch {
            at,
            packed: u32::try_from(packed).ok()?,
            extras: number(extras.len())?,
            long: number(long.len())?,
            ends: number(ends.len())?,
        };
        for stream in [extras, long, ends] {
            self.buffer.extend_from_slice(stream);
        }
        if self.buffer.len() > BUFFER
            && let Err(failure) = self.flush()
        {
            self.failure = Some(failure);
        }
        (self.written + self.buffer.len() as u64 > at).then_some(stretch)
    }

    fn flush(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(Mutex::new(tempfile::tempfile()?)),
        };
        let file = match file.get_mut() {
            Ok(file) => file,
            Err(poisoned) => poisoned.into_inner(),
        };
        self.written += self.buffer.len() as u64;
        let done = file.write_all(&self.buffer);
        self.buffer.clear();
        done
    }

    /// Ends writing.
    pub(super) fn end(&mut self) -> io::Result<()> {
        if !self.buffer.is_empty() {
            self.flush()?;
        }
        self.buffer = Vec::new();
        self.failure.take().map_or(Ok(()), Err)
    }

    /// Reads the blocks of a part, with some room behind them.
    pub(super) fn packed(&self, stretches: &[Stretch]) -> io::Result<Vec<u8>> {
        let length: usize = stretches.iter().map(|stretch| stretch.packed as usize).sum();
        let mut packed = Vec::with_capacity(length + BEHIND);
        for stretch in stretches {
            self.read(stretch.at, stretch.packed, &mut packed)?;
        }
        packed.resize(length + BEHIND, 0);
        Ok(packed)
    }

    /// Reads the streams of a part, and puts what is in memory behind them.
    pub(super) fn streams(&self, stretches: &[Stretch], rest: &Streams) -> io::Result<Streams> {
        let mut whole = Streams::default();
        for stretch in stretches {
            let mut at = stretch.at + u64::from(stretch.packed);
            let Streams { extras, long, ends } = &mut whole;
            for (length, to) in [(stretch.extras, extras), (stretch.long, long), (stretch.ends, ends)] {
                self.read(at, length, to)?;
                at += u64::from(length);
            }
        }
        whole.extras.extend_from_slice(&rest.extras);
        whole.long.extend_from_slice(&rest.long);
        whole.ends.extend_from_slice(&rest.ends);
        Ok(whole)
    }

    fn read(&self, at: u64, length: u32, to: &mut Vec<u8>) -> io::Result<()> {
        let Some(file) = self.file.as_ref().filter(|_| length > 0) else { return Ok(()) };
        let mut file = match file.lock() {
            Ok(file) => file,
            Err(poisoned) => poisoned.into_inner(),
        };
        file.seek(SeekFrom::Start(at))?;
        let from = to.len();
        to.resize(from + length as usize, 0);
        file.read_exact(&mut to[from..])
    }
}
