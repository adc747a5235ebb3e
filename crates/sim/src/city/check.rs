//! What a pack must hold for its cases to make sense.

use super::{City, CityError, Level};
use crate::auditor::GROUNDS;
use crate::plants::plants;
use calendar::Day;
use engine::{CaseType, ItemState, ItemVersion, Limit, Unit};

/// Weights are at most this, so that their products fit.
const WEIGHT_MAX: u32 = 10_000;

type Wrong = (&'static str, String);

pub(super) fn check(file: &str, city: &City) -> Result<(), CityError> {
    let parts = [days, shares, texts, divisions, handlings, kinds, items];
    match parts.iter().find_map(|part| part(city)) {
        None => Ok(()),
        Some((field, message)) => {
            Err(CityError::Field { file: file.to_owned(), field: field.to_owned(), message })
        }
    }
}

fn days(city: &City) -> Option<Wrong> {
    (city.last < city.first).then(|| ("last", format!("{} is before {}", city.last, city.first)))
}

fn shares(city: &City) -> Option<Wrong> {
    let intake = &city.intake;
    let lists = [
        ("intake.hours", &intake.hours, 24),
        ("intake.weekdays", &intake.weekdays, 7),
        ("intake.months", &intake.months, 12),
    ];
    for (field, list, length) in lists {
        if list.len() != length {
            return Some((field, format!("{} numbers; {length} are needed", list.len())));
        }
    }
    if !(9..12).chain(13..16).any(|hour| intake.hours[hour] > 0) {
        return Some(("intake.hours", "nobody comes while the windows are open".to_owned()));
    }
    let weights = (lists.iter().flat_map(|(_, list, _)| list.iter()))
        .chain([&intake.rest_days_permille, &intake.after_holiday_permille])
        .chain(city.pace.working_days.iter().chain(&city.pace.delivery_days))
        .chain(city.divisions.iter().map(|division| &division.weight))
        .chain(city.handlings.iter().map(|handling| &handling.weight))
        .chain(city.misconduct.weights.values());
    let most = weights.copied().max().unwrap_or(0);
    let of = |level: Level| city.handlings.iter().filter(move |one| one.levels.contains(&level));
    let offers =
        city.divisions.iter().flat_map(|one| of(one.level).map(|handling| (one.weight, handling.weight)));
    let sum: u64 = offers.map(|(own, weight)| u64::from(own) * u64::from(weight)).sum();
    if most > WEIGHT_MAX || sum > u64::from(u32::MAX) {
        return Some((
            "weight",
            format!("a weight of {most}, {sum} in all; at most {WEIGHT_MAX} and {}", u32::MAX),
        ));
    }
    let longest = city.pace.delivery_days.len();
    (longest > 10)
        .then(|| ("pace.delivery_days", format!("{longest} numbers; nobody may deliver after 10 days")))
}

fn texts(city: &City) -> Option<Wrong> {
    let of_divisions = city.divisions.iter().flat_map(|one| [&one.code, &one.name]);
    let of_items = city.items.iter().flat_map(|item| {
        let steps = item.steps.iter().flat_map(|step| [&step.code].into_iter().chain(&step.roles));
        let specials = item.specials.iter().flat_map(|special| [&special.code, &special.ground]);
        let materials = item.materials.iter().map(|material| &material.code);
        let fees = item.fees.iter().map(|fee| &fee.code);
        [&item.code, &item.department].into_iter().chain(steps).chain(specials).chain(materials).chain(fees)
    });
    let mut all = [&city.letters].into_iter().chain(of_divisions).chain(of_items);
    let wrong = |text: &&String| text.is_empty() || text.contains(['"', ',', '\n', '\r']);
    let text = all.find(wrong)?;
    Some(("code", format!("\"{text}\" cannot stand in a log: empty, a comma, a quote or a line")))
}

fn divisions(city: &City) -> Option<Wrong> {
    let mut codes: Vec<&str> = city.divisions.iter().map(|one| one.code.as_str()).collect();
    codes.sort_unstable();
    let twice = codes.windows(2).find(|pair| pair[0] == pair[1])?;
    Some(("division.code", format!("\"{}\" comes twice", twice[0])))
}

fn handlings(city: &City) -> Option<Wrong> {
    if city.handlings.is_empty() {
        return Some(("handling", "there is none".to_owned()));
    }
    for handling in &city.handlings {
        let code = &handling.item;
        let versions: Vec<&ItemVersion> = city.items.iter().filter(|item| item.code == *code).collect();
        if versions.is_empty() {
            return Some(("handling.item", format!("no item \"{code}\"")));
        }
        if versions.iter().any(|item| item.state != ItemState::InForce) {
            return Some(("handling.item", format!("\"{code}\" is not in force")));
        }
        let mut all_days = city.first.number()..=city.last.number();
        if let Some(day) = all_days.find(|day| city.version(code, Day::new(*day)).is_none()) {
            return Some(("handling.item", format!("\"{code}\" has no version on {}", Day::new(day))));
        }
        let has = |level: &Level| city.divisions.iter().any(|division| division.level == *level);
        if !handling.levels.iter().any(has) {
            return Some(("handling.levels", format!("no division handles \"{code}\"")));
        }
    }
    None
}

fn kinds(city: &City) -> Option<Wrong> {
    let unknown = |kind: &&String| plants().iter().all(|plant| plant.code != **kind);
    let kind = city.misconduct.weights.keys().find(unknown)?;
    let known: Vec<&str> = plants().iter().map(|plant| plant.code).collect();
    Some(("misconduct.weights", format!("no kind \"{kind}\"; allowed: {}", known.join(", "))))
}

fn items(city: &City) -> Option<Wrong> {
    let (item, fault) = city.items.iter().find_map(|item| item_fault(item).map(|fault| (item, fault)))?;
    Some(("item", format!("\"{}\": {fault}", item.code)))
}

/// The simulation plans in working days, and keeps promises of honest offices with two days to spare.
fn item_fault(item: &ItemVersion) -> Option<String> {
    let steps = item.steps.iter().map(|step| step.limit);
    let needed = [item.statutory, item.promised]
        .into_iter()
        .chain(steps)
        .chain(item.specials.iter().map(|one| one.limit));
    let others = [item.accept, item.deliver, item.extension].into_iter().flatten();
    let in_days = |limit: Limit| limit.unit() == Unit::WorkingDay;
    if needed.clone().any(|limit| !limit.is_some_and(in_days)) || !others.clone().all(in_days) {
        return Some(
            "limits of the item, its steps and special procedures are needed, in working days".to_owned(),
        );
    }
    if others.into_iter().any(|limit| limit.count() < 5)
        || item.deliver.is_some_and(|limit| limit.count() < 10)
    {
        return Some("accepting and extending take 5 working days or more, delivering 10".to_owned());
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
    if let Some(special) = item.specials.iter().find(|special| !GROUNDS.contains(&special.ground.as_str())) {
        return Some(format!("\"{}\" is no ground; allowed: {}", special.ground, GROUNDS.join(", ")));
    }
    if item.steps.iter().any(|step| count(step.limit) == 0) {
        return Some("a step has no time".to_owned());
    }
    item.steps.iter().any(|step| step.roles.is_empty()).then(|| "a step without roles".to_owned())
}
