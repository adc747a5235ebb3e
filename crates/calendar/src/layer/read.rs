//! Reading documents from data files.

use alloc::borrow::ToOwned as _;
use alloc::vec::Vec;
use core::str::FromStr;

use crate::error::ParseError;
use crate::kind::Source;
use crate::layer::{Division, Notice, NoticeDay, Order};
use crate::pack::{File, PackError, Section};

impl Division {
    /// Reads a division's file: `name`, `code`, and `[[notice]]` tables.
    ///
    /// # Errors
    /// [`PackError`] with file, line, field and what is allowed.
    ///
    /// ```
    /// use calendar::Division;
    /// let text = r#"
    /// name = "示例市"
    /// [[notice]]
    /// title = "台风停工停办通知"
    /// known_from = "2026-08-01"
    /// days = [{ day = "2026-08-03", is = "storm", name = "台风" }]
    /// "#;
    /// let error = Division::parse("city.toml", text).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "city.toml:6: notice[1].days[1].is: \"storm\" is not allowed; allowed: holiday, make-up, off, closure or plain"
    /// );
    /// ```
    pub fn parse(file: &str, text: &str) -> Result<Division, PackError> {
        File { name: file, text }.read(|top| {
            top.only(&["name", "code", "notice"])?;
            let notices = top.sections("notice")?.iter().map(Notice::read).collect::<Result<Vec<_>, _>>()?;
            let code = top.text("code")?.unwrap_or_default().to_owned();
            Ok(Division { name: top.need_text("name")?.to_owned(), code, notices })
        })
    }
}

impl Notice {
    pub(crate) fn read(section: &Section<'_>) -> Result<Notice, PackError> {
        section.only(&["number", "title", "issued", "known_from", "verified", "note", "days"])?;
        let source = Source {
            number: section.text("number")?.unwrap_or_default().to_owned(),
            title: section.need_text("title")?.to_owned(),
            issued: section.value("issued")?,
            known_from: Some(section.need_value("known_from")?),
            verified: section.flag("verified")?,
            note: section.text("note")?.unwrap_or_default().to_owned(),
        };
        let days = section.sections("days")?.iter().map(NoticeDay::read).collect::<Result<_, _>>()?;
        Ok(Notice { source, days })
    }
}

impl NoticeDay {
    fn read(section: &Section<'_>) -> Result<NoticeDay, PackError> {
        section.only(&["day", "is", "name"])?;
        let name = section.text("name")?.unwrap_or_default().to_owned();
        Ok(NoticeDay { day: section.need_value("day")?, order: section.need_value("is")?, name })
    }
}

impl FromStr for Order {
    type Err = ParseError;

    /// Reads `holiday`, `make-up`, `off`, `closure` or `plain`.
    fn from_str(text: &str) -> Result<Order, ParseError> {
        match text {
            "holiday" => Ok(Order::Holiday),
            "make-up" => Ok(Order::MakeUp),
            "closure" => Ok(Order::Closure),
            "off" => Ok(Order::Off),
            "plain" => Ok(Order::Plain),
            _ => Err(ParseError::new("is", text, "holiday, make-up, off, closure or plain")),
        }
    }
}
