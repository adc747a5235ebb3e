//! The law's readings, one by one: suspensions, extensions, deemed acceptance, pauses, restarts, reopening.

use engine::{
    Cap, Deemed, DeemedKind, Due, EventKind, Irregularity, LimitSource, Per, SuspendSpec, Threshold,
    ThresholdPoint,
};

use crate::ground::{Pack, Seen, Told, after, at, day, item, limit, see};

/// One clock, changed as a test needs it.
fn pack(limit_text: &str, change: impl FnOnce(&mut Pack, &mut engine::ClockSpec)) -> Pack {
    let mut pack = Pack::new();
    let mut clock = pack.clock(LimitSource::Fixed(limit(limit_text)));
    change(&mut pack, &mut clock);
    pack.add(clock);
    pack
}

fn due(seen: &Seen) -> String {
    seen.runs.last().and_then(|run| run.due_day()).map_or("none".into(), |day| day.to_string())
}

fn codes(irregular: Irregularity) -> Vec<&'static str> {
    irregular.each().map(|(code, _)| code).collect()
}

fn lawful_only(pack: &mut Pack, clock: &mut engine::ClockSpec) {
    clock.suspends[0].grounds =
        vec![pack.rules.symbols.intern("hearing"), pack.rules.symbols.intern("expert_review")];
    clock.suspends[0].needs_notice = true;
}

/// A case of 2 March with one special procedure from 9 to 20 March.
fn procedure(ground: &str, notice: bool, planned: Option<&str>) -> Told {
    let mut told = Told::lines(&["2026-03-02 10:00 accepted"]);
    let begun = told.event(EventKind::SpecialStarted, at("2026-03-09 09:00"));
    begun.ground = ground.into();
    begun.planned = planned.map(limit);
    if notice {
        begun.documents.push(engine::Document { kind: "suspension_notice".into(), number: "7".into() });
    }
    told.event(EventKind::SpecialEnded, at("2026-03-20 09:00"));
    told
}

#[test]
fn only_a_listed_ground_with_notice_and_planned_length_stops_the_clock() {
    let pack = pack("20 working_day", lawful_only);
    let seen = |told: &Told| see(&pack, None, told, after("2026-06-30"));
    let lawful = seen(&procedure("hearing", true, Some("10 working_day")));
    assert_eq!((due(&lawful).as_str(), lawful.spans[0][0].stops), ("2026-04-13", true));
    let cases = [
        (procedure("waiting_for_leader", true, Some("10 working_day")), "ground_not_listed"),
        (procedure("hearing", false, Some("10 working_day")), "no_written_notice"),
        (procedure("hearing", true, None), "no_planned_length"),
    ];
    for (told, code) in cases {
        let seen = seen(&told);
        assert_eq!(due(&seen), "2026-03-30", "{code}: the due day stays");
        assert_eq!((codes(seen.spans[0][0].irregular), seen.spans[0][0].stops), (vec![code], false));
    }
    let longer = seen(&procedure("hearing", true, Some("3 working_day")));
    assert_eq!(due(&longer), "2026-04-13", "the actual time is left out");
    assert_eq!(codes(longer.spans[0][0].irregular), ["over_planned"]);
}

#[test]
fn a_cap_leaves_out_no_more_than_was_planned() {
    let pack = pack("20 working_day", |_, clock| clock.suspends[0].cap = Cap::Planned);
    let capped = see(&pack, None, &procedure("hearing", true, Some("3 working_day")), after("2026-06-30"));
    assert_eq!(due(&capped), "2026-04-02", "three days, 10 to 12 March");
    let mut open = procedure("hearing", true, Some("3 working_day"));
    open.events.pop();
    let open = see(&pack, None, &open, after("2026-03-20"));
    assert_eq!(due(&open), "2026-04-02", "the clock runs again though nobody ended the procedure");
    let shorter = see(&pack, None, &procedure("hearing", true, Some("30 working_day")), after("2026-06-30"));
    assert_eq!(due(&shorter), "2026-04-13", "the actual time where it is less");
}

#[test]
fn nothing_is_due_while_a_procedure_is_open_and_the_remaining_time_is_kept() {
    let pack = pack("10 working_day", |_, _| ());
    let lines = ["2026-03-02 10:00 accepted", "2026-03-05 15:00 special_started:visit"];
    let open = see(&pack, None, &Told::lines(&lines), after("2026-04-30"));
    assert_eq!((open.runs[0].due, open.used[0]), (Due::Suspended, Some(3)));
    let ended = Told::lines(&lines).line("2026-04-30 09:00 special_ended:visit");
    let resumed = see(&pack, None, &ended, after("2026-04-30"));
    // Seven days were left: 6 to 9 and 11 to 13 May (9 May 2026 is a Saturday that is worked).
    assert_eq!((due(&resumed).as_str(), resumed.used[0]), ("2026-05-13", Some(3)));
}

#[test]
fn a_procedure_that_was_never_closed_is_dangling_once_the_case_is_over() {
    let pack = pack("10 working_day", |_, _| ());
    let told = Told::lines(&[
        "2026-03-02 10:00 accepted",
        "2026-03-05 15:00 special_started:visit",
        "2026-03-10 15:00 concluded",
    ]);
    let seen = see(&pack, None, &told, after("2026-04-30"));
    assert_eq!(codes(seen.spans[0][0].irregular), ["dangling"]);
    assert_eq!(seen.used[0], Some(3));
}

#[test]
fn procedures_without_subject_pair_in_turn_and_with_subject_by_name() {
    let lines = [
        "2026-03-02 10:00 accepted",
        "2026-03-03 10:00 special_started:a",
        "2026-03-04 10:00 special_started:b",
        "2026-03-06 10:00 special_ended:a",
        "2026-03-11 10:00 special_ended:b",
    ];
    let by_name = pack("10 working_day", |_, _| ());
    let seen = see(&by_name, None, &Told::lines(&lines), after("2026-06-30"));
    assert_eq!((seen.spans[0].len(), due(&seen).as_str()), (2, "2026-03-24"), "4 to 11 March, once");
    let in_turn = pack("10 working_day", |_, clock| clock.suspends[0].same_subject = false);
    let seen = see(&in_turn, None, &Told::lines(&lines), after("2026-06-30"));
    assert_eq!(
        (seen.spans[0].len(), due(&seen).as_str()),
        (1, "2026-03-19"),
        "the first start to the first end"
    );
}

/// An extension at an instant by a role, on a case of 2 March with 20 working days (30 March).
fn extended(change: impl Fn(&mut engine::Event), when: &str) -> Told {
    let mut told = Told::lines(&["2026-03-02 10:00 accepted"]);
    let event = told.event(EventKind::Extended, at(when));
    event.actor.role = "head".into();
    event.reason = "案情复杂".into();
    change(event);
    told
}

fn extendable() -> Pack {
    pack("20 working_day", |pack, clock| {
        let mut extends = pack.extension(&["head"], "10 working_day");
        extends.needs_reason = true;
        clock.extends = Some(extends);
    })
}

#[test]
fn an_extension_counts_once_before_expiry_and_by_the_right_role() {
    let pack = extendable();
    let seen = |told: &Told| see(&pack, None, told, after("2026-06-30"));
    let lawful = seen(&extended(|_| (), "2026-03-30 17:00"));
    assert_eq!((due(&lawful).as_str(), codes(lawful.runs[0].extension_irregular)), ("2026-04-14", vec![]));
    let late = seen(&extended(|_| (), "2026-03-30 17:01"));
    assert_eq!(
        (due(&late).as_str(), codes(late.runs[0].extension_irregular)),
        ("2026-03-30", vec!["after_expiry"])
    );
    let role = seen(&extended(|event| event.actor.role = "handler".into(), "2026-03-20 10:00"));
    assert_eq!(
        (due(&role).as_str(), codes(role.runs[0].extension_irregular)),
        ("2026-03-30", vec!["wrong_role"])
    );
    let silent = seen(&extended(|event| event.reason.clear(), "2026-03-20 10:00"));
    assert_eq!(
        (due(&silent).as_str(), codes(silent.runs[0].extension_irregular)),
        ("2026-04-14", vec!["no_reason"])
    );
    let long = seen(&extended(|event| event.planned = Some(limit("15 working_day")), "2026-03-20 10:00"));
    assert_eq!(
        (due(&long).as_str(), codes(long.runs[0].extension_irregular)),
        ("2026-04-14", vec!["too_long"])
    );
    let short = seen(&extended(|event| event.planned = Some(limit("5 working_day")), "2026-03-20 10:00"));
    assert_eq!(due(&short), "2026-04-07");
    let mut twice = extended(|_| (), "2026-03-20 10:00");
    let again = twice.event(EventKind::Extended, at("2026-03-25 10:00"));
    (again.actor.role, again.reason) = ("head".into(), "案情复杂".into());
    let twice = seen(&twice);
    assert_eq!(
        (due(&twice).as_str(), codes(twice.runs[0].extension_irregular)),
        ("2026-04-14", vec!["second_extension"])
    );
}

#[test]
fn an_extension_follows_the_item_and_not_what_is_over() {
    let pack = extendable();
    let told = extended(|_| (), "2026-03-20 10:00");
    let with = |change: &dyn Fn(&mut engine::ItemVersion)| {
        let mut item = item("20 working_day", "20 working_day");
        change(&mut item);
        see(&pack, Some(&item), &told, after("2026-06-30"))
    };
    assert_eq!(
        due(&with(&|item| item.joint = true)),
        "2026-04-21",
        "fifteen days where several organs decide"
    );
    assert_eq!(due(&with(&|item| item.extension = Some(limit("3 working_day")))), "2026-04-02");
    let of_government = |role: &str| {
        let mut pack = extendable();
        let roles = vec![pack.rules.symbols.intern("government_head")];
        pack.rules.clocks[0].extends.as_mut().expect("it has one").roles_joint = roles;
        let told = extended(|event| event.actor.role = role.into(), "2026-03-20 10:00");
        let mut joint = item("20 working_day", "20 working_day");
        joint.joint = true;
        due(&see(&pack, Some(&joint), &told, after("2026-06-30")))
    };
    assert_eq!(of_government("government_head"), "2026-04-21");
    assert_eq!(of_government("head"), "2026-03-30", "the head of the organ alone may not");
    let never = with(&|item| item.extendable = false);
    assert_eq!(
        (due(&never).as_str(), codes(never.runs[0].extension_irregular)),
        ("2026-03-30", vec!["not_extendable"])
    );
    let over = told.line("2026-03-10 10:00 concluded");
    assert_eq!(see(&pack, None, &over, after("2026-06-30")).runs[0].extended_by, None);
}

#[test]
fn an_extension_in_another_unit_is_laid_on_the_due_day() {
    let pack = extendable();
    let month = extended(|event| event.planned = Some(limit("9 calendar_day")), "2026-03-20 10:00");
    let seen = see(&pack, None, &month, after("2026-06-30"));
    // Nine days from 30 March are 8 April: six working days (4 to 6 April are days off).
    assert_eq!((due(&seen).as_str(), seen.runs[0].extra), ("2026-04-08", 6));
}

fn deemed_pack() -> Pack {
    pack("20 working_day", |pack, clock| {
        clock.deemed = Some(Deemed {
            kind: DeemedKind::Acceptance,
            from: pack.marks(&["received"]),
            unless: pack.marks(&["accepted", "correction_requested", "refused_to_accept"]),
            within: limit("5 working_day"),
        });
    })
}

#[test]
fn silence_for_five_working_days_is_acceptance_from_the_day_of_receipt() {
    let pack = deemed_pack();
    let received = "2026-03-02 10:00 received";
    let seen = |lines: &[&str], as_of| see(&pack, None, &Told::lines(lines), as_of);
    assert!(seen(&[received], at("2026-03-09 17:00")).runs.is_empty(), "the fifth day is not over");
    let silent = seen(&[received], at("2026-03-09 17:01"));
    assert_eq!((due(&silent).as_str(), silent.runs[0].deemed), ("2026-03-30", true));
    assert_eq!(silent.runs[0].known_at, at("2026-03-09 17:00").plus_micros(1));
    let late = seen(&[received, "2026-03-12 10:00 accepted"], after("2026-03-12"));
    assert_eq!(
        (due(&late).as_str(), late.runs[0].deemed),
        ("2026-03-30", true),
        "too late to move the start"
    );
    let noticed = seen(&[received, "2026-03-09 17:00 correction_requested"], after("2026-03-12"));
    assert!(noticed.runs.is_empty(), "the notice was in time to the last instant");
    let in_time = seen(&[received, "2026-03-06 10:00 accepted"], after("2026-03-12"));
    assert_eq!((due(&in_time).as_str(), in_time.runs[0].deemed), ("2026-04-03", false));
    let tardy = seen(&[received, "2026-03-09 17:01 correction_requested"], after("2026-03-12"));
    assert!(tardy.runs[0].deemed, "a notice after the fifth day prevents nothing");
}

#[test]
fn a_crossing_of_a_deemed_clock_is_known_when_the_clock_is() {
    let mut pack = deemed_pack();
    let reaches = Threshold {
        point: ThresholdPoint::Start(2),
        comparator: engine::Comparator::Reaches,
        rounding: engine::Rounding::None,
    };
    pack.rule(engine::ClockIndex(0), vec![reaches], false);
    let told = Told::lines(&["2026-03-02 10:00 received"]);
    let seen = see(&pack, None, &told, after("2026-03-12"));
    assert_eq!((seen.findings[0].day, seen.findings[0].at), (day("2026-03-04"), seen.runs[0].known_at));
}

#[test]
fn a_restart_ends_the_run_before_it_and_what_was_late_stays_late() {
    let mut pack = pack("5 working_day", |pack, clock| clock.restarts = pack.marks(&["correction_supplied"]));
    pack.rule(engine::ClockIndex(0), vec![crate::lawful::overdue()], false);
    let story =
        ["2026-03-02 10:00 accepted", "2026-03-12 10:00 correction_supplied", "2026-03-16 10:00 concluded"];
    let seen = see(&pack, None, &Told::lines(&story), after("2026-06-30"));
    assert_eq!((seen.runs.len(), due(&seen).as_str()), (2, "2026-03-19"));
    assert_eq!(seen.findings.iter().map(|finding| finding.day).collect::<Vec<_>>(), [day("2026-03-09")]);
    assert_eq!((seen.used[0], seen.used[1]), (Some(8), Some(2)));
    // Several in a row: the last one counts, and nothing is counted twice (K14).
    let several = Told::lines(&story[..2]).line("2026-03-12 10:05 correction_supplied");
    let seen = see(&pack, None, &several, after("2026-03-12"));
    assert_eq!((seen.runs.len(), due(&seen).as_str()), (3, "2026-03-19"));
    // After the end nothing starts again.
    let over = Told::lines(&story).line("2026-03-20 10:00 correction_supplied");
    assert_eq!(see(&pack, None, &over, after("2026-06-30")).runs.len(), 2);
}

pub(crate) fn overdue() -> Threshold {
    Threshold {
        point: ThresholdPoint::Limit(0),
        comparator: engine::Comparator::Exceeds,
        rounding: engine::Rounding::None,
    }
}

#[test]
fn a_reopened_case_runs_on_and_is_late_from_the_reopening() {
    let mut pack = pack("10 working_day", |pack, clock| clock.reopens = pack.marks(&["reopened"]));
    pack.rule(engine::ClockIndex(0), vec![overdue()], false);
    let story = ["2026-03-02 10:00 accepted", "2026-03-10 10:00 concluded", "2026-03-20 10:00 reopened"];
    let seen = see(&pack, None, &Told::lines(&story), after("2026-03-20"));
    assert_eq!((seen.findings[0].day, seen.findings[0].at), (day("2026-03-16"), at("2026-03-20 10:00")));
    assert_eq!(seen.runs[0].stop, None);
    let before = see(&pack, None, &Told::lines(&story), at("2026-03-20 09:59"));
    assert_eq!((before.findings.len(), before.runs[0].stop), (0, Some(at("2026-03-10 10:00"))));
    let again = Told::lines(&story).line("2026-03-25 10:00 concluded");
    let again = see(&pack, None, &again, after("2026-06-30"));
    assert_eq!((again.runs[0].stop, again.findings.len()), (Some(at("2026-03-25 10:00")), 1));
}

#[test]
fn time_on_the_same_step_adds_up_over_returns() {
    let step = |per: Per| {
        pack("5 working_day", |pack, clock| {
            clock.per = per;
            clock.starts = pack.marks(&["step_started"]);
            clock.stops = pack.marks(&["step_ended", "returned"]);
        })
    };
    let told = Told::lines(&[
        "2026-03-02 10:00 step_started:review",
        "2026-03-05 10:00 returned:review",
        "2026-03-09 10:00 step_started:review",
        "2026-03-10 10:00 step_started:visit",
        "2026-03-10 16:00 step_ended:review",
        "2026-03-11 10:00 step_started:review",
    ]);
    let added = see(&step(Per::Subject), None, &told, after("2026-03-31"));
    let dues: Vec<String> =
        added.runs.iter().map(|run| run.due_day().map_or("none".into(), |day| day.to_string())).collect();
    // 5, then 5 - 3 and 5 - 4 days; the other step has its own five.
    assert_eq!(dues, ["2026-03-09", "2026-03-11", "2026-03-17", "2026-03-12"]);
    assert_eq!(added.runs.iter().map(|run| run.carried).collect::<Vec<_>>(), [0, 3, 0, 4]);
    let each = see(&step(Per::Each), None, &told, after("2026-03-31"));
    assert_eq!(each.runs.iter().map(|run| run.carried).sum::<u32>(), 0);
    assert_eq!(each.runs[2].stop, None, "a step is ended by its own name only");
}

#[test]
fn a_matter_of_several_suspending_clauses_keeps_each_with_its_own_rule() {
    let pack = pack("10 working_day", |pack, clock| {
        let clause = SuspendSpec {
            from: pack.marks(&["correction_requested"]),
            to: pack.marks(&["correction_supplied"]),
            same_subject: false,
            grounds: Vec::new(),
            needs_notice: false,
            cap: Cap::Actual,
        };
        lawful_only(pack, clock);
        clock.suspends.push(clause);
    });
    let told = Told::lines(&[
        "2026-03-02 10:00 accepted",
        "2026-03-03 10:00 special_started:visit",
        "2026-03-04 10:00 correction_requested",
        "2026-03-06 10:00 correction_supplied",
        "2026-03-13 10:00 special_ended:visit",
    ]);
    let seen = see(&pack, None, &told, after("2026-06-30"));
    assert_eq!(seen.spans[0].iter().map(|span| span.stops).collect::<Vec<_>>(), [false, true]);
    assert_eq!(due(&seen), "2026-03-18", "5 and 6 March alone");
}

#[test]
fn months_end_on_the_corresponding_day_and_the_last_day_rolls() {
    let due_of = |limit_text: &str, start: &str| {
        let pack = pack(limit_text, |_, _| ());
        due(&see(&pack, None, &Told::lines(&[start]), after("2026-12-30")))
    };
    assert_eq!(due_of("1 month", "2026-01-31 10:00 accepted"), "2026-02-28", "a Saturday that is worked");
    assert_eq!(due_of("2 month", "2026-03-02 10:00 accepted"), "2026-05-06", "2 May is a holiday");
    assert_eq!(due_of("90 calendar_day", "2026-07-03 10:00 accepted"), "2026-10-08");
    assert_eq!(due_of("15 calendar_day", "2026-02-01 10:00 accepted"), "2026-02-24");
}

#[test]
fn the_vectors_of_the_law_come_out() {
    let vectors = [
        ("2018-10-15", "7 working_day", "2018-10-24"),
        ("2018-10-15", "10 working_day", "2018-10-29"),
        ("2024-09-27", "5 working_day", "2024-10-10"),
        ("2024-09-27", "20 working_day", "2024-10-30"),
        ("2024-02-06", "5 working_day", "2024-02-19"),
        ("2024-02-18", "1 working_day", "2024-02-19"),
        ("2025-01-24", "20 working_day", "2025-02-27"),
        ("2025-09-26", "5 working_day", "2025-10-10"),
        ("2026-02-13", "20 working_day", "2026-03-19"),
        ("2026-02-13", "30 working_day", "2026-04-02"),
        ("2026-09-30", "45 working_day", "2026-12-08"),
        ("2026-09-30", "60 working_day", "2026-12-29"),
        ("2026-04-30", "1 working_day", "2026-05-06"),
        ("2024-12-31", "1 working_day", "2025-01-02"),
    ];
    for (start, limit_text, expected) in vectors {
        let pack = pack(limit_text, |_, _| ());
        let told = Told::lines(&[&format!("{start} 10:00 accepted")]);
        assert_eq!(due(&see(&pack, None, &told, after("2026-12-30"))), expected, "{start} + {limit_text}");
    }
    let pack = pack("20 working_day", |_, _| ());
    let one = [
        "2026-03-02 10:00 accepted",
        "2026-03-09 09:00 special_started:a",
        "2026-03-20 09:00 special_ended:a",
    ];
    assert_eq!(due(&see(&pack, None, &Told::lines(&one), after("2026-12-30"))), "2026-04-13");
    let two =
        Told::lines(&one).line("2026-03-24 09:00 special_started:b").line("2026-04-07 09:00 special_ended:b");
    assert_eq!(due(&see(&pack, None, &two, after("2026-12-30"))), "2026-04-24");
}
