//! Heads: what a ledger was at a time, in five lines.

use crate::{Hash, HashKind, HeadTime};
use alloc::string::{String, ToString as _};
use core::fmt;
use core::str::FromStr;

const ORIGIN_BYTES_MAX: usize = 200;

/// Whose ledger it is: a name without blanks, such as `ledger.example.gov.cn/permits`.
///
/// ```
/// use ledger::Origin;
///
/// assert!("审批局/阳光账本".parse::<Origin>().is_ok());
/// assert!("two words".parse::<Origin>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Origin(String);

/// The text cannot name a ledger or a signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a name has 1 to 200 bytes, no blank, no control character and no +")]
pub struct NotAnOrigin;

impl Origin {
    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Origin, NotAnOrigin> {
        let refused = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '+';
        let fits = !text.is_empty() && text.len() <= ORIGIN_BYTES_MAX && !text.contains(refused);
        fits.then(|| Origin(String::from(text))).ok_or(NotAnOrigin)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a ledger was at a time. Whoever keeps a head can tell later whether anything before it was changed.
///
/// The text is the checkpoint of a transparency log: origin, size and root on a line each, then two lines more.
///
/// ```
/// use ledger::{Head, HashKind};
///
/// let text = "ledger.example.gov.cn/permits\n0\nGrIdg1XPoX+OYRlIMegajyK+yMco/vt0ftA161CCqis=\n\
///             hash sm3\ntime 2026-03-02T09:30:00Z\n";
/// let head: Head = text.parse()?;
/// assert_eq!((head.size, head.root), (0, HashKind::Sm3.empty()));
/// assert_eq!(head.to_string(), text);
/// # Ok::<(), ledger::HeadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Whose ledger it is.
    pub origin: Origin,
    /// How many entries it had.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// The hash function.
    pub kind: HashKind,
    /// When it was so, as the one who signs says.
    pub time: HeadTime,
}

/// A text is no head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeadError {
    /// A line is missing or not as it must be.
    #[error("line {line} of the head is not {wanted}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What must stand there.
        wanted: &'static str,
    },
    /// Something stands after the lines of a head, or a line is written in another way than heads are.
    #[error("the head is not written as heads are")]
    Form,
    /// A line of a signature is not `— name base64`.
    #[error("line {line} is not a signature")]
    Signature {
        /// The line, from 1.
        line: usize,
    },
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Head { origin, size, root, kind, time } = self;
        write!(f, "{origin}\n{size}\n{root}\nhash {kind}\ntime {time}\n")
    }
}

impl FromStr for Head {
    type Err = HeadError;

    fn from_str(text: &str) -> Result<Head, HeadError> {
        let mut lines = text.lines();
        let origin = part(1, "the name of a ledger", lines.next(), |line| line.parse().ok())?;
        let size = part(2, "a number of entries", lines.next(), |line| line.parse().ok())?;
        let root = part(3, "a root in Base64", lines.next(), |line| line.parse().ok())?;
        let kind = part(4, "`hash` and the name of a function", lines.next(), |line| {
            HashKind::find(line.strip_prefix("hash ")?)
        })?;
        let time = part(5, "`time` and a time in UTC", lines.next(), |line| {
            line.strip_prefix("time ")?.parse().ok()
        })?;
        let head = Head { origin, size, root, kind, time };
        // One head, one text: what is signed is what is shown.
        if head.to_string() == text { Ok(head) } else { Err(HeadError::Form) }
    }
}

fn part<T>(
    line: usize,
    wanted: &'static str,
    text: Option<&str>,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, HeadError> {
    text.and_then(read).ok_or(HeadError::Line { line, wanted })
}
