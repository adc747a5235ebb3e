//! What few events have besides: amounts, second times, free text. One stream of numbers for each part.

/// What can be there besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExtraKind {
    Amount,
    RecordedAt,
    Due,
    Reason,
    Document,
    Batch,
}

impl ExtraKind {
    /// Every kind, in the order of the stream.
    pub(crate) const ALL: [ExtraKind; 6] = [
        ExtraKind::Amount,
        ExtraKind::RecordedAt,
        ExtraKind::Due,
        ExtraKind::Reason,
        ExtraKind::Document,
        ExtraKind::Batch,
    ];

    /// Returns whether the number is that of a text.
    pub(crate) const fn is_text(self) -> bool {
        matches!(self, ExtraKind::Reason | ExtraKind::Document | ExtraKind::Batch)
    }
}

/// The values of one event: present or not.
pub(crate) type Values = [Option<i64>; ExtraKind::ALL.len()];

/// Writes the values to a stream: a mask, then those that are there.
pub(crate) fn write(values: &Values, stream: &mut Vec<i64>) {
    let mask = values.iter().enumerate().filter(|(_, value)| value.is_some());
    stream.push(mask.fold(0, |mask, (at, _)| mask | 1 << at));
    stream.extend(values.iter().flatten());
}

/// Reads the values at a position of a stream; returns them with the position behind.
pub(crate) fn read(stream: &[i64], at: usize) -> (Values, usize) {
    let mut values = Values::default();
    let mask = stream.get(at).copied().unwrap_or(0);
    let mut next = at + 1;
    for (bit, value) in values.iter_mut().enumerate() {
        if mask & 1 << bit != 0 {
            *value = stream.get(next).copied();
            next += 1;
        }
    }
    (values, next)
}
