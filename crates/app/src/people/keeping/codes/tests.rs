//! Against the standards.

use super::{base32, code_at, matching_step};
use calendar::Moment;

/// RFC 6238, appendix B, the column of SHA-1.
#[test]
fn codes_are_those_of_the_standard() {
    let secret = b"12345678901234567890";
    let wanted = [
        (59, "94287082"),
        (1_111_111_109, "07081804"),
        (1_111_111_111, "14050471"),
        (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ];
    for (seconds, code) in wanted {
        assert_eq!(code_at(secret, seconds / 30, 8), code, "{seconds}");
    }
}

/// RFC 4648, section 10, without padding.
#[test]
fn base32_is_that_of_the_standard() {
    for (bytes, text) in [
        ("", ""),
        ("f", "MY"),
        ("fo", "MZXQ"),
        ("foo", "MZXW6"),
        ("foob", "MZXW6YQ"),
        ("foobar", "MZXW6YTBOI"),
    ] {
        assert_eq!(base32(bytes.as_bytes()), text);
    }
}

#[test]
fn a_code_works_once_and_for_a_minute_and_a_half() {
    let secret = b"12345678901234567890";
    let at = |seconds: i64| Moment::from_micros(seconds * 1_000_000);
    let code = code_at(secret, 100, 6);
    for seconds in [2_970, 3_000, 3_029, 3_059] {
        assert_eq!(matching_step(secret, &code, at(seconds), 0), Some(100), "{seconds}");
    }
    for seconds in [2_969, 3_060] {
        assert_eq!(matching_step(secret, &code, at(seconds), 0), None, "{seconds}");
    }
    assert_eq!(matching_step(secret, &code, at(3_000), 100), None);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    assert_eq!(matching_step(secret, &spaced, at(3_000), 99), Some(100));
}
