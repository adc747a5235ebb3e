//! The list of cases: dense, filtered by address.

use crate::format::Stamp;
use crate::frame::{Frame, Link, Section};
use crate::page::Page;
use crate::parts::{Choice, Filter, FilterField, Left, Pager};
use crate::sample;
use askama::Template;

/// A case in a list.
#[derive(Clone, Debug)]
pub struct CaseRow {
    /// Its number, which leads to it.
    pub id: Link,
    /// The item.
    pub item: String,
    /// The department.
    pub department: String,
    /// Whether it is open.
    pub open: bool,
    /// When it began.
    pub began: Stamp,
    /// When the promise is due.
    pub promised: Stamp,
    /// When the law's limit is due.
    pub statutory: Stamp,
    /// What is left of the promise, or of the law's limit where nothing was promised.
    pub left: Left,
}

/// The list of cases.
#[derive(Clone, Debug, Template)]
#[template(path = "cases/list.html")]
pub struct CasesPage {
    /// What stands around it.
    pub frame: Frame,
    /// What was asked for.
    pub filter: Filter,
    /// The cases.
    pub rows: Vec<CaseRow>,
    /// The way on.
    pub pager: Pager,
}

impl Page for CasesPage {
    const NAME: &'static str = "cases";

    fn samples(frame: &Frame) -> Vec<(&'static str, CasesPage)> {
        let (words, language) = (frame.words, frame.language);
        let any = words.frame.any;
        let stages = [("", any), ("open", words.case.open), ("closed", words.case.closed)];
        let orders = [("next", words.case.by_next), ("id", words.case.by_id)];
        let fields = vec![
            FilterField::text("id", words.case.number, ""),
            FilterField::choice("stage", words.case.stage, Choice::list(&stages, "open")),
            FilterField::text("department", words.case.department, ""),
            FilterField::text("item", words.case.item, ""),
            FilterField::choice("order", words.case.order, Choice::list(&orders, "next")),
        ];
        let filter = Filter { language, href: crate::route::CASES.into(), fields };
        let rows = sample::case_rows(language);
        let next = "/cases?stage=open&after=eyJ0Ijox".to_owned();
        let page = |rows: Vec<CaseRow>, next: String| CasesPage {
            frame: frame.within(Section::Cases, Vec::new()),
            filter: filter.clone(),
            pager: Pager { language, shown: rows.len(), first: String::new(), next },
            rows,
        };
        vec![("usual", page(rows, next)), ("empty", page(Vec::new(), String::new()))]
    }
}
