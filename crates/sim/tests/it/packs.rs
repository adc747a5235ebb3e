//! City packs: those that are shipped, and what is said of wrong ones.

use crate::engine_side::{calendar, city};
use sim::{City, Options, World, cities, items_text};

/// Returns what is said of a pack in which one text is replaced.
fn said(from: &str, to: &str) -> String {
    let (_, text) = cities()[0];
    assert!(text.contains(from), "the pack no longer says: {from}");
    match City::parse("town.toml", &text.replacen(from, to, 1)) {
        Ok(_) => "nothing".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn shipped_cities_can_be_read_and_tell_what_they_follow() {
    for (code, _) in cities() {
        let city = city(code);
        assert_eq!(city.city, *code);
        assert!(city.figures.iter().any(|figure| figure.used), "{code}");
        assert!(city.divisions.len() > 5 && city.handlings.len() > 10, "{code}");
    }
}

#[test]
fn an_unknown_city_names_those_that_are_shipped() {
    let error = City::shipped("atlantis").unwrap_err().to_string();
    assert_eq!(error, "no city \"atlantis\"; shipped: changsha, ezhou, wuhai");
}

#[test]
fn a_wrong_pack_is_refused_with_its_place() {
    assert_eq!(said("letters", "lettres").split(": ").next(), Some("town.toml:8"));
    assert!(said("last = \"2025-12-31\"", "last = \"2024-12-31\"").starts_with("town.toml: last: "));
    assert!(said("item = \"SC-101\"", "item = \"SC-999\"").contains("no item \"SC-999\""));
    assert!(
        said("promised = \"7 working_day\"", "promised = \"70 working_day\"")
            .contains("longer than statutory")
    );
    assert!(
        said("promised = \"7 working_day\"", "promised = \"7 calendar_day\"").contains("in working days")
    );
    assert!(said("\"promise-missed\"", "\"promise-kept\"").contains("no kind \"promise-kept\"; allowed: "));
    assert!(said("name = \"岳麓区\"", "name = \"岳麓,区\"").contains("cannot stand in a log"));
    assert!(
        said("ground = \"inspection\"", "ground = \"leader\"").contains("\"leader\" is no ground; allowed: ")
    );
    assert!(said("weight = 110", "weight = 1000000").starts_with("town.toml: weight: a weight of 1000000"));
    let later = "code = \"SC-103\"\nfrom = \"2025-03-01\"";
    assert!(said("code = \"SC-103\"", later).contains("\"SC-103\" has no version on 2025-01-01"));
    assert!(said("item = \"SC-101\"", "item = \"CG-902\"").contains("\"CG-902\" is not in force"));
    assert!(said("code = \"430102\"", "code = \"430103\"").contains("\"430103\" comes twice"));
    assert!(said("weekdays = [118, ", "weekdays = [").contains("6 numbers; 7 are needed"));
}

#[test]
fn a_calendar_that_ends_too_early_is_refused() {
    let mut city = city("wuhai");
    let calendar = calendar();
    city.last = calendar.last();
    let options = Options { cases: 1, seed: 1, ..Options::default() };
    let error = World::new(&city, &calendar, options).unwrap_err().to_string();
    assert!(error.contains("a year after the last day is needed"), "{error}");
}

#[test]
fn an_items_file_holds_the_items() {
    #[derive(serde::Deserialize)]
    struct Items {
        item: Vec<engine::ItemVersion>,
    }
    for (code, _) in cities() {
        let city = city(code);
        let items: Items = toml::from_str(&items_text(&city)).unwrap();
        assert_eq!(items.item, city.items);
    }
}
