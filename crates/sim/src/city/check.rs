//! What a pack must hold for its cases to make sense.

use super::{City, CityError, Level};
use crate::plants::plants;
use engine::{CaseType, ItemVersion, Limit, Unit};

pub(super) fn check(file: &str, city: &City) -> Result<(), CityError> {
    let wrong = |field: &str, message: String| {
        Err(CityError::Field { file: file.to_owned(), field: field.to_owned(), message })
    };
    if city.last < city.first {
        return wrong("last", format!("{} is before {}", city.last, city.first));
    }
    let lists = [
        ("intake.hours", &city.intake.hours, 24),
        ("intake.weekdays", &city.intake.weekdays, 7),
        ("intake.months", &city.intake.months, 12),
    ];
    for (field, list, length) in lists {
        if list.len() != length {
            return wrong(field, format!("{} numbers; {length} are needed", list.len()));
        }
    }
    if !(9..12).chain(13..16).any(|hour| city.intake.hours[hour] > 0) {
        return wrong("intake.hours", "nobody comes while the windows are open".to_owned());
    }
    let texts =
        [&city.letters].into_iter().chain(city.divisions.iter().flat_map(|one| [&one.code, &one.name]));
    for text in texts.chain(city.items.iter().flat_map(|item| [&item.code, &item.department])) {
        if text.is_empty() || text.contains(['"', ',', '\n', '\r']) {
            return wrong(
                "code",
                format!("\"{text}\" cannot stand in a log: empty, a comma, a quote or a line"),
            );
        }
    }
    for division in &city.divisions {
        let twice = city.divisions.iter().filter(|one| one.code == division.code).count() > 1;
        if twice {
            return wrong("division.code", format!("\"{}\" comes twice", division.code));
        }
    }
    for handling in &city.handlings {
        if !city.items.iter().any(|item| item.code == handling.item) {
            return wrong("handling.item", format!("no item \"{}\"", handling.item));
        }
        let has = |level: &Level| city.divisions.iter().any(|division| division.level == *level);
        if !handling.levels.iter().any(has) {
            return wrong("handling.levels", format!("no division handles \"{}\"", handling.item));
        }
    }
    if let Some(kind) =
        city.misconduct.weights.keys().find(|kind| plants().iter().all(|plant| plant.code != **kind))
    {
        let known: Vec<&str> = plants().iter().map(|plant| plant.code).collect();
        return wrong("misconduct.weights", format!("no kind \"{kind}\"; allowed: {}", known.join(", ")));
    }
    match city.items.iter().find_map(|item| item_fault(item).map(|fault| (item, fault))) {
        Some((item, fault)) => wrong("item", format!("\"{}\": {fault}", item.code)),
        None if city.handlings.is_empty() => wrong("handling", "there is none".to_owned()),
        None => Ok(()),
    }
}

/// The simulation plans in working days, and keeps promises of honest offices with two days to spare.
fn item_fault(item: &ItemVersion) -> Option<String> {
    let limits = [item.statutory, item.promised].into_iter().chain(item.steps.iter().map(|step| step.limit));
    if limits.clone().any(|limit| limit.is_none_or(|limit| limit.unit() != Unit::WorkingDay)) {
        return Some("statutory, promised and step limits are needed, in working days".to_owned());
    }
    let count = |limit: Option<Limit>| limit.map_or(0, Limit::count);
    let (promised, statutory) = (count(item.promised), count(item.statutory));
    if statutory < promised {
        return Some(format!("promised {promised} is longer than statutory {statutory}"));
    }
    let immediate = item.case_type == CaseType::Immediate;
    if immediate != (promised == 1) || (!immediate && promised < 3) {
        return Some("promised is 1 working day for an immediate item, 3 or more for others".to_owned());
    }
    if immediate && !(item.steps.is_empty() && item.specials.is_empty()) {
        return Some("an immediate item has no steps and no special procedures".to_owned());
    }
    if !immediate && promised < 5 && !item.specials.is_empty() {
        return Some("a special procedure needs a promise of 5 working days or more".to_owned());
    }
    (item.steps.iter().any(|step| step.roles.is_empty())).then(|| "a step without roles".to_owned())
}
