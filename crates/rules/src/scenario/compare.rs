//! Compares what was seen with what was expected.

use super::block::Sitting;
use super::claim::{ClockClaim, ClockName, Mark};
use super::expect::{Claim, Expectation, When};
use super::outcome::{Difference, Seen, SeenClock, SeenFinding, local};
use calendar::{Day, Zone};
use engine::{Due, Irregularity, LedgerDay};

/// Adds every expectation of a sitting that does not hold, and every ledger that does not add up.
pub(super) fn compare(sitting: &Sitting, seen: &[Seen], out: &mut Vec<Difference>) {
    let before = out.len();
    let mut named: Vec<Vec<bool>> = seen.iter().map(|one| vec![false; one.findings.len()]).collect();
    // "no other finding" speaks of all that the rest does not name, wherever it stands.
    let (last, first): (Vec<_>, Vec<_>) =
        sitting.expected.iter().partition(|expected| expected.claim == Claim::NothingElse);
    for expected in first.into_iter().chain(last) {
        let place = seen.iter().position(|one| expected.matter.is_empty() || one.matter == expected.matter);
        let Some(place) = place else { continue };
        if let Claim::Score(centi) = expected.claim {
            let found = score(seen);
            if found != centi {
                let found = format!("score {}.{:02}", found / 100, found % 100);
                out.push(Difference { line: expected.line, expected: expected.text.clone(), found });
            }
            continue;
        }
        let everywhere = expected.claim == Claim::NothingElse && expected.matter.is_empty();
        let places = if everywhere { 0..seen.len() } else { place..place + 1 };
        for place in places {
            if let Err(found) = check(expected, &seen[place], &mut named[place]) {
                out.push(Difference { line: expected.line, expected: expected.text.clone(), found });
            }
        }
    }
    if let Some(own) = out.get_mut(before..) {
        own.sort_by_key(|difference| difference.line);
    }
    for (one, clock) in seen.iter().flat_map(|one| one.clocks.iter().map(move |clock| (one, clock))) {
        if let Err(found) = adds_up(clock) {
            let expected = format!("the ledger of {} in {} adds up", clock.code, one.matter);
            out.push(Difference { line: sitting.line, expected, found });
        }
    }
}

/// A hundred points, less what standing findings take, in hundredths.
fn score(seen: &[Seen]) -> i64 {
    let standing = seen.iter().flat_map(|one| &one.findings).filter(|finding| finding.standing);
    10_000 + standing.map(|finding| i64::from(finding.score_centi)).sum::<i64>()
}

fn check(expected: &Expectation, seen: &Seen, named: &mut [bool]) -> Result<(), String> {
    match &expected.claim {
        Claim::Clock(name, claim) => clock(seen, name, claim),
        Claim::Finding { name, when, value, superseded } => {
            let fits = |one: &SeenFinding| {
                name.fits([&one.rule, &one.code], &one.level)
                    && one.standing != *superseded
                    && value.is_none_or(|value| one.value == value)
                    && at(*when, one, &seen.zone)
            };
            let place = (0..seen.findings.len()).find(|place| !named[*place] && fits(&seen.findings[*place]));
            let place = place.ok_or_else(|| findings(seen, |_| true))?;
            named[place] = true;
            Ok(())
        }
        Claim::No(name) if seen.ratios.iter().any(|one| name.fits([&one.rule; 2], &one.level)) => {
            Err(ratios(seen))
        }
        Claim::No(name) => none(seen, |one| name.fits([&one.rule, &one.code], &one.level)),
        Claim::NothingElse => {
            let other: Vec<&SeenFinding> = (seen.findings.iter().zip(named.iter()))
                .filter(|(one, named)| one.standing && !**named)
                .map(|(one, _)| one)
                .collect();
            none(seen, |one| other.contains(&one))
        }
        Claim::Change(kind, name) => {
            let fits = |(change, one): &(_, SeenFinding)| {
                change == kind && name.fits([&one.rule, &one.code], &one.level)
            };
            if seen.changes.iter().any(fits) { Ok(()) } else { Err(changes(seen)) }
        }
        Claim::Trouble(rule, trouble) => {
            let fits =
                |(code, one): &(String, _)| code == rule && trouble.is_none_or(|trouble| *one == trouble);
            if seen.troubles.iter().any(fits) { Ok(()) } else { Err(troubles(seen)) }
        }
        Claim::Score(_) => Ok(()), // of all matters together: compared above
        Claim::NoTrouble => {
            if seen.troubles.is_empty() {
                Ok(())
            } else {
                Err(troubles(seen))
            }
        }
        Claim::Ratio { name, group, month, ratio, provisional } => {
            let fits = seen.ratios.iter().any(|one| {
                name.fits([&one.rule; 2], &one.level)
                    && (one.group.as_str(), one.month) == (group.as_str(), *month)
                    && ratio.is_none_or(|ratio| one.ratio == ratio)
                    && one.provisional == *provisional
            });
            if fits { Ok(()) } else { Err(ratios(seen)) }
        }
    }
}

fn at(when: When, one: &SeenFinding, zone: &Zone) -> bool {
    let dawn = zone.start_of(one.day).plus_micros(1);
    match when {
        When::Any => true,
        When::On(day) => one.day == day,
        When::From(day) => one.day == day && one.at == dawn,
        When::After(day) => one.day == day && one.at > dawn,
        When::AfterInstant(moment) => one.at == moment.plus_micros(1),
        When::At(moment) => one.at == moment,
    }
}

fn clock(seen: &Seen, name: &ClockName, claim: &ClockClaim) -> Result<(), String> {
    let fits =
        |one: &&SeenClock| one.code == name.code && (name.subject.is_empty() || one.subject == name.subject);
    let found = seen.clocks.iter().filter(fits).nth(name.number - 1);
    let Some(found) = found else {
        let absent = *claim == ClockClaim::Absent;
        return if absent { Ok(()) } else { Err(format!("{} does not run; {}", name.code, clocks(seen))) };
    };
    if holds(found, claim, &seen.zone) {
        return Ok(());
    }
    if let ClockClaim::Day(day, _) = claim {
        return Err(ledger_day(found, *day));
    }
    Err(show(found, &seen.zone))
}

fn holds(clock: &SeenClock, claim: &ClockClaim, zone: &Zone) -> bool {
    let run = &clock.run;
    let ledger = clock.ledger.as_ref();
    match claim {
        ClockClaim::Due(on, time) => match run.due {
            Due::At { day, moment } => day == *on && time.is_none_or(|time| zone.moment(*on, time) == moment),
            Due::Suspended | Due::NoLimit | Due::Outside => false,
        },
        ClockClaim::Suspended => run.due == Due::Suspended,
        ClockClaim::NoLimit => run.due == Due::NoLimit,
        ClockClaim::Outside => run.due == Due::Outside,
        ClockClaim::Absent => false,
        ClockClaim::Running => run.stop.is_none(),
        ClockClaim::Stopped(on) => run.stop.is_some_and(|stop| zone.day_of(stop) == *on),
        ClockClaim::Started(on) => run.start_day == *on,
        ClockClaim::Deemed => run.deemed,
        ClockClaim::Used(used) => clock.used == Some(*used),
        ClockClaim::Remaining(left) => {
            let limit = ledger.and_then(|ledger| ledger.limit).map(i64::from);
            limit.zip(clock.used).is_some_and(|(limit, used)| limit - i64::from(used) == *left)
        }
        ClockClaim::Limit(limit) => run.limit == Some(*limit),
        ClockClaim::Extended(extra) => run.extra == *extra,
        ClockClaim::Provisional => ledger.is_some_and(|ledger| ledger.provisional),
        ClockClaim::Final => ledger.is_some_and(|ledger| !ledger.provisional),
        ClockClaim::Irregular(irregular) => clock.irregular == *irregular,
        ClockClaim::Day(day, mark) => {
            let row = ledger.and_then(|ledger| ledger.days.iter().find(|row| row.day == *day));
            row.is_some_and(|row| Mark::of(row.reason) == *mark)
        }
    }
}

fn ledger_day(clock: &SeenClock, day: Day) -> String {
    let ledger = clock.ledger.as_ref();
    let row = ledger.and_then(|ledger| ledger.days.iter().find(|row| row.day == day));
    row.map_or_else(
        || format!("{day} is no day of {}", clock.code),
        |row| format!("{day} is {}", Mark::of(row.reason).code()),
    )
}

/// The counted days through the due day are the limit, and those through the stop are what was used, always.
fn adds_up(clock: &SeenClock) -> Result<(), String> {
    let Some(ledger) = &clock.ledger else { return Ok(()) };
    // A clock that keeps the time of day adds up in microseconds, not in whole days.
    let hours = ledger.days.iter().any(|row| row.micros != 0);
    if clock.used.is_some_and(|used| used != ledger.used) && !hours {
        return Err(format!("{} days by the ledger, {:?} by the table", ledger.used, clock.used));
    }
    let number = |day| ledger.days.iter().find(|row: &&LedgerDay| row.day == day).map(|row| row.number);
    match (ledger.due, ledger.limit) {
        (Due::At { day, .. }, Some(limit)) if !hours && number(day) != Some(limit) => {
            Err(format!("day {:?} by the ledger on {day}, the limit is {limit}", number(day)))
        }
        _ => Ok(()),
    }
}

fn none(seen: &Seen, forbidden: impl Fn(&SeenFinding) -> bool) -> Result<(), String> {
    if seen.findings.iter().any(&forbidden) { Err(findings(seen, forbidden)) } else { Ok(()) }
}

fn listed(lines: impl Iterator<Item = String>, nothing: &str) -> String {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { nothing.to_owned() } else { lines.join("\n") }
}

fn findings(seen: &Seen, which: impl Fn(&SeenFinding) -> bool) -> String {
    let one = |one: &SeenFinding| {
        let part = if one.code == one.rule { String::new() } else { format!(" {}", one.code) };
        let standing = if one.standing { "" } else { ", superseded" };
        let at = local(&seen.zone, one.at);
        format!(
            "{}/{}{part} on {}, known at {at}, value {}{standing}",
            one.rule, one.level, one.day, one.value
        )
    };
    listed(seen.findings.iter().filter(|f| which(f)).map(one), "no finding")
}

fn changes(seen: &Seen) -> String {
    let one = |(kind, one): &(super::ChangeKind, SeenFinding)| format!("{kind:?} {}/{}", one.rule, one.level);
    listed(seen.changes.iter().map(one), "no change")
}

fn troubles(seen: &Seen) -> String {
    let one = |(rule, trouble): &(String, engine::Trouble)| format!("trouble {rule} {trouble:?}");
    listed(seen.troubles.iter().map(one), "no trouble")
}

fn ratios(seen: &Seen) -> String {
    let one = |one: &super::SeenRatio| {
        let (year, month) = (one.month.div_euclid(12), one.month.rem_euclid(12) + 1);
        let (numerator, denominator) = one.ratio;
        let provisional = if one.provisional { " provisional" } else { "" };
        let of = format!("for {} in {year}-{month:02} {numerator}/{denominator}{provisional}", one.group);
        format!("{}/{} {of}", one.rule, one.level)
    };
    listed(seen.ratios.iter().map(one), "no finding about a month")
}

fn clocks(seen: &Seen) -> String {
    listed(seen.clocks.iter().map(|one| show(one, &seen.zone)), "no clock runs")
}

fn show(clock: &SeenClock, zone: &Zone) -> String {
    let run = &clock.run;
    let due = match run.due {
        Due::At { moment, .. } => format!("due {}", local(zone, moment)),
        Due::Suspended => "suspended".to_owned(),
        Due::NoLimit => "no limit".to_owned(),
        Due::Outside => "outside the calendar".to_owned(),
    };
    let stop = run.stop.map_or_else(|| "running".to_owned(), |stop| format!("stopped {}", local(zone, stop)));
    let limit = run.limit.map_or_else(String::new, |limit| format!(" of {limit} + {}", run.extra));
    let used = clock.used.map_or_else(|| "?".to_owned(), |used| used.to_string());
    let deemed = if run.deemed { " (deemed)" } else { "" };
    let subject = if clock.subject.is_empty() { String::new() } else { format!(":{}", clock.subject) };
    let irregular = irregular(clock.irregular);
    let start = local(zone, run.start);
    format!("{}{subject} from {start}{deemed}, {due}, used {used}{limit}, {stop}{irregular}", clock.code)
}

fn irregular(irregular: Irregularity) -> String {
    let codes: Vec<&str> = irregular.each().map(|(code, _)| code).collect();
    if codes.is_empty() { String::new() } else { format!(", irregular {}", codes.join(", ")) }
}
