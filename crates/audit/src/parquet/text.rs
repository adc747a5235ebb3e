//! Values as the texts that a person would write, and as instants. Numbers are never calculated in floating point.

use super::kind::{Kind, Tick};
use crate::columns::NO_INSTANT;
use crate::time::TimeReader;
use calendar::{Day, Moment};
use std::io::Write as _;

/// Microseconds in a day.
const DAY: i64 = 86_400_000_000;
/// The Julian day of 1970-01-01.
const JULIAN_1970: i64 = 2_440_588;
/// Instants within these have a date of four digits, in whatever zone.
const EARLIEST: i64 = (Day::MIN.number() as i64 + 1) * DAY;
const LATEST: i64 = (Day::MAX.number() as i64 - 1) * DAY;

impl Kind {
    /// Appends a value as text.
    pub(super) fn write(self, raw: &[u8], time: &TimeReader, out: &mut Vec<u8>) {
        let done = match self {
            Kind::Text => {
                out.extend_from_slice(raw);
                Ok(())
            }
            Kind::Bool => write!(out, "{}", raw.first().is_some_and(|byte| *byte != 0)),
            Kind::Signed => write!(out, "{}", signed(raw)),
            Kind::Unsigned => write!(out, "{}", unsigned(raw)),
            Kind::Half => write!(out, "{}", half(unsigned(raw) as u16)),
            // The shortest decimal text that is this number, never an exponent.
            Kind::Float => write!(out, "{}", f32::from_bits(unsigned(raw) as u32)),
            Kind::Double => write!(out, "{}", f64::from_bits(unsigned(raw))),
            Kind::Decimal { scale, high_first: true } => decimal(high_first(raw), scale, raw, out),
            Kind::Decimal { scale, high_first: false } => decimal(Some(signed(raw).into()), scale, raw, out),
            Kind::Date | Kind::Instant { local: true, .. } => write_local(self, raw, out),
            Kind::Instant { .. } | Kind::Julian => match self.instant(raw, time) {
                at @ EARLIEST..=LATEST => write!(out, "{}", Moment::from_micros(at)),
                beyond => write!(out, "{beyond}"),
            },
            Kind::TimeOfDay(unit) => {
                let micros = unit.micros(wide(raw));
                let seconds = micros.div_euclid(1_000_000);
                write!(out, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
                    .and_then(|()| fraction(micros, out))
            }
            Kind::Uuid => raw.iter().enumerate().try_for_each(|(at, byte)| {
                let dash = if matches!(at, 4 | 6 | 8 | 10) { "-" } else { "" };
                write!(out, "{dash}{byte:02x}")
            }),
            Kind::Other => raw.iter().try_for_each(|byte| write!(out, "{byte:02x}")),
        };
        done.expect("writing to memory cannot fail");
    }

    /// Returns the instant of a value in microseconds; beyond four-digit years it is only good for a message.
    #[inline]
    pub(super) fn instant(self, raw: &[u8], time: &TimeReader) -> i64 {
        let micros = match self {
            Kind::Date | Kind::Instant { local: true, .. } => {
                let local = local_micros(self, raw);
                return if (EARLIEST..=LATEST).contains(&local) {
                    time.of_local(local)
                } else {
                    beyond(local)
                };
            }
            Kind::Instant { unit, local: false } => unit.micros(wide(raw)),
            Kind::Julian => {
                let (nanos, day) = raw.split_at_checked(8).unwrap_or_default();
                let days = unsigned(day) as i64 - JULIAN_1970;
                days.saturating_mul(DAY).saturating_add(Tick::Nano.micros(wide(nanos)))
            }
            Kind::Text
            | Kind::Bool
            | Kind::Signed
            | Kind::Unsigned
            | Kind::Half
            | Kind::Float
            | Kind::Double
            | Kind::Decimal { .. }
            | Kind::TimeOfDay(_)
            | Kind::Uuid
            | Kind::Other => NO_INSTANT,
        };
        beyond(micros)
    }
}

/// The smallest number stands for no value; a value that is as small is as unreadable one higher.
const fn beyond(micros: i64) -> i64 {
    if micros == NO_INSTANT { NO_INSTANT + 1 } else { micros }
}

fn local_micros(kind: Kind, raw: &[u8]) -> i64 {
    if let Kind::Instant { unit, .. } = kind {
        return unit.micros(wide(raw));
    }
    wide(raw).saturating_mul(DAY)
}

fn write_local(kind: Kind, raw: &[u8], out: &mut Vec<u8>) -> std::io::Result<()> {
    let micros = local_micros(kind, raw);
    if !(EARLIEST..=LATEST).contains(&micros) {
        return write!(out, "{micros}");
    }
    let day = Day::new(i32::try_from(micros.div_euclid(DAY)).unwrap_or(0));
    write!(out, "{day}")?;
    if kind == Kind::Date {
        return Ok(());
    }
    let of_day = micros.rem_euclid(DAY);
    let seconds = of_day / 1_000_000;
    write!(out, " {:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)?;
    fraction(of_day, out)
}

fn fraction(micros: i64, out: &mut Vec<u8>) -> std::io::Result<()> {
    match micros.rem_euclid(1_000_000) {
        0 => Ok(()),
        fraction => write!(out, ".{fraction:06}"),
    }
}

/// Returns a number of at most eight bytes, the lowest first.
#[inline]
fn unsigned(raw: &[u8]) -> u64 {
    match raw.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => raw.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}

/// As [`unsigned`], with a sign.
fn signed(raw: &[u8]) -> i64 {
    wide(raw)
}

#[inline]
fn wide(raw: &[u8]) -> i64 {
    let unused = 64 - 8 * (raw.len().min(8) as u32);
    let number = unsigned(raw).cast_signed();
    if unused == 64 { 0 } else { number << unused >> unused }
}

/// Widens a number of sixteen bits.
fn half(bits: u16) -> f32 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f32::from(bits & 0x3ff) / 1024.0);
    match exponent {
        0 => sign * fraction * 2_f32.powi(-14),
        31 if fraction == 0.0 => sign * f32::INFINITY,
        31 => f32::NAN,
        _ => sign * (1.0 + fraction) * 2_f32.powi(exponent - 15),
    }
}

/// Writes a number times ten to the power of `-scale`, exactly.
fn decimal(number: Option<i128>, scale: u32, raw: &[u8], out: &mut Vec<u8>) -> std::io::Result<()> {
    let Some(number) = number.filter(|_| scale <= 38) else {
        // Beyond every amount there is: shown as it is, and listed as unreadable.
        return raw.iter().try_for_each(|byte| write!(out, "{byte:02x}")).and_then(|()| write!(out, "?"));
    };
    let sign = if number < 0 { "-" } else { "" };
    let digits = number.unsigned_abs();
    let power = 10_u128.pow(scale);
    write!(out, "{sign}{}", digits / power)?;
    if scale > 0 {
        write!(out, ".{:0width$}", digits % power, width = scale as usize)?;
    }
    Ok(())
}

/// Returns a number whose highest byte comes first, where sixteen bytes hold it.
fn high_first(raw: &[u8]) -> Option<i128> {
    let negative = raw.first().is_some_and(|byte| *byte & 0x80 != 0);
    let fill = if negative { 0xff } else { 0 };
    let (beyond, last) = raw.split_at(raw.len().saturating_sub(16));
    let mut sixteen = [fill; 16];
    sixteen[16 - last.len()..].copy_from_slice(last);
    let number = i128::from_be_bytes(sixteen);
    (beyond.iter().all(|byte| *byte == fill) && (number < 0) == negative).then_some(number)
}
