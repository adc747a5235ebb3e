//! The rulebook that the settings ask for.

use crate::config::Judging;
use crate::fault::{Code, Fault};
use crate::pack;
use crate::place::PlaceArguments;
use app::Rulebook;
use calendar::Strictness;
use engine::ItemVersion;
use ledger::HashKind;

/// The pack by which the supervisors' own matters are judged.
const DESK: &str = "supervision";

/// Puts calendar, items and pack together, as the settings name them.
pub(crate) fn book(judging: &Judging) -> Result<Rulebook, Fault> {
    let items = match &judging.items {
        Some(file) => crate::log::items_of(file)?,
        None => Vec::new(),
    };
    book_of(judging, &items)
}

/// Puts calendar and pack together with items that were made otherwise.
pub(crate) fn book_of(judging: &Judging, items: &[ItemVersion]) -> Result<Rulebook, Fault> {
    let place = PlaceArguments {
        known_on: None,
        division: judging.divisions.clone(),
        organisation: judging.organisation.clone(),
    };
    let calendar = place.calendar(Strictness::default())?;
    let rules = pack::load(&judging.pack)?.rules;
    let file = judging.items.as_ref().map_or_else(|| "-".to_owned(), |file| file.display().to_string());
    let edition = edition(judging, items);
    // What follows from findings: cards, and the limits of those who answer them and of those who decide.
    let desk = pack::load(DESK)?.rules;
    let book = Rulebook::new(calendar, items, rules, &edition)
        .map_err(|error| Fault::because(Code::ItemsWrong, file, error))?;
    Ok(book.with_desk(desk))
}

/// Names the calendar and the items, so that what was judged by others is known.
fn edition(judging: &Judging, items: &[ItemVersion]) -> String {
    let mut calendars: Vec<&str> = vec!["cn"];
    calendars.extend(judging.divisions.iter().map(String::as_str));
    calendars.extend(judging.organisation.as_deref());
    let text = serde_json::to_vec(items).expect("items are texts, numbers and lists of them");
    let hash = HashKind::Sm3.leaf(&text).to_string();
    let short: String = hash.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    format!("{} items-{short}", calendars.join("+"))
}
