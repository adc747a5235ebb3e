//! A table of a pack, read strictly: every key is known, every value has its form, every error has its place.

use crate::error::Problem;
use crate::file::File;
use crate::form::{Form, Key};
use engine::Words;
use std::ops::Range;
use std::str::FromStr;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) span: Range<usize>,
}

/// A table with its path and the keys that it may have.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    pub(crate) file: &'t File<'t>,
    pub(crate) path: String,
    pub(crate) span: Range<usize>,
    table: &'t DeTable<'t>,
    keys: Vec<&'static [Key]>,
}

impl<'t> Table<'t> {
    /// Reads a table and reports keys that it may not have.
    pub(crate) fn new(
        file: &'t File<'t>,
        path: String,
        (table, span): (&'t DeTable<'t>, Range<usize>),
        keys: Vec<&'static [Key]>,
    ) -> Table<'t> {
        let read = Table { file, path, span, table, keys };
        for key in table.keys() {
            let name: &str = key.get_ref();
            if read.key(name).is_none() {
                let allowed = read.keys.iter().copied().flatten().map(|key| key.name.to_owned()).collect();
                read.error(&key.span(), name, Problem::UnknownKey { allowed });
            }
        }
        read
    }

    fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().copied().flatten().find(|key| key.name == name)
    }

    fn form(&self, name: &str) -> Form {
        self.key(name).map_or(Form::Text, |key| key.form)
    }

    /// Reports an error in a field of this table.
    pub(crate) fn error(&self, span: &Range<usize>, field: &str, problem: Problem) {
        let field = match (self.path.is_empty(), field.is_empty()) {
            (true, _) => field.to_owned(),
            (false, true) => self.path.clone(),
            (false, false) => format!("{} {field}", self.path),
        };
        self.file.error(span, &field, problem);
    }

    /// Reports that the value has another form than the key demands.
    pub(crate) fn wrong_form(&self, span: &Range<usize>, name: &str) {
        let form = self.form(name);
        let found = self.file.excerpt(span);
        self.error(span, name, Problem::WrongForm { found, form: (form.zh(), form.en()) });
    }

    /// Returns the place of a key's value, or of the table where the key is missing.
    pub(crate) fn span_of(&self, name: &str) -> Range<usize> {
        self.table.get(name).map_or_else(|| self.span.clone(), Spanned::span)
    }

    /// Returns whether the key is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    /// Returns whether the key is there and holds a single text.
    pub(crate) fn is_text(&self, name: &str) -> bool {
        self.table.get(name).is_some_and(|value| value.get_ref().as_str().is_some())
    }

    /// Finds a value; reports it missing where the key is needed.
    fn get(&self, name: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        debug_assert!(self.key(name).is_some(), "{name} stands in no table of keys");
        let found = self.table.get(name);
        if found.is_none() && self.key(name).is_some_and(|key| key.default.is_none()) {
            let form = self.form(name);
            self.error(&self.span, name, Problem::Missing { form: (form.zh(), form.en()) });
        }
        found
    }

    /// Reads a value of a form of its own; what `read` does not take has the wrong form.
    fn value<T>(&self, name: &str, read: impl FnOnce(&'t DeValue<'t>) -> Option<T>) -> Option<Placed<T>> {
        let found = self.get(name)?;
        let value = read(found.get_ref());
        if value.is_none() {
            self.wrong_form(&found.span(), name);
        }
        Some(Placed { value: value?, span: found.span() })
    }

    /// Reads a text.
    pub(crate) fn text(&self, name: &str) -> Option<Placed<&'t str>> {
        self.value(name, DeValue::as_str)
    }

    /// Reads a text, empty where it is left out.
    pub(crate) fn text_or_empty(&self, name: &str) -> String {
        self.text(name).map_or_else(String::new, |text| text.value.to_owned())
    }

    /// Reads a code.
    pub(crate) fn code(&self, name: &str) -> Option<Placed<&'t str>> {
        self.value(name, |value| value.as_str().filter(|text| is_code(text)))
    }

    /// Reads a code that is there; where it is not, says so and takes a stand-in so that reading can go on.
    pub(crate) fn code_or(&self, name: &str, stand_in: &'t str) -> Placed<&'t str> {
        self.code(name).unwrap_or(Placed { value: stand_in, span: self.span.clone() })
    }

    /// Reads `true` or `false`.
    pub(crate) fn flag(&self, name: &str, default: bool) -> bool {
        self.value(name, DeValue::as_bool).map_or(default, |flag| flag.value)
    }

    /// Reads a whole number of at least `least`.
    pub(crate) fn whole<T: TryFrom<i64>>(&self, name: &str, least: i64) -> Option<T> {
        let read = |value: &DeValue<'_>| {
            let number = value.as_integer()?;
            let number = i64::from_str_radix(number.as_str(), number.radix()).ok()?;
            (number >= least).then(|| T::try_from(number).ok())?
        };
        self.value(name, read).map(|number| number.value)
    }

    /// Reads a number with at most two decimals, in hundredths. No float is made on the way.
    pub(crate) fn centi(&self, name: &str) -> Option<i32> {
        let read = |value: &DeValue<'_>| {
            let whole =
                value.as_integer().filter(|number| number.radix() == 10).map(|number| number.as_str());
            hundredths(whole.or_else(|| value.as_float().map(|number| number.as_str()))?)
        };
        self.value(name, read).map(|number| number.value)
    }

    /// Reads a day.
    pub(crate) fn day(&self, name: &str) -> Option<Placed<calendar::Day>> {
        let read = |value: &DeValue<'_>| {
            let written = value.as_datetime()?;
            let date = written.date?;
            if written.time.is_some() || written.offset.is_some() {
                return None;
            }
            calendar::Day::from_ymd(i32::from(date.year), date.month, date.day)
        };
        self.value(name, read)
    }

    /// Reads a name in Chinese and English.
    pub(crate) fn words(&self, name: &str) -> Option<Words> {
        let read = |value: &'t DeValue<'t>| {
            let table = value.as_table().filter(|table| table.len() == 2)?;
            let word = |language| table.get(language)?.get_ref().as_str().filter(|text| !text.is_empty());
            Some(Words { zh: word("zh")?.to_owned(), en: word("en")?.to_owned() })
        };
        self.value(name, read).map(|words| words.value)
    }

    /// Reads a value that is written as a text of its own form.
    pub(crate) fn parsed<T: FromStr>(&self, name: &str) -> Option<Placed<T>> {
        self.value(name, |value| value.as_str()?.parse().ok())
    }

    /// Reads a list of texts.
    pub(crate) fn texts(&self, name: &str) -> Vec<Placed<&'t str>> {
        let read = |value: &'t DeValue<'t>| {
            let text = |one: &'t Spanned<DeValue<'t>>| {
                Some(Placed { value: one.get_ref().as_str()?.trim(), span: one.span() })
            };
            value.as_array()?.iter().map(text).collect::<Option<Vec<_>>>()
        };
        self.value(name, read).map_or_else(Vec::new, |list| list.value)
    }

    /// Reads a list of codes.
    pub(crate) fn codes(&self, name: &str) -> Vec<Placed<&'t str>> {
        let mut list = self.texts(name);
        list.retain(|code| {
            let right = is_code(code.value);
            if !right {
                self.wrong_form(&code.span, name);
            }
            right
        });
        list
    }

    /// Reads one of a table of codes.
    pub(crate) fn one_of<T: Copy>(&self, name: &str, table: &[(&'static str, T)], default: T) -> T {
        let Some(text) = self.text(name) else { return default };
        self.look_up(name, &text, table).unwrap_or(default)
    }

    /// Reads a list of codes of a table.
    pub(crate) fn list_of<T: Copy>(&self, name: &str, table: &[(&'static str, T)]) -> Vec<T> {
        self.texts(name).iter().filter_map(|text| self.look_up(name, text, table)).collect()
    }

    fn look_up<T: Copy>(&self, name: &str, text: &Placed<&str>, table: &[(&'static str, T)]) -> Option<T> {
        let found = table.iter().find(|(code, _)| *code == text.value).map(|(_, value)| *value);
        if found.is_none() {
            self.not_allowed(name, text, table.iter().map(|(code, _)| (*code).to_owned()).collect());
        }
        found
    }

    /// Reports a code that is not one of those that are allowed.
    pub(crate) fn not_allowed(&self, name: &str, text: &Placed<&str>, allowed: Vec<String>) {
        self.error(&text.span, name, Problem::NotAllowed { found: text.value.to_owned(), allowed });
    }

    /// Reads a table.
    pub(crate) fn table(&self, name: &str, keys: Vec<&'static [Key]>) -> Option<Table<'t>> {
        let found = self.value(name, DeValue::as_table)?;
        Some(Table::new(self.file, self.below(name), (found.value, found.span), keys))
    }

    /// Reads a list of tables. Each is given with the path of its number; `keys` may depend on the table.
    pub(crate) fn tables(
        &self,
        name: &str,
        keys: impl Fn(&'t DeTable<'t>) -> Vec<&'static [Key]>,
    ) -> Vec<Table<'t>> {
        let Some(list) = self.value(name, DeValue::as_array) else { return Vec::new() };
        let mut tables = Vec::new();
        for (at, one) in list.value.iter().enumerate() {
            let Some(table) = one.get_ref().as_table() else {
                self.wrong_form(&one.span(), name);
                continue;
            };
            let code = table.get("code").and_then(|code| code.get_ref().as_str());
            let below = self.below(name);
            let path = code.map_or_else(|| format!("{below} {}", at + 1), |code| format!("{below} {code}"));
            tables.push(Table::new(self.file, path, (table, one.span()), keys(table)));
        }
        tables
    }

    fn below(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{} {name}", self.path) }
    }
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Reads a decimal number as hundredths.
fn hundredths(text: &str) -> Option<i32> {
    let text = text.replace('_', "");
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if part.len() > 2 || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let part: i32 = format!("{part:0<2}").parse().ok()?;
    let whole: i32 = whole.parse().ok()?;
    whole.checked_mul(100)?.checked_add(part)?.checked_mul(sign)
}
