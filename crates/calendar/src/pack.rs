//! Reading data files: every refusal names file, line, field, what stood there and what is allowed.

use alloc::borrow::ToOwned as _;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Display;
use core::ops::{Range, RangeInclusive};
use core::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::ParseError;

/// A data file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {field}: {found} is not allowed; allowed: {allowed}")]
pub struct PackError {
    /// The file, as the caller named it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The field, with the section it stands in: `exception[1].date`.
    pub field: String,
    /// What stood there.
    pub found: String,
    /// What may stand there.
    pub allowed: String,
}

/// A file with its name, for places in errors.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
}

impl<'a> File<'a> {
    /// Reads the file and gives its outermost section to `read`.
    pub(crate) fn read<T>(
        self,
        read: impl FnOnce(Section<'_>) -> Result<T, PackError>,
    ) -> Result<T, PackError> {
        let table = DeTable::parse(self.text).map_err(|error| {
            self.error(error.span().unwrap_or(0..0), "file", "this text", error.message().trim())
        })?;
        let span = table.span();
        read(Section { file: self, path: String::new(), table: table.get_ref(), span })
    }

    fn error(self, span: Range<usize>, field: &str, found: &str, allowed: &str) -> PackError {
        let line = self.text.bytes().take(span.start).filter(|&byte| byte == b'\n').count() + 1;
        let (file, field) = (self.name.to_owned(), field.to_owned());
        PackError { file, line, field, found: found.to_owned(), allowed: allowed.to_owned() }
    }
}

/// One table of a file.
pub(crate) struct Section<'a> {
    file: File<'a>,
    path: String,
    table: &'a DeTable<'a>,
    span: Range<usize>,
}

impl<'a> Section<'a> {
    /// Refuses fields that are not in the list.
    pub(crate) fn only(&self, allowed: &[&str]) -> Result<(), PackError> {
        let unknown = self.table.keys().find(|key| !allowed.contains(&key.get_ref().as_ref()));
        match unknown {
            None => Ok(()),
            Some(key) => {
                let field = self.field(key.get_ref());
                Err(self.file.error(key.span(), &field, "this field", &allowed.join(", ")))
            }
        }
    }

    /// An error about a field of this section, at its line if it is there.
    pub(crate) fn refuse(&self, name: &str, found: &str, allowed: &str) -> PackError {
        let span = self.find(name).map_or(self.span.clone(), Spanned::span);
        self.file.error(span, &self.field(name), found, allowed)
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<&'a str>, PackError> {
        let Some(value) = self.find(name) else { return Ok(None) };
        value.get_ref().as_str().map(Some).ok_or_else(|| self.wrong(name, value, "a text in quotes"))
    }

    pub(crate) fn need_text(&self, name: &str) -> Result<&'a str, PackError> {
        self.text(name)?.ok_or_else(|| self.missing(name, "a text in quotes"))
    }

    /// A text that is read as a value of its own kind.
    pub(crate) fn value<T: FromStr<Err = ParseError>>(&self, name: &str) -> Result<Option<T>, PackError> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let read = text.parse().map(Some);
        read.map_err(|error: ParseError| self.refuse(name, &quoted(&error.text), &error.expected))
    }

    pub(crate) fn need_value<T: FromStr<Err = ParseError>>(&self, name: &str) -> Result<T, PackError> {
        self.value(name)?.ok_or_else(|| self.missing(name, "a text in quotes"))
    }

    pub(crate) fn flag(&self, name: &str) -> Result<bool, PackError> {
        let Some(value) = self.find(name) else { return Ok(false) };
        value.get_ref().as_bool().ok_or_else(|| self.wrong(name, value, "true or false"))
    }

    pub(crate) fn integer(&self, name: &str, range: RangeInclusive<i32>) -> Result<Option<i32>, PackError> {
        let Some(value) = self.find(name) else { return Ok(None) };
        self.in_range(name, value, range).map(Some)
    }

    /// A list of whole numbers; empty where the field is missing.
    pub(crate) fn integers(&self, name: &str, range: RangeInclusive<i32>) -> Result<Vec<i32>, PackError> {
        self.list(name)?.iter().map(|value| self.in_range(name, value, range.clone())).collect()
    }

    /// A list of texts, each read as a value; empty where the field is missing.
    pub(crate) fn values<T: FromStr<Err = ParseError>>(&self, name: &str) -> Result<Vec<T>, PackError> {
        let read = |value: &'a Spanned<DeValue<'a>>| {
            let text = value.get_ref().as_str().ok_or_else(|| self.wrong(name, value, "texts in quotes"))?;
            let field = self.field(name);
            text.parse().map_err(|error: ParseError| {
                self.file.error(value.span(), &field, &quoted(&error.text), &error.expected)
            })
        };
        self.list(name)?.iter().map(read).collect()
    }

    /// The tables of a list such as `[[notice]]`; empty where there are none.
    pub(crate) fn sections(&self, name: &str) -> Result<Vec<Section<'a>>, PackError> {
        let section = |(at, value): (usize, &'a Spanned<DeValue<'a>>)| {
            let path = alloc::format!("{}[{}]", self.field(name), at + 1);
            self.table_of(name, path, value)
        };
        self.list(name)?.iter().enumerate().map(section).collect()
    }

    /// One table such as `[make_up]`.
    pub(crate) fn section(&self, name: &str) -> Result<Option<Section<'a>>, PackError> {
        self.find(name).map(|value| self.table_of(name, self.field(name), value)).transpose()
    }

    fn table_of(
        &self,
        name: &str,
        path: String,
        value: &'a Spanned<DeValue<'a>>,
    ) -> Result<Section<'a>, PackError> {
        let table = value.get_ref().as_table().ok_or_else(|| self.wrong(name, value, "a table"))?;
        Ok(Section { file: self.file, path, table, span: value.span() })
    }

    fn list(&self, name: &str) -> Result<&'a [Spanned<DeValue<'a>>], PackError> {
        let Some(value) = self.find(name) else { return Ok(&[]) };
        let list = value.get_ref().as_array().ok_or_else(|| self.wrong(name, value, "a list"))?;
        Ok(list)
    }

    fn in_range(
        &self,
        name: &str,
        value: &Spanned<DeValue<'_>>,
        range: RangeInclusive<i32>,
    ) -> Result<i32, PackError> {
        let number = value.get_ref().as_integer();
        let number = number.and_then(|number| i32::from_str_radix(number.as_str(), number.radix()).ok());
        number.filter(|number| range.contains(number)).ok_or_else(|| {
            let allowed = alloc::format!("whole numbers from {} to {}", range.start(), range.end());
            self.wrong(name, value, &allowed)
        })
    }

    fn missing(&self, name: &str, allowed: &str) -> PackError {
        self.refuse(name, "nothing", allowed)
    }

    fn wrong(&self, name: &str, value: &Spanned<DeValue<'_>>, allowed: &str) -> PackError {
        let found = self.file.text.get(value.span()).unwrap_or("this");
        let found: String = found.lines().next().unwrap_or_default().chars().take(60).collect();
        self.file.error(value.span(), &self.field(name), &found, allowed)
    }

    fn field(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { alloc::format!("{}.{name}", self.path) }
    }

    fn find(&self, name: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value)
    }
}

fn quoted(text: &dyn Display) -> String {
    alloc::format!("\"{text}\"")
}
