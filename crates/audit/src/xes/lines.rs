//! A reader that knows on which line it is.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// Counts the newlines that were read.
pub(super) struct Lines<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R: BufRead> Lines<R> {
    /// Returns the reader and the count that it keeps.
    pub(super) fn new(inner: R) -> (Lines<R>, Rc<Cell<u64>>) {
        let count = Rc::new(Cell::new(0));
        (Lines { inner, count: Rc::clone(&count) }, count)
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(out.len());
        out[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if let Ok(buffer) = self.inner.fill_buf() {
            let newlines = memchr::memchr_iter(b'\n', &buffer[..count.min(buffer.len())]).count();
            self.count.set(self.count.get() + newlines as u64);
        }
        self.inner.consume(count);
    }
}
