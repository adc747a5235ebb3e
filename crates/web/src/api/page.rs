//! A page of a list: the one form of every list.

use crate::cursor;
use crate::problem::Problem;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

/// Rows of a page at most.
const MAX: u32 = 500;
/// Rows of a page unless said otherwise.
const USUAL: u32 = 50;

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Page<T> {
    /// The rows.
    pub(super) rows: Vec<T>,
    /// Where the next page begins: sent as `after` it gives that page. Absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

impl<T> Page<T> {
    /// Makes a page of what was found when at most so many were asked for; `place` tells where a row is in the list.
    pub(super) fn of<R: Into<T>, P: Serialize>(
        found: Vec<R>,
        max: u32,
        place: impl FnOnce(&R) -> P,
    ) -> Page<T> {
        let full = found.len() == max as usize;
        let next = found.last().filter(|_| full).map(|last| cursor::word(&place(last)));
        Page { rows: found.into_iter().map(Into::into).collect(), next }
    }
}

/// Checks how many rows are asked for.
pub(super) fn rows(asked: Option<u32>) -> Result<u32, Problem> {
    let max = asked.unwrap_or(USUAL);
    if (1..=MAX).contains(&max) { Ok(max) } else { Err(Problem::unclear(&format!("max = {max}"))) }
}

/// Reads where a list goes on.
pub(super) fn after<P: DeserializeOwned>(word: Option<&String>) -> Result<Option<P>, Problem> {
    word.map(|word| cursor::place(word)).transpose()
}

/// Reads what the address asks for.
pub(super) fn asked<T>(asked: Result<Query<T>, QueryRejection>) -> Result<T, Problem> {
    let Query(asked) = asked.map_err(|rejected| Problem::unclear(&rejected.body_text()))?;
    Ok(asked)
}

/// Reads a code, a day or the like, where one is given.
pub(super) fn maybe<T>(
    text: Option<String>,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Problem> {
    text.map(|text| read(&text).ok_or_else(|| Problem::unclear(&text))).transpose()
}
