//! Where the bytes of a log come from: a file or standard input, plain or packed, a folder or
//! an archive, in any encoding; cut into chunks that
//! hold whole rows. Never looks at what a row means.

mod archive;
mod chunk;
mod encoding;
mod folder;
mod open;
mod workbook;

pub(crate) use chunk::{Chunk, Chunks, PADDING};
pub use encoding::TextEncoding;
pub(crate) use encoding::{Decoded, by_text as text_encoding_of};
pub use open::{Log, LogFormat, Origin, SourceError, Taken, from_bytes, from_reader, open, open_all};
