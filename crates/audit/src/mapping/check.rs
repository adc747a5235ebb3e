//! From the file as written to a mapping that can be used: names looked up, values parsed, contradictions refused.

use super::activity::{Activities, Meaning};
use super::error::{MappingError, line_of};
use super::raw::{RawCase, RawColumn, RawItem, RawItems, RawMapping};
use super::role::Role;
use super::tables::{self, Tables};
use crate::source::TextEncoding;
use crate::time::{TimeFormat, zone_by_name};
use calendar::Zone;
use engine::{ItemVersion, Limit, Unit};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// The version of the form of mapping files.
const SCHEMA: u32 = 1;

/// A mapping that can be used.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// Its name.
    pub name: String,
    /// Its title in Chinese.
    pub title_zh: String,
    /// Its title in English.
    pub title_en: String,
    /// The rule pack that goes with it.
    pub rules: Option<String>,
    /// The calendar of the place that the log is from.
    pub calendar: CalendarChoice,
    /// How to recognise a log of its kind.
    pub recognise: Option<Recognise>,
    /// What separates fields; found from the header when not given.
    pub delimiter: Option<u8>,
    /// The encoding; found from the text when not given.
    pub encoding: Option<TextEncoding>,
    /// The name of the zone in which times without an offset are meant.
    pub zone_name: String,
    /// The zone.
    pub zone: Zone,
    /// How times are written.
    pub time: TimeFormat,
    /// The columns, by role.
    pub columns: BTreeMap<Role, Column>,
    /// The tables of an exchange; none for a log of one row an event.
    pub tables: Tables,
    /// What activities mean.
    pub activities: Activities,
    /// Columns whose values belong to the case.
    pub case: Vec<CaseColumn>,
    /// Rows that count.
    pub keep: Vec<Keep>,
    /// Codes of the log and what they are called here, by role.
    pub codes: BTreeMap<Role, BTreeMap<String, String>>,
    /// The unit of amounts.
    pub amount_unit: AmountUnit,
    /// The columns of an items file.
    pub items: ItemColumns,
    /// What holds for an item that no items file lists.
    pub item: ItemVersion,
}

/// The column that plays a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its names; the first that the log has is taken.
    pub names: Vec<String>,
    /// Whether the log may do without it.
    pub optional: bool,
}

/// The unit of an amount of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AmountUnit {
    /// 元, with up to two decimals.
    #[default]
    Yuan,
    /// 分.
    Fen,
}

/// Which days are worked where the log is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CalendarChoice {
    /// The statutory calendar of China.
    #[default]
    China,
    /// Monday to Friday.
    Weekdays,
    /// Every day.
    EveryDay,
}

/// How a log of this kind is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognise {
    /// Columns or attributes that must all be there.
    pub columns: Vec<String>,
    /// Words of which one must be in the first bytes; none for any.
    pub words: Vec<String>,
}

/// A column whose value belongs to the case and not to the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseColumn {
    /// Its name.
    pub column: String,
    /// What it says.
    pub value: CaseValue,
}

/// What a value of the case says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseValue {
    /// The instant of an event.
    Event(Meaning),
    /// The due instant that the handling system declared.
    Due,
}

/// Only rows with one of these values count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    /// The column.
    pub column: String,
    /// The values.
    pub values: Vec<String>,
}

/// The columns of an items file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemColumns {
    /// The unit of limits written as a bare number.
    pub unit: Unit,
    /// The unit of fees.
    pub fee_unit: AmountUnit,
    /// The column for each field; the field's own name when not given.
    pub columns: BTreeMap<String, String>,
}

/// The fields that an items file can give.
pub(crate) const ITEM_FIELDS: [&str; 10] = [
    "item",
    "name",
    "department",
    "kind",
    "case_type",
    "promised",
    "statutory",
    "accept_limit",
    "deliver_limit",
    "fee_standard",
];

impl Mapping {
    /// Parses a mapping file.
    ///
    /// # Errors
    /// [`MappingError::File`] with line, field and what is allowed.
    pub fn parse(file: &str, text: &str) -> Result<Mapping, MappingError> {
        let raw: RawMapping = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            let field = error.span().map_or_else(String::new, |span| key_at(text, span.start));
            MappingError::File { file: file.to_owned(), line, field, message: error.message().to_owned() }
        })?;
        Checker { file, text }.mapping(raw)
    }

    /// Returns what a code of the log is called here: as the mapping lists it, else as it lists `*`, else as it is
    /// written. What is empty stays empty.
    pub(crate) fn called<'a>(&'a self, role: Role, written: &'a str) -> &'a str {
        let Some(codes) = self.codes.get(&role) else { return written };
        let any = if written.is_empty() { None } else { codes.get("*") };
        codes.get(written).or(any).map_or(written, |code| code)
    }
}

/// Returns the key written on the line of a position.
fn key_at(text: &str, at: usize) -> String {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim();
    line.split_once('=').map_or(line, |(key, _)| key).trim().trim_matches(['[', ']', '"']).to_owned()
}

struct Checker<'a> {
    file: &'a str,
    text: &'a str,
}

type Checked<T> = Result<T, MappingError>;

impl Checker<'_> {
    fn error(&self, span: Range<usize>, field: &str, message: String) -> MappingError {
        MappingError::File {
            file: self.file.to_owned(),
            line: line_of(self.text, span.start),
            field: field.to_owned(),
            message,
        }
    }

    fn mapping(&self, raw: RawMapping) -> Checked<Mapping> {
        if *raw.schema.get_ref() != SCHEMA {
            let message = format!("{} is not a known form; allowed: {SCHEMA}", raw.schema.get_ref());
            return Err(self.error(raw.schema.span(), "schema", message));
        }
        let (zone_name, zone) = self.zone(raw.time.zone.as_ref())?;
        let tables = tables::check(raw.tables, raw.table)
            .map_err(|(span, field, message)| self.error(span, field, message))?;
        let (columns, amount_unit) = match tables.list.is_empty() {
            true => self.columns(raw.columns)?,
            false => (tables::columns(), AmountUnit::default()),
        };
        Ok(Mapping {
            name: raw.name,
            title_zh: raw.title.zh,
            title_en: raw.title.en,
            rules: raw.rules,
            calendar: self.calendar(raw.calendar.as_ref())?,
            recognise: raw.recognise.map(|raw| Recognise { columns: raw.columns, words: raw.words }),
            delimiter: self.delimiter(raw.csv.delimiter.as_ref())?,
            encoding: self.encoding(raw.csv.encoding.as_ref())?,
            zone_name,
            zone,
            time: self.time(raw.time.format.as_ref())?,
            columns,
            tables,
            activities: self.activities(&raw.activities, raw.unlisted.as_ref())?,
            case: raw.case.iter().map(|case| self.case(case)).collect::<Checked<_>>()?,
            keep: (raw.keep.into_iter())
                .map(|keep| Keep { column: keep.column, values: keep.values })
                .collect(),
            codes: self.codes(raw.codes)?,
            amount_unit,
            items: self.items(raw.items)?,
            item: self.item(&raw.item)?,
        })
    }

    fn zone(&self, name: Option<&Spanned<String>>) -> Checked<(String, Zone)> {
        let Some(name) = name else { return Ok(("Asia/Shanghai".to_owned(), Zone::CHINA)) };
        let zone =
            zone_by_name(name.get_ref()).map_err(|message| self.error(name.span(), "time.zone", message))?;
        Ok((name.get_ref().clone(), zone))
    }

    fn time(&self, format: Option<&Spanned<String>>) -> Checked<TimeFormat> {
        let Some(format) = format else { return Ok(TimeFormat::Auto) };
        TimeFormat::parse(format.get_ref())
            .map_err(|message| self.error(format.span(), "time.format", message))
    }

    fn calendar(&self, choice: Option<&Spanned<String>>) -> Checked<CalendarChoice> {
        let Some(choice) = choice else { return Ok(CalendarChoice::China) };
        match choice.get_ref().as_str() {
            "cn" => Ok(CalendarChoice::China),
            "weekdays" => Ok(CalendarChoice::Weekdays),
            "every-day" => Ok(CalendarChoice::EveryDay),
            other => {
                let message = format!("no calendar \"{other}\"; allowed: cn, weekdays, every-day");
                Err(self.error(choice.span(), "calendar", message))
            }
        }
    }

    fn delimiter(&self, delimiter: Option<&Spanned<String>>) -> Checked<Option<u8>> {
        let Some(delimiter) = delimiter else { return Ok(None) };
        match delimiter.get_ref().as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(Some(*byte)),
            _ => {
                let message = "must be one ASCII character, such as \",\" or \"\\t\"".to_owned();
                Err(self.error(delimiter.span(), "csv.delimiter", message))
            }
        }
    }

    fn encoding(&self, name: Option<&Spanned<String>>) -> Checked<Option<TextEncoding>> {
        let Some(name) = name else { return Ok(None) };
        let found = TextEncoding::by_name(name.get_ref()).ok_or_else(|| {
            let message = format!("no encoding \"{}\"; allowed: utf-8, gb18030, big5, …", name.get_ref());
            self.error(name.span(), "csv.encoding", message)
        })?;
        Ok(Some(found))
    }

    fn role(&self, name: &Spanned<String>, field: &str) -> Checked<Role> {
        Role::from_code(name.get_ref()).ok_or_else(|| {
            let known: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
            let message = format!("no role \"{}\"; allowed: {}", name.get_ref(), known.join(", "));
            self.error(name.span(), field, message)
        })
    }

    fn columns(
        &self,
        raw: BTreeMap<Spanned<String>, RawColumn>,
    ) -> Checked<(BTreeMap<Role, Column>, AmountUnit)> {
        let mut columns = BTreeMap::new();
        let mut unit = AmountUnit::default();
        for (name, column) in raw {
            let role = self.role(&name, "columns")?;
            if let Some(written) = &column.unit {
                if role != Role::Amount {
                    let message = format!("only amount has a unit, {} has not", role.code());
                    return Err(self.error(written.span(), "columns", message));
                }
                unit = self.amount_unit(written, "columns.amount.unit")?;
            }
            if column.names.is_empty() {
                return Err(self.error(name.span(), role.code(), "names no column".to_owned()));
            }
            columns.insert(role, Column { names: column.names, optional: column.optional });
        }
        for role in [Role::Case, Role::Activity, Role::At] {
            if !columns.contains_key(&role) {
                let message = format!("no column for {}, which every log must have", role.code());
                return Err(self.error(self.at("[columns"), "columns", message));
            }
        }
        Ok((columns, unit))
    }

    /// Finds where a table begins.
    fn at(&self, table: &str) -> Range<usize> {
        let start = self.text.find(table).unwrap_or(0);
        start..start
    }

    fn amount_unit(&self, written: &Spanned<String>, field: &str) -> Checked<AmountUnit> {
        match written.get_ref().as_str() {
            "yuan" => Ok(AmountUnit::Yuan),
            "fen" => Ok(AmountUnit::Fen),
            other => {
                let message = format!("no unit \"{other}\"; allowed: yuan, fen");
                Err(self.error(written.span(), field, message))
            }
        }
    }

    fn meaning(&self, text: &Spanned<String>, field: &str) -> Checked<Meaning> {
        Meaning::parse(text.get_ref()).map_err(|message| self.error(text.span(), field, message))
    }

    fn activities(
        &self,
        listed: &BTreeMap<String, Spanned<String>>,
        unlisted: Option<&Spanned<String>>,
    ) -> Checked<Activities> {
        let mut meanings = BTreeMap::new();
        for (activity, meaning) in listed {
            let field = format!("activities.\"{activity}\"");
            meanings.insert(activity.clone(), self.meaning(meaning, &field)?);
        }
        let codes = unlisted.is_some_and(|unlisted| unlisted.get_ref() == "codes");
        let all_told = unlisted.is_some() && !codes;
        let unlisted = match unlisted {
            Some(unlisted) if !codes => self.meaning(unlisted, "unlisted")?,
            _ => Meaning::Event {
                kind: engine::EventKind::Other,
                subject: "*".to_owned(),
                outcome: engine::Outcome::None,
            },
        };
        Ok(Activities { listed: meanings, codes, unlisted, all_told })
    }

    fn case(&self, raw: &RawCase) -> Checked<CaseColumn> {
        let value = match (&raw.event, &raw.declares) {
            (Some(event), None) => CaseValue::Event(self.meaning(event, "case.event")?),
            (None, Some(declares)) if declares.get_ref() == "due" => CaseValue::Due,
            (None, Some(declares)) => {
                let message = format!("cannot declare \"{}\"; allowed: due", declares.get_ref());
                return Err(self.error(declares.span(), "case.declares", message));
            }
            (Some(event), Some(_)) => {
                let message = "is either an event or declares something, not both".to_owned();
                return Err(self.error(event.span(), "case", message));
            }
            (None, None) => {
                let message = format!("column \"{}\" needs event or declares", raw.column);
                return Err(self.error(self.at("[[case"), "case", message));
            }
        };
        Ok(CaseColumn { column: raw.column.clone(), value })
    }

    fn codes(
        &self,
        raw: BTreeMap<Spanned<String>, BTreeMap<String, String>>,
    ) -> Checked<BTreeMap<Role, BTreeMap<String, String>>> {
        raw.into_iter().map(|(name, codes)| Ok((self.role(&name, "codes")?, codes))).collect()
    }

    fn items(&self, raw: RawItems) -> Checked<ItemColumns> {
        let unit = match &raw.unit {
            None => Unit::WorkingDay,
            Some(written) => {
                let found = Unit::ALL.iter().find(|(_, code)| code == written.get_ref());
                let known: Vec<&str> = Unit::ALL.iter().map(|(_, code)| *code).collect();
                let message = format!("no unit \"{}\"; allowed: {}", written.get_ref(), known.join(", "));
                found.ok_or_else(|| self.error(written.span(), "items.unit", message))?.0
            }
        };
        let fee_unit = match &raw.fee_unit {
            None => AmountUnit::default(),
            Some(written) => self.amount_unit(written, "items.fee_unit")?,
        };
        let mut columns = BTreeMap::new();
        for (field, column) in raw.columns {
            if !ITEM_FIELDS.contains(&field.get_ref().as_str()) {
                let message =
                    format!("no field \"{}\"; allowed: {}", field.get_ref(), ITEM_FIELDS.join(", "));
                return Err(self.error(field.span(), "items.columns", message));
            }
            columns.insert(field.into_inner(), column);
        }
        Ok(ItemColumns { unit, fee_unit, columns })
    }

    fn item(&self, raw: &RawItem) -> Checked<ItemVersion> {
        let mut item = ItemVersion::new("");
        item.name = raw.name.clone().unwrap_or_default();
        item.kind = raw.kind.clone().unwrap_or_default();
        item.promised = self.limit(raw.promised.as_ref(), "item.promised")?;
        item.statutory = self.limit(raw.statutory.as_ref(), "item.statutory")?;
        item.accept = self.limit(raw.accept.as_ref(), "item.accept")?;
        item.deliver = self.limit(raw.deliver.as_ref(), "item.deliver")?;
        Ok(item)
    }

    fn limit(&self, written: Option<&Spanned<String>>, field: &str) -> Checked<Option<Limit>> {
        let Some(written) = written else { return Ok(None) };
        let limit = written
            .get_ref()
            .parse::<Limit>()
            .map_err(|error| self.error(written.span(), field, error.to_string()))?;
        Ok(Some(limit))
    }
}
