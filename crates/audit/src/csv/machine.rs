//! The states of RFC 4180 text, read one byte after another.
//!
//! A quote opens a quoted field only at the start of a field; two quotes inside are one; what follows the closing
//! quote belongs to the field. A newline ends the row unless it is quoted.

/// Where in a row the reader stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum State {
    /// Before the first byte of a field.
    #[default]
    FieldStart,
    /// In a field without quotes, or behind its closing quote.
    Plain,
    /// Between quotes.
    Quoted,
    /// Behind a quote that closes the field or is the first of two.
    QuoteInQuoted,
}

/// What a byte does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It belongs to the field.
    Keep,
    /// It is a quote that does not.
    Drop,
    /// It ends the field.
    EndField,
    /// It ends the row.
    EndRow,
}

/// The bytes with a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// Between fields.
    pub(crate) delimiter: u8,
    /// Behind rows.
    pub(crate) terminator: u8,
}

impl State {
    /// Takes one byte.
    #[inline]
    pub(crate) const fn step(self, byte: u8, dialect: Dialect) -> (State, Effect) {
        match self {
            State::Quoted if byte == b'"' => (State::QuoteInQuoted, Effect::Drop),
            State::Quoted => (State::Quoted, Effect::Keep),
            State::FieldStart if byte == b'"' => (State::Quoted, Effect::Drop),
            State::QuoteInQuoted if byte == b'"' => (State::Quoted, Effect::Keep),
            State::FieldStart | State::Plain | State::QuoteInQuoted => {
                if byte == dialect.delimiter {
                    (State::FieldStart, Effect::EndField)
                } else if byte == dialect.terminator {
                    (State::FieldStart, Effect::EndRow)
                } else {
                    (State::Plain, Effect::Keep)
                }
            }
        }
    }
}

/// Finds the end of the last complete row: the position behind its terminator, given the state before `bytes`.
/// Returns it with the state at the end of `bytes`.
pub(crate) fn last_row_end(bytes: &[u8], mut state: State, dialect: Dialect) -> (Option<usize>, State) {
    let mut end = None;
    for (at, &byte) in bytes.iter().enumerate() {
        let (next, effect) = state.step(byte, dialect);
        state = next;
        if effect == Effect::EndRow {
            end = Some(at + 1);
        }
    }
    (end, state)
}
