//! Reading values from text in serde, without a copy.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

/// A visitor that reads any `FromStr` type from a string.
pub(crate) struct FromText<T> {
    expected: &'static str,
    value: PhantomData<T>,
}

impl<T> FromText<T> {
    pub(crate) fn new(expected: &'static str) -> FromText<T> {
        FromText { expected, value: PhantomData }
    }
}

impl<T: FromStr<Err: fmt::Display>> serde::de::Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}
