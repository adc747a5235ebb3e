//! Where the bytes of a log come from: a file or standard input, plain or gzip, in any encoding; cut into chunks that
//! hold whole rows. Never looks at what a row means.

mod chunk;
mod encoding;
mod open;

pub(crate) use chunk::{Chunk, Chunks, PADDING};
pub use encoding::TextEncoding;
pub(crate) use encoding::{Decoded, by_text as text_encoding_of};
pub use open::{Log, LogFormat, Origin, SourceError, from_reader, open};
