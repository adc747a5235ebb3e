//! The values of a page, one after the other, however they are written.

use super::bits::Hybrid;
use super::damage::damage;
use super::delta;
use super::kind::Width;
use bytes::Bytes;
use parquet::basic::Encoding;
use std::io;

/// Values that are still to come.
#[derive(Debug)]
pub(super) enum Values {
    /// Numbers of entries of the dictionary.
    Codes(Hybrid),
    /// The values themselves.
    Plain(Plain),
}

/// Values that are written out.
#[derive(Debug)]
pub(super) enum Plain {
    /// As many bytes for each.
    Fixed { bytes: Bytes, at: usize, width: usize },
    /// Each behind its length.
    Counted { bytes: Bytes, at: usize },
    /// Each where a list says.
    Placed { bytes: Bytes, spans: Vec<(usize, usize)>, next: usize },
    /// Bits.
    Bits { numbers: Hybrid, one: Vec<u32>, byte: [u8; 1] },
}

impl Values {
    /// No values.
    pub(super) fn none() -> Values {
        Values::Plain(Plain::Counted { bytes: Bytes::new(), at: 0 })
    }

    /// The values in the bytes of a page.
    pub(super) fn new(bytes: Bytes, encoding: Encoding, width: Width, count: usize) -> io::Result<Values> {
        match (encoding, width) {
            (Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY, _) => {
                // A page without a single value may leave out even the width.
                let bits = bytes.first().copied().unwrap_or(0);
                let rest = bytes.slice(bytes.len().min(1)..);
                Ok(Values::Codes(Hybrid::new(rest, u32::from(bits))?))
            }
            (Encoding::PLAIN, width) => Ok(Values::Plain(Plain::as_written(bytes, width))),
            (Encoding::RLE, Width::Bit) => {
                let mut at = 0;
                let runs = super::levels::counted(&bytes, &mut at)?;
                let numbers = Hybrid::new(runs, 1)?;
                Ok(Values::Plain(Plain::Bits { numbers, one: Vec::new(), byte: [0] }))
            }
            (Encoding::DELTA_BINARY_PACKED, Width::Fixed(width @ (4 | 8))) => {
                let (numbers, _) = delta::numbers(&bytes)?;
                let lowest_first =
                    numbers.iter().flat_map(|number| number.to_le_bytes().into_iter().take(width));
                Ok(Values::Plain(Plain::Fixed { bytes: lowest_first.collect(), at: 0, width }))
            }
            (Encoding::DELTA_LENGTH_BYTE_ARRAY, Width::Counted) => {
                let spans = delta::texts(&bytes)?;
                Ok(Values::Plain(Plain::Placed { bytes, spans, next: 0 }))
            }
            (Encoding::DELTA_BYTE_ARRAY, Width::Counted | Width::Fixed(_)) => {
                let (bytes, spans) = delta::shared_texts(&bytes, i32::MAX as usize)?;
                Ok(Values::Plain(Plain::Placed { bytes: bytes.into(), spans, next: 0 }))
            }
            (Encoding::BYTE_STREAM_SPLIT, Width::Fixed(width)) => {
                let streams = bytes.len() / width;
                let joined = (0..streams.min(count)).flat_map(|value| {
                    let bytes = &bytes;
                    (0..width).map(move |stream| bytes[stream * streams + value])
                });
                Ok(Values::Plain(Plain::Fixed { bytes: joined.collect(), at: 0, width }))
            }
            _ => Err(damage("values in an encoding that does not fit their type")),
        }
    }
}

impl Plain {
    /// Values that are written as they are.
    pub(super) fn as_written(bytes: Bytes, width: Width) -> Plain {
        match width {
            Width::Bit => Plain::Bits { numbers: Hybrid::packed(bytes, 1), one: Vec::new(), byte: [0] },
            Width::Fixed(width) => Plain::Fixed { bytes, at: 0, width },
            Width::Counted => Plain::Counted { bytes, at: 0 },
        }
    }

    /// Returns the bytes of the next value.
    #[inline]
    pub(super) fn next(&mut self) -> io::Result<&[u8]> {
        let breaks_off = || damage("a value breaks off");
        match self {
            Plain::Fixed { bytes, at, width } => {
                let value = bytes.get(*at..*at + *width).ok_or_else(breaks_off)?;
                *at += *width;
                Ok(value)
            }
            Plain::Counted { bytes, at } => {
                let rest = bytes.get(*at..).unwrap_or_default();
                let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(breaks_off)?;
                let length = u32::from_le_bytes(*length) as usize;
                *at += 4 + length;
                rest.get(..length).ok_or_else(breaks_off)
            }
            Plain::Placed { bytes, spans, next } => {
                let (start, end) = *spans.get(*next).ok_or_else(breaks_off)?;
                *next += 1;
                bytes.get(start..end).ok_or_else(breaks_off)
            }
            Plain::Bits { numbers, one, byte } => {
                one.clear();
                numbers.read(1, 0, one)?;
                byte[0] = u8::from(one.first() == Some(&1));
                Ok(byte)
            }
        }
    }
}
