//! The mappings that come with the program, and recognising the one that fits a log.

use super::check::Mapping;
use super::error::MappingError;
use crate::parquet::Footer;
use crate::source::{Log, LogFormat};
use crate::{csv, ndjson, xes};

const SHIPPED: [(&str, &str); 17] = [
    ("sundial.toml", include_str!("../../../../packs/exchange/sundial.toml")),
    ("sundial-events.toml", include_str!("../../../../packs/exchange/sundial-events.toml")),
    ("sundial-xes.toml", include_str!("../../../../packs/exchange/sundial-xes.toml")),
    ("up-pro.toml", include_str!("../../../../packs/exchange/up-pro.toml")),
    ("gbt-39046.toml", include_str!("../../../../packs/exchange/gbt-39046.toml")),
    ("network-hall.toml", include_str!("../../../../packs/exchange/network-hall.toml")),
    ("construction.toml", include_str!("../../../../packs/exchange/construction.toml")),
    ("building-permits.toml", include_str!("../../../../packs/exchange/building-permits.toml")),
    ("service-requests-nyc.toml", include_str!("../../../../packs/exchange/service-requests-nyc.toml")),
    ("service-requests-boston.toml", include_str!("../../../../packs/exchange/service-requests-boston.toml")),
    ("messages.toml", include_str!("../../../../packs/exchange/messages.toml")),
    ("travel-permits.toml", include_str!("../../../../packs/exchange/travel-permits.toml")),
    ("travel-claims.toml", include_str!("../../../../packs/exchange/travel-claims.toml")),
    ("loan-applications.toml", include_str!("../../../../packs/exchange/loan-applications.toml")),
    ("peer-task.toml", include_str!("../../../../packs/exchange/peer-task.toml")),
    ("receipt.toml", include_str!("../../../../packs/exchange/receipt.toml")),
    ("road-fines.toml", include_str!("../../../../packs/exchange/road-fines.toml")),
];

/// Returns the shipped mappings.
///
/// # Errors
/// [`MappingError`] when one of them is wrong, which a test rules out.
pub fn shipped() -> Result<Vec<Mapping>, MappingError> {
    SHIPPED.iter().map(|(file, text)| Mapping::parse(file, text)).collect()
}

/// Returns the names of the shipped mappings.
#[must_use]
pub fn shipped_names() -> Vec<String> {
    SHIPPED.iter().map(|(file, _)| file.trim_end_matches(".toml").to_owned()).collect()
}

/// Finds the shipped mapping that fits a log: the one with the most columns among those of which the log has all.
///
/// # Errors
/// [`MappingError::Unrecognised`] when none fits.
pub fn recognise(log: &Log) -> Result<Mapping, MappingError> {
    let columns = match log.format() {
        LogFormat::Csv | LogFormat::Workbook => csv::read_header(log.head(), log.encoding, None).columns,
        LogFormat::Xes => xes::attributes_in(log.head()),
        LogFormat::Ndjson => ndjson::keys_in(log.head(), log.encoding),
        LogFormat::Parquet => log.footer.as_ref().map(Footer::names).unwrap_or_default(),
    };
    let fits = |mapping: &Mapping| {
        let Some(recognise) = &mapping.recognise else { return false };
        let word = |word: &String| memchr::memmem::find(log.head(), word.as_bytes()).is_some();
        let table = mapping.tables.list.is_empty() || mapping.tables.of_log(log.name()).is_some();
        table
            && recognise.columns.iter().all(|column| columns.contains(column))
            && (recognise.words.is_empty() || recognise.words.iter().any(word))
    };
    let weight =
        |mapping: &Mapping| mapping.recognise.as_ref().map_or(0, |recognise| recognise.columns.len());
    shipped()?.into_iter().filter(fits).max_by_key(weight).ok_or_else(|| MappingError::Unrecognised {
        log: log.name().to_owned(),
        columns,
        shipped: shipped_names(),
    })
}
