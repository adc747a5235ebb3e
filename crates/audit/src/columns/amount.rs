//! Amounts of money in fen, exact.

use crate::mapping::AmountUnit;

/// Reads `1200`, `-36.5`, `¥1,200.00` or `36.0`; more decimals than the unit has must be zero.
pub(crate) fn read(text: &[u8], unit: AmountUnit) -> Option<i64> {
    let factor = match unit {
        AmountUnit::Yuan => 100,
        AmountUnit::Fen => 1,
    };
    if !text.is_empty() && text.len() <= 15 && text.iter().all(u8::is_ascii_digit) {
        return Some(factor * text.iter().fold(0, |sum, byte| sum * 10 + i64::from(byte - b'0')));
    }
    read_decimal(text, unit)
}

fn read_decimal(text: &[u8], unit: AmountUnit) -> Option<i64> {
    let text = std::str::from_utf8(text).ok()?.trim();
    let text = text.strip_prefix(['¥', '￥']).unwrap_or(text);
    let text = text.strip_suffix('元').unwrap_or(text).trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = match unit {
        AmountUnit::Yuan => 2,
        AmountUnit::Fen => 0,
    };
    let mut sum: i64 = 0;
    let mut seen = false;
    for byte in without_groups(whole)? {
        sum = sum.checked_mul(10)?.checked_add(digit(byte)?)?;
        seen = true;
    }
    for at in 0..fraction.len().max(decimals) {
        let byte = fraction.as_bytes().get(at).copied().unwrap_or(b'0');
        seen |= at < fraction.len();
        let value = digit(byte)?;
        if at < decimals {
            sum = sum.checked_mul(10)?.checked_add(value)?;
        } else if value != 0 {
            return None;
        }
    }
    seen.then_some(if negative { -sum } else { sum })
}

fn digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

/// Leaves out commas, which must stand between groups of three digits.
fn without_groups(whole: &str) -> Option<impl Iterator<Item = u8>> {
    let mut groups = whole.split(',').skip(1);
    groups.all(|group| group.len() == 3).then(|| whole.bytes().filter(|byte| *byte != b','))
}
