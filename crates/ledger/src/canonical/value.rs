//! A JSON value as it was read, and its canonical text.

use super::{CanonicalError, NUMBER_MAX, push_quoted};
use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt::{self, Write as _};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value with everything that canonical form refuses still in it, so that the refusal can name the place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Truth(bool),
    Whole(i128),
    Fraction,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Truth(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Whole(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Whole(value.into()))
    }

    #[expect(clippy::disallowed_types, reason = "the reader hands fractions over as f64; they are refused")]
    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Fraction)
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Json::Object(object))
    }
}

/// Writes a value; `at` is the place, for refusals.
pub(super) fn write(value: Json, at: &mut String, out: &mut String) -> Result<(), CanonicalError> {
    match value {
        Json::Null => out.push_str("null"),
        Json::Truth(true) => out.push_str("true"),
        Json::Truth(false) => out.push_str("false"),
        Json::Whole(number) if number.unsigned_abs() > NUMBER_MAX.unsigned_abs().into() => {
            return Err(CanonicalError::Number { at: place(at), number });
        }
        Json::Whole(number) => {
            let _never_fails = write!(out, "{number}");
        }
        Json::Fraction => return Err(CanonicalError::Fraction { at: place(at) }),
        Json::Text(text) => push_quoted(&text, out),
        Json::List(items) => {
            out.push('[');
            for (position, item) in items.into_iter().enumerate() {
                comma(position, out);
                within(at, &position.to_string(), |at| write(item, at, out))?;
            }
            out.push(']');
        }
        Json::Object(entries) => write_object(entries, at, out)?,
    }
    Ok(())
}

fn write_object(
    mut entries: Vec<(String, Json)>,
    at: &mut String,
    out: &mut String,
) -> Result<(), CanonicalError> {
    entries.sort_by(|(a, _), (b, _)| in_utf16(a, b));
    if let Some([(key, _), _]) = entries.array_windows().find(|[(a, _), (b, _)]| a == b) {
        return Err(CanonicalError::Twice { at: format!("{at}/{key}") });
    }
    out.push('{');
    for (position, (key, value)) in entries.into_iter().enumerate() {
        comma(position, out);
        push_quoted(&key, out);
        out.push(':');
        within(at, &key, |at| write(value, at, out))?;
    }
    out.push('}');
    Ok(())
}

/// Compares two keys in the order of UTF-16, which for ASCII is that of the bytes.
fn in_utf16(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() {
        return a.cmp(b);
    }
    a.encode_utf16().cmp(b.encode_utf16())
}

fn comma(position: usize, out: &mut String) {
    if position > 0 {
        out.push(',');
    }
}

fn within<T>(at: &mut String, step: &str, work: impl FnOnce(&mut String) -> T) -> T {
    let length = at.len();
    at.push('/');
    at.push_str(step);
    let result = work(at);
    at.truncate(length);
    result
}

fn place(at: &str) -> String {
    if at.is_empty() { "/".to_owned() } else { at.to_owned() }
}
