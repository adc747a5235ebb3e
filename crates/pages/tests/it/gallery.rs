//! Every page of the gallery: HTML, links, labels, languages, and nothing that a strict policy would stop.

use crate::read::{Element, Read, every_page};
use pages::{Asset, Language, route};
use std::collections::BTreeSet;

/// Runs a check on every page and lists what it finds.
fn check(find: impl Fn(&Read) -> Vec<String>) {
    let mut faults = Vec::new();
    for page in every_page() {
        faults.extend(find(&page).into_iter().map(|fault| format!("{}: {fault}", page.name)));
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn browsers_read_every_page_without_a_complaint() {
    check(|page| page.complaints.clone());
}

#[test]
fn names_are_unique_and_what_is_named_is_there() {
    check(|page| {
        let names = page.values("id");
        let mut seen = BTreeSet::new();
        let twice = names.iter().filter(|name| !seen.insert((*name).clone()));
        let mut faults: Vec<String> = twice.map(|name| format!("twice: {name}")).collect();
        let named = ["aria-labelledby", "aria-describedby", "for"];
        let wanted = named.iter().flat_map(|attribute| page.values(attribute));
        let inside =
            page.values("href").into_iter().filter_map(|link| Some(link.strip_prefix('#')?.to_owned()));
        let missing = wanted.chain(inside).filter(|name| !names.contains(name));
        faults.extend(missing.map(|name| format!("nothing is called {name}")));
        faults
    });
}

#[test]
fn every_link_and_form_leads_to_a_known_address() {
    check(|page| {
        let outward = ["href", "action", "src", "data-stream"].iter().flat_map(|name| page.values(name));
        let addresses = outward.filter(|link| !link.starts_with('#'));
        addresses.filter(|link| !is_known(link)).map(|link| format!("leads nowhere: {link}")).collect()
    });
}

fn is_known(link: &str) -> bool {
    let path = link.split(['?', '#']).next().unwrap_or("");
    if let Some(name) = path.strip_prefix("/assets/") {
        return Asset::find(name).is_some();
    }
    let is: Vec<&str> = path.split('/').collect();
    let fits = |pattern: &&str| {
        let wanted: Vec<&str> = pattern.split('/').collect();
        let fits = |(wanted, is): (&&str, &&str)| wanted == is || (wanted.starts_with('{') && !is.is_empty());
        wanted.len() == is.len() && wanted.iter().zip(&is).all(fits)
    };
    route::ALL.iter().any(fits)
}

#[test]
fn an_address_that_nobody_made_is_not_known() {
    assert!(is_known("/cases/CS-1?x=1") && is_known("/cards/K-1/certificate.json"));
    assert!(!is_known("/nowhere") && !is_known("/cases/a/b/c") && !is_known("/assets/style.css"));
}

#[test]
fn every_input_has_a_label() {
    check(|page| {
        let labels = page.values("for");
        let has_label = |input: &&Element| {
            let hidden = input.attribute("type") == Some("hidden");
            let wrapped = page.around(input).any(|one| one.name == "label");
            let named = input.attribute("id").is_some_and(|id| labels.iter().any(|label| label == id));
            hidden || wrapped || named || input.attribute("aria-label").is_some()
        };
        let inputs = page.named(&["input", "select", "textarea"]);
        inputs.filter(|input| !has_label(input)).map(Element::show).collect()
    });
}

#[test]
fn every_button_and_link_says_what_it_does() {
    check(|page| {
        let is_silent =
            |one: &&Element| one.text.is_empty() && one.attribute("aria-label").unwrap_or("").is_empty();
        page.named(&["a", "button", "summary"]).filter(is_silent).map(Element::show).collect()
    });
}

#[test]
fn every_form_that_changes_something_carries_the_text_of_the_session() {
    // Before somebody is in, the browser's word about the origin is what counts.
    let open = [route::SIGN_IN, route::SECOND_FACTOR, route::INVITATION, route::LANGUAGE, route::THEME];
    check(|page| {
        let changes = |form: &&Element| {
            form.attribute("method") == Some("post")
                && !open.contains(&form.attribute("action").unwrap_or(""))
        };
        let carries = |form: &Element| {
            let inside =
                page.named(&["input"]).filter(|input| page.around(input).any(|one| std::ptr::eq(one, form)));
            inside.into_iter().any(|input| {
                input.attribute("name") == Some("form")
                    && input.attribute("value").is_some_and(|text| !text.is_empty())
            })
        };
        page.named(&["form"]).filter(changes).filter(|form| !carries(form)).map(Element::show).collect()
    });
}

#[test]
fn nothing_runs_or_is_styled_inside_a_page() {
    check(|page| {
        let inner = page.named(&["style", "iframe", "object", "embed"]);
        let scripts = page.named(&["script"]).filter(|one| one.attribute("src").is_none());
        let mut faults: Vec<String> = inner.chain(scripts).map(Element::show).collect();
        let names = page.elements.iter().flat_map(|one| one.attributes.iter().map(|(name, _)| name));
        let runs = names.filter(|name| name.starts_with("on") || *name == "style");
        faults.extend(runs.map(|name| format!("an attribute {name}")));
        faults
    });
}

#[test]
fn every_page_has_one_main_one_first_heading_and_no_gap_below_it() {
    check(|page| {
        let mut faults = Vec::new();
        for name in ["main", "h1"] {
            let count = page.named(&[name]).count();
            if count != 1 {
                faults.push(format!("{count} of {name}"));
            }
        }
        let mut before = 1;
        for heading in page.named(&["h1", "h2", "h3", "h4"]) {
            let depth = heading.name[1..].parse().unwrap_or(0);
            if depth > before + 1 {
                faults.push(format!("a gap above \"{}\"", heading.text));
            }
            before = depth;
        }
        faults
    });
}

#[test]
fn english_pages_speak_english_but_for_names_from_chinese_notices() {
    check(|page| {
        if page.language == Language::Zh {
            return Vec::new();
        }
        // Names of holidays and titles of notices come from Chinese notices; the other language is named in itself;
        // a number of a case is what a department made it.
        let is_excused = |one: &Element| {
            one.has_class("squares") || one.name == "td" || one.attribute("lang") == Some("zh-CN")
        };
        let excused = |one: &Element| page.around(one).any(|one| is_excused(one) && one.name != "html");
        let han = |text: &str| text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
        let leaves = page.elements.iter().filter(|one| !one.has_elements && han(&one.text) && !excused(one));
        leaves.filter(|one| !one.text.contains("鄂州市-")).map(Element::show).collect()
    });
}

#[test]
fn what_is_awaited_is_said_in_words_and_not_in_colour_alone() {
    check(|page| {
        let coloured = page.elements.iter().filter(|one| one.has_class("left") || one.has_class("flag"));
        let squares = page.named(&["li"]).filter(|one| page.around(one).any(|up| up.has_class("squares")));
        coloured.chain(squares).filter(|one| one.text.is_empty()).map(Element::show).collect()
    });
}

#[test]
fn red_is_said_of_red_cards_only() {
    check(|page| {
        let red = page.elements.iter().filter(|one| one.has_class("t-red"));
        let is_card =
            |one: &Element| one.text.contains("红牌") || one.text.to_lowercase().contains("red card");
        red.filter(|one| !is_card(one)).map(Element::show).collect()
    });
}

#[test]
fn a_page_is_small_enough_for_a_slow_line() {
    check(|page| {
        let bytes = page.source.len();
        if bytes > 120_000 { vec![format!("{bytes} bytes")] } else { Vec::new() }
    });
}
