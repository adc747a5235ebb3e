//! Zones by their names.

use calendar::{Moment, Zone};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Finds a zone by its IANA name, or by a fixed offset such as `+08:00`.
///
/// `Asia/Shanghai` is +08:00 throughout, as everywhere in this program: the summer times of 1986-1991 are left out.
///
/// # Errors
/// What is allowed.
pub fn zone_by_name(name: &str) -> Result<Zone, String> {
    if name == "Asia/Shanghai" {
        return Ok(Zone::CHINA);
    }
    if let Some(seconds) = fixed(name) {
        return Ok(Zone::fixed(seconds));
    }
    let found = TimeZone::get(name)
        .map_err(|_| format!("no zone \"{name}\"; allowed: an IANA name such as Asia/Shanghai, or +08:00"))?;
    let (Ok(start), Ok(end)) = (Timestamp::from_second(FIRST_SECOND), Timestamp::from_second(LAST_SECOND))
    else {
        return Err("zone table is out of range".to_owned());
    };
    let first = found.to_offset(start).seconds();
    let changes = found.following(start).take_while(|change| change.timestamp() < end);
    let changes = changes
        .map(|change| (Moment::from_micros(change.timestamp().as_microsecond()), change.offset().seconds()));
    Ok(Zone::with_transitions(first, changes.collect()))
}

/// 1900-01-01.
const FIRST_SECOND: i64 = -2_208_988_800;
/// 2150-01-01.
const LAST_SECOND: i64 = 5_680_281_600;

fn fixed(name: &str) -> Option<i32> {
    let (sign, rest) = match name.as_bytes() {
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let &[h1, h2, b':', m1, m2] = rest else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i32::from(byte - b'0'));
    let (hours, minutes) = (digit(h1)? * 10 + digit(h2)?, digit(m1)? * 10 + digit(m2)?);
    (hours <= 18 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}
