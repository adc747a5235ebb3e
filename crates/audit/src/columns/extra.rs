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

/// The bits of all kinds, and of those that are texts.
const KNOWN: u16 = (1 << ExtraKind::ALL.len()) - 1;
const TEXTS: u16 = {
    let (mut texts, mut at) = (0, 0);
    while at < ExtraKind::ALL.len() {
        if ExtraKind::ALL[at].is_text() {
            texts |= 1 << ExtraKind::ALL[at] as u16;
        }
        at += 1;
    }
    texts
};

/// The places of the bits of a mask, lowest first.
#[inline]
fn bits(mut mask: u16) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = mask.trailing_zeros() as usize;
        mask &= mask.wrapping_sub(1);
        (at < ExtraKind::ALL.len()).then_some(at)
    })
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

    /// Returns whether there is the number of a text.
    #[inline]
    pub(crate) fn has_text(&self) -> bool {
        self.mask & TEXTS != 0
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
        for at in bits(self.mask) {
            let value = self.list[at];
            // The sign goes into the lowest bit, so that small negative numbers are short, too.
            write_number(stream, (value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned());
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
        values.mask = mask & KNOWN;
        for at in bits(values.mask) {
            let number = read_number(stream, &mut next);
            values.list[at] = (number >> 1).cast_signed() ^ -((number & 1).cast_signed());
        }
        (values, next)
    }
}

/// Appends a number in as few bytes as it needs, seven bits in each.
#[inline]
pub(super) fn write_number(stream: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        stream.push(number as u8 | 0x80);
        number >>= 7;
    }
    stream.push(number as u8);
}

/// Reads a number at a position of a stream and moves the position behind it; 0 at the end.
#[inline]
pub(super) fn read_number(stream: &[u8], at: &mut usize) -> u64 {
    let mut number = 0_u64;
    let mut shift = 0;
    while let Some(&byte) = stream.get(*at) {
        *at += 1;
        number |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 || shift > 63 {
            break;
        }
    }
    number
}
