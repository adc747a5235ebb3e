//! Which encoding a log is in, and decoding it. Never guesses silently: what was decided is reported.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, CoderResult, Decoder, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, Read};

/// The encoding of a log, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// Only ASCII so far.
    Ascii,
    /// UTF-8.
    Utf8,
    /// Another, by its WHATWG name; `marked` when a byte-order mark or the mapping says so.
    Other {
        /// The encoding.
        encoding: &'static Encoding,
        /// Whether it was declared and not guessed.
        marked: bool,
    },
}

impl TextEncoding {
    /// Returns the name for reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TextEncoding::Ascii => "ASCII",
            TextEncoding::Utf8 => "UTF-8",
            TextEncoding::Other { encoding, .. } if encoding == GB18030 => "GB18030",
            TextEncoding::Other { encoding, .. } => encoding.name(),
        }
    }

    /// Finds an encoding by the name that a mapping gives.
    #[must_use]
    pub fn by_name(name: &str) -> Option<TextEncoding> {
        let encoding = Encoding::for_label(name.as_bytes())?;
        if encoding == UTF_8 {
            return Some(TextEncoding::Utf8);
        }
        Some(TextEncoding::Other { encoding: wider(encoding), marked: true })
    }

    /// Returns whether a character takes at least two bytes, so that the log must be decoded before it is cut.
    pub(crate) fn is_wide(self) -> bool {
        matches!(self, TextEncoding::Other { encoding, .. } if TextEncoding::is_wide_encoding(encoding))
    }

    /// As [`TextEncoding::is_wide`].
    pub(crate) fn is_wide_encoding(encoding: &'static Encoding) -> bool {
        encoding == UTF_16LE || encoding == UTF_16BE
    }
}

/// Finds the encoding by a byte-order mark, or by the bytes that only UTF-16 has; returns it with the mark's length.
pub(crate) fn by_mark(head: &[u8]) -> (TextEncoding, usize) {
    match Encoding::for_bom(head) {
        Some((encoding, length)) if encoding == UTF_8 => (TextEncoding::Utf8, length),
        Some((encoding, length)) => (TextEncoding::Other { encoding, marked: true }, length),
        None if head.starts_with(&[0x84, 0x31, 0x95, 0x33]) => {
            (TextEncoding::Other { encoding: GB18030, marked: true }, 4)
        }
        None => (by_zeros(head).unwrap_or(TextEncoding::Ascii), 0),
    }
}

/// Finds UTF-16 without a mark: the names of columns, separators and digits leave every second byte of the first ones
/// zero, and no text of one byte a letter begins so.
fn by_zeros(head: &[u8]) -> Option<TextEncoding> {
    /// Two bytes of a letter that is not ASCII may both be something; of the first letters not many are.
    const LETTERS: usize = 64;
    let zeros =
        |first: usize| head.iter().skip(first).step_by(2).take(LETTERS).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let letters = LETTERS.min(head.len() / 2);
    let encoding = match (even, odd) {
        (0, odd) if letters > 3 && 2 * odd > letters => UTF_16LE,
        (even, 0) if letters > 3 && 2 * even > letters => UTF_16BE,
        _ => return None,
    };
    Some(TextEncoding::Other { encoding, marked: false })
}

/// Decides the encoding by the first text that is not ASCII: UTF-8 where it is valid, else Big5 where it is valid and looks
/// like it, else the best guess, which prefers GB18030.
pub(crate) fn by_text(text: &[u8]) -> TextEncoding {
    if text.is_ascii() {
        return TextEncoding::Ascii;
    }
    if is_utf8_so_far(text) {
        return TextEncoding::Utf8;
    }
    if looks_like_big5(text) {
        return TextEncoding::Other { encoding: BIG5, marked: false };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(text, false);
    let guess = wider(detector.guess(Some(b"cn"), Utf8Detection::Deny));
    TextEncoding::Other { encoding: guess, marked: false }
}

/// Returns whether the text is Big5 rather than GBK, in which most of it can be read, too: common letters of GBK have their
/// second byte in the upper half, those of Big5 in both.
fn looks_like_big5(text: &[u8]) -> bool {
    /// Fewer letters say nothing.
    const LETTERS_MIN: usize = 8;
    // A letter may be cut off at the end.
    let whole = text.iter().rposition(u8::is_ascii_control).map_or(text, |end| &text[..end]);
    let (mut letters, mut low, mut at) = (0, 0, 0);
    while let Some([first, second]) = whole.get(at..).and_then(<[u8]>::first_chunk::<2>) {
        if first.is_ascii() {
            at += 1;
            continue;
        }
        letters += 1;
        low += usize::from(*second < 0xa1);
        at += 2;
    }
    letters >= LETTERS_MIN
        && 4 * low > letters
        && BIG5.decode_without_bom_handling_and_without_replacement(whole).is_some()
}

/// Returns whether the text is UTF-8, a character cut off at the end allowed.
fn is_utf8_so_far(text: &[u8]) -> bool {
    match std::str::from_utf8(text) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && text.len() - error.valid_up_to() < 4,
    }
}

/// GB18030 holds GBK and GB 2312.
fn wider(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

/// A reader that turns another encoding into UTF-8 as it goes.
pub(crate) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_at: usize,
    text: Vec<u8>,
    text_at: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Decodes `inner`.
    pub(crate) fn new(inner: R, encoding: TextEncoding) -> Decoded<R> {
        let encoding = match encoding {
            TextEncoding::Other { encoding, .. } => encoding,
            TextEncoding::Ascii | TextEncoding::Utf8 => UTF_8,
        };
        let decoder = encoding.new_decoder_without_bom_handling();
        Decoded { inner, decoder, raw: Vec::new(), raw_at: 0, text: Vec::new(), text_at: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        const RAW_BYTES: usize = 1 << 15;
        self.text.resize(4 * RAW_BYTES, 0);
        self.text_at = 0;
        loop {
            if self.raw_at == self.raw.len() && !self.ended {
                self.raw.resize(RAW_BYTES, 0);
                let count = self.inner.read(&mut self.raw)?;
                self.raw.truncate(count);
                self.raw_at = 0;
                self.ended = count == 0;
            }
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(&self.raw[self.raw_at..], &mut self.text, self.ended);
            self.raw_at += read;
            if written > 0 || self.ended || result == CoderResult::OutputFull {
                self.text.truncate(written);
                return Ok(());
            }
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.text_at == self.text.len() {
            if self.ended && self.raw_at == self.raw.len() {
                return Ok(0);
            }
            self.refill()?;
        }
        let count = out.len().min(self.text.len() - self.text_at);
        out[..count].copy_from_slice(&self.text[self.text_at..self.text_at + count]);
        self.text_at += count;
        Ok(count)
    }
}
