//! One object, flattened: each value is handed on with the keys that lead to it.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Hands every value of an object to `take`, with its keys joined by `/`; `null` is no value.
///
/// # Errors
/// What is wrong with the text.
pub(super) fn flatten(text: &str, take: impl FnMut(&str, &str)) -> Result<(), serde_json::Error> {
    let mut path = String::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut flat = Flat { path: &mut path, take };
    reader.deserialize_map(Inside(&mut flat))?;
    reader.end()
}

struct Flat<'a, F> {
    path: &'a mut String,
    take: F,
}

/// The value at the path.
struct Inside<'a, 'b, F>(&'a mut Flat<'b, F>);

impl<'de, F: FnMut(&str, &str)> DeserializeSeed<'de> for Inside<'_, '_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<F: FnMut(&str, &str)> Inside<'_, '_, F> {
    fn take(self, value: &str) {
        (self.0.take)(self.0.path, value);
    }
}

impl<'de, F: FnMut(&str, &str)> Visitor<'de> for Inside<'_, '_, F> {
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
        while list.next_element_seed(Inside(self.0))?.is_some() {}
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
