//! One object, flattened: each value is handed on with the keys that lead to it.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Hands every value of an object to `take`, with its keys joined by `/`; `null` is no value.
///
/// # Errors
/// What is wrong with the text.
pub(super) fn flatten(text: &str, take: impl FnMut(Place<'_>, &str)) -> Result<(), serde_json::Error> {
    let mut path = String::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut flat = Flat { path: &mut path, lists: 0, take };
    reader.deserialize_map(Inside(&mut flat))?;
    reader.end()
}

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The keys that lead to it, joined by `/`.
    pub(super) key: &'a str,
    /// Whether it is in a list.
    pub(super) listed: bool,
}

struct Flat<'a, F> {
    path: &'a mut String,
    /// How many lists are open.
    lists: usize,
    take: F,
}

/// The value at the path.
struct Inside<'a, 'b, F>(&'a mut Flat<'b, F>);

impl<'de, F: FnMut(Place<'_>, &str)> DeserializeSeed<'de> for Inside<'_, '_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<F: FnMut(Place<'_>, &str)> Inside<'_, '_, F> {
    fn take(self, value: &str) {
        let place = Place { key: self.0.path, listed: self.0.lists > 0 };
        (self.0.take)(place, value);
    }
}

impl<'de, F: FnMut(Place<'_>, &str)> Visitor<'de> for Inside<'_, '_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.take(value);
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.take(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.take(&value.to_string());
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.take(&value.to_string());
        Ok(())
    }

    // The digits of a number are text to us: money and times are never calculated in floating point.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.take(&value.to_string());
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        self.0.lists += 1;
        while list.next_element_seed(Inside(self.0))?.is_some() {}
        self.0.lists -= 1;
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let length = self.0.path.len();
        while let Some(key) = object.next_key::<String>()? {
            if length > 0 {
                self.0.path.push('/');
            }
            self.0.path.push_str(&key);
            object.next_value_seed(Inside(self.0))?;
            self.0.path.truncate(length);
        }
        Ok(())
    }
}
