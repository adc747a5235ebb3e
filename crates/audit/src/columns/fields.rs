//! A row as the store sees it: columns by number, whatever the log was written in.

/// Where a field lies in the row's buffer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A row of fields.
pub(crate) trait Fields {
    /// The text that spans refer to, with [`crate::source::PADDING`] bytes behind the last field.
    fn buffer(&self) -> &[u8];

    /// Where a column's value lies; empty when the row has no such column.
    fn span(&self, column: usize) -> Span;

    /// Whether the text from the start of one column to the end of a later one, separators included, tells the values
    /// between apart.
    fn touching(&self) -> bool;

    /// Returns a column's value without surrounding space.
    fn value(&self, column: usize) -> &[u8] {
        let Span { start, end } = self.span(column);
        self.buffer().get(start..end).unwrap_or_default().trim_ascii()
    }
}
