//! The page.

use crate::sample::{AWKWARD, document};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use report::{Document, Language, html};
use std::collections::BTreeSet;

fn page(language: Language) -> String {
    html(&document(language)).expect("it can be rendered")
}

type Element = (String, Vec<(String, String)>);

/// Every element of a page with its attributes, and the texts; panics where the page is not well formed.
fn parsed(page: &str) -> (Vec<Element>, String) {
    let mut reader = Reader::from_str(page);
    let (mut elements, mut text) = (Vec::new(), String::new());
    let element = |start: &BytesStart<'_>| -> Element {
        let attributes = start.attributes().map(|attribute| attribute.expect("an attribute in quotes"));
        let attributes = attributes.map(|one| (one.key.as_ref().to_owned(), one.value.to_string()));
        (start.name().as_ref().to_owned(), attributes.collect())
    };
    let mut depth = 0;
    loop {
        match reader.read_event().expect("well formed, every element closed") {
            Event::Start(start) => {
                elements.push(element(&start));
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Empty(start) => elements.push(element(&start)),
            Event::Text(part) => text.push_str(&part),
            Event::Eof => break,
            Event::GeneralRef(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
    assert_eq!(depth, 0);
    (elements, text)
}

fn all<'a>(elements: &'a [Element], key: &str) -> Vec<&'a str> {
    let attributes = elements.iter().flat_map(|(_, attributes)| attributes);
    attributes.filter(|(name, _)| name == key).map(|(_, value)| value.as_str()).collect()
}

#[test]
fn the_page_is_well_formed_and_needs_nothing_else() {
    let page = page(Language::Zh);
    let (elements, _) = parsed(&page);
    let from_outside = ["script", "link", "img", "iframe", "object"];
    assert!(elements.iter().all(|(name, _)| !from_outside.contains(&name.as_str())));
    assert!(!page.contains("http"), "nothing is fetched");
    assert!(all(&elements, "href").iter().all(|link| link.starts_with('#')));
}

#[test]
fn links_and_labels_lead_to_something_and_names_are_unique() {
    let page = page(Language::Zh);
    let (elements, _) = parsed(&page);
    let names = all(&elements, "id");
    let unique: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), unique.len());
    let labels = all(&elements, "aria-labelledby");
    let wanted = labels.iter().flat_map(|list| list.split(' '));
    let links = all(&elements, "href").into_iter().map(|link| &link[1..]);
    for name in wanted.chain(links) {
        assert!(unique.contains(name), "nothing is called {name}");
    }
}

#[test]
fn what_a_log_holds_is_text() {
    let page = page(Language::Zh);
    assert!(!page.contains(AWKWARD) && !page.contains("<script"));
    let (_, text) = parsed(&page);
    assert!(text.contains("alert("), "it is shown all the same");
}

#[test]
fn every_chart_has_a_name_a_description_and_its_table() {
    let page = page(Language::Zh);
    let (elements, _) = parsed(&page);
    let count = |wanted: &str| elements.iter().filter(|(name, _)| name == wanted).count();
    // Two charts of one table; an empty table has none.
    assert_eq!((count("figure"), count("desc"), count("table")), (2, 2, 3));
    let graphics: Vec<&Element> = elements
        .iter()
        .filter(|(name, keys)| name == "svg" && keys.iter().any(|(key, _)| key == "role"))
        .collect();
    assert_eq!(graphics.len(), 2);
    // A heading for each column and each row that is shown.
    assert_eq!(all(&elements, "scope").len(), (5 + 2) + 5 + (3 + 2));
}

#[test]
fn headings_are_in_order() {
    let page = page(Language::Zh);
    let (elements, _) = parsed(&page);
    let levels: Vec<&str> = elements
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| matches!(*name, "h1" | "h2" | "h3"))
        .collect();
    assert_eq!(levels, ["h1", "h2", "h2", "h2", "h3", "h2"]);
}

#[test]
fn a_figure_that_is_not_there_is_a_dash_and_breaks_the_line() {
    let page = page(Language::Zh);
    assert!(page.contains("–"));
    // The first month is one point, the third another: no line between them.
    assert_eq!(page.matches("class=\"line t-good\"").count(), 2);
}

#[test]
fn a_day_of_the_ribbon_stands_under_its_weekday_and_says_in_words_what_it_is() {
    let page = page(Language::Zh);
    assert_eq!(page.matches("grid-column-start: 7").count(), 1);
    for words in ["2月15日</time>", "class=\"d-suspended\"", "class=\"d-makeup marked\"", "<b>到期</b>"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn rows_that_are_not_shown_are_counted() {
    assert!(page(Language::Zh).contains("另有 1 行"));
    assert!(page(Language::En).contains("rows left out: 1;"));
}

#[test]
fn the_frame_speaks_the_language_of_the_document() {
    let (zh, en) = (page(Language::Zh), page(Language::En));
    assert!(zh.contains("lang=\"zh-CN\"") && zh.contains("跳到正文") && zh.contains("日晷"));
    assert!(en.contains("lang=\"en\"") && en.contains("Skip to the content"));
    let empty = html(&Document::new(Language::En, "Report")).expect("it can be rendered");
    assert!(
        !empty.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)),
        "a word without English"
    );
}

#[test]
fn the_same_document_gives_the_same_page() {
    assert_eq!(page(Language::Zh), page(Language::Zh));
}
