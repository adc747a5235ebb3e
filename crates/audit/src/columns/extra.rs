//! What few events have besides: amounts, second times, free text. One stream of bytes for each part.

/// What can be there besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExtraKind {
    /// The instant in microseconds, where whole seconds from 1970 to 2106 do not say it.
    At,
    Amount,
    RecordedAt,
    Due,
    Reason,
    Document,
    Batch,
    Materials,
    Staff,
    /// A hash; the text is forgotten as soon as it is read.
    Applicant,
}

impl ExtraKind {
    /// Every kind, in the order of the stream.
    pub(crate) const ALL: [ExtraKind; 10] = [
        ExtraKind::At,
        ExtraKind::Amount,
        ExtraKind::RecordedAt,
        ExtraKind::Due,
        ExtraKind::Reason,
        ExtraKind::Document,
        ExtraKind::Batch,
        ExtraKind::Materials,
        ExtraKind::Staff,
        ExtraKind::Applicant,
    ];

    /// Returns whether the number is that of a text.
    pub(crate) const fn is_text(self) -> bool {
        matches!(self, ExtraKind::Reason | ExtraKind::Document | ExtraKind::Batch | ExtraKind::Materials)
    }
}

/// Says in the first byte of the mask that a second one follows.
const MORE: u8 = 0x80;

/// The values of one event: present or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Values {
    mask: u16,
    list: [i64; ExtraKind::ALL.len()],
}

impl Values {
    /// Returns whether nothing is there.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.mask == 0
    }

    /// Returns whether there is anything besides this.
    #[inline]
    pub(crate) fn has_more_than(&self, kind: ExtraKind) -> bool {
        self.mask & !(1 << kind as u8) != 0
    }

    /// Keeps a value.
    #[inline]
    pub(crate) fn set(&mut self, kind: ExtraKind, value: i64) {
        self.mask |= 1 << kind as u8;
        self.list[kind as usize] = value;
    }

    /// Returns a value, if it is there.
    #[inline]
    pub(crate) fn get(&self, kind: ExtraKind) -> Option<i64> {
        (self.mask & 1 << kind as u8 != 0).then_some(self.list[kind as usize])
    }

    /// Appends the values to a stream: which there are, then each in as few bytes as it needs.
    #[inline]
    pub(crate) fn write(&self, stream: &mut Vec<u8>) {
        // The kinds behind the seventh are rare; only they take a second byte.
        let [first, second] = [self.mask as u8 & !MORE, (self.mask >> 7) as u8];
        stream.push(if second == 0 { first } else { first | MORE });
        if second != 0 {
            stream.push(second);
        }
        for kind in ExtraKind::ALL {
            if let Some(value) = self.get(kind) {
                // The sign goes into the lowest bit, so that small negative numbers are short, too.
                let mut rest = (value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned();
                while rest >= 0x80 {
                    stream.push(rest as u8 | 0x80);
                    rest >>= 7;
                }
                stream.push(rest as u8);
            }
        }
    }

    /// Reads the values at a position of a stream; returns them with the position behind.
    #[inline]
    pub(crate) fn read(stream: &[u8], at: usize) -> (Values, usize) {
        let mut values = Values::default();
        let Some(&first) = stream.get(at) else { return (values, at) };
        let mut next = at + 1;
        let mut mask = u16::from(first & !MORE);
        if first & MORE != 0 {
            mask |= u16::from(stream.get(next).copied().unwrap_or(0)) << 7;
            next += 1;
        }
        for kind in ExtraKind::ALL {
            if mask & 1 << kind as u8 == 0 {
                continue;
            }
            let mut number = 0_u64;
            let mut shift = 0;
            while let Some(&byte) = stream.get(next) {
                next += 1;
                number |= u64::from(byte & 0x7f) << shift;
                shift += 7;
                if byte < 0x80 || shift > 63 {
                    break;
                }
            }
            values.set(kind, (number >> 1).cast_signed() ^ -((number & 1).cast_signed()));
        }
        (values, next)
    }
}
