//! Signals of planted logs, and silence on honest ones.

use audit::forensics::{
    Asked, Band, Forensics, Missing, Names, Reason, Scope, Signal, SignalResult, Thresholds, UnitScore, run,
    write_evidence_csv, write_json, write_scores_csv,
};
use audit::mapping::shipped;
use audit::source::from_reader;
use audit::{Input, ReadOptions};
use calendar::{Calendar, Day, Moment, Strictness};
use engine::{ItemVersion, Setting, Symbols};
use std::fmt::Write as _;
use std::io::Cursor;
use std::num::NonZero;

const HEAD: &str =
    "case,event,at,recorded_at,actor,department,item,ground,reason,document,planned,batch,applicant\n";

/// A log that grows by events.
#[derive(Clone)]
struct Log(String);

impl Log {
    fn new() -> Log {
        Log(HEAD.to_owned())
    }

    /// An event: case, event, at, actor, and what else its row says.
    #[expect(clippy::too_many_arguments, reason = "the four columns that every row fills, in their order")]
    fn add(&mut self, case: &str, event: &str, at: &str, actor: &str, more: &[(&str, &str)]) {
        let get = |key: &str| more.iter().find(|(name, _)| *name == key).map_or("", |(_, value)| value);
        let Some(department) = actor.split('-').next() else { return };
        let rest = ["ground", "reason", "document", "planned", "batch", "applicant"].map(get).join(",");
        let recorded = get("recorded_at");
        writeln!(self.0, "{case},{event},{at},{recorded},{actor},{department},I-1,{rest}").unwrap();
    }

    /// An honest case: accepted in the morning, decided five working days later at an odd minute.
    fn honest(&mut self, number: i32, actor: &str) {
        let (from, to) = (day(number), day(number) + 7);
        let minute = 1 + number % 58;
        let case = format!("{actor}-{number:04}");
        self.add(&case, "accepted", &format!("{from} 09:{minute:02}:07"), actor, &[]);
        self.add(&case, "step_ended:review", &format!("{} 10:{minute:02}:09", from + 1), actor, &[]);
        self.add(&case, "step_ended:approve", &format!("{to} 14:{minute:02}:10"), actor, &[]);
        self.add(&case, "concluded", &format!("{to} 15:{minute:02}:11"), actor, &[]);
    }

    /// Forty honest cases of each of four operators in two departments.
    fn of_honest_offices() -> Log {
        let mut log = Log::new();
        for actor in ["A-1", "A-2", "B-1", "B-2"] {
            (0..40).for_each(|number| log.honest(number, actor));
        }
        log
    }

    fn look<T>(&self, then: impl FnOnce(&Forensics, &Input) -> T) -> T {
        self.look_with(2, then)
    }

    fn look_with<T>(&self, threads: usize, then: impl FnOnce(&Forensics, &Input) -> T) -> T {
        let mapping = shipped().unwrap().into_iter().find(|mapping| mapping.name == "sundial").unwrap();
        let bytes = self.0.clone().into_bytes();
        let length = bytes.len() as u64;
        let log = from_reader("log".to_owned(), Box::new(Cursor::new(bytes)), Some(length)).unwrap();
        let pack = rules::load("statute").unwrap();
        let symbols: Symbols = pack.rules.symbols.clone();
        let mut input = audit::read(vec![log], &mapping, ReadOptions::default(), symbols).unwrap();
        assert!(input.store.problems.is_empty(), "{:?}", input.store.problems);
        let mut item = ItemVersion::new("I-1");
        item.promised = Some("10 working_day".parse().unwrap());
        item.steps = ["review", "approve"].map(step).into();
        let catalogue = audit::items::catalogue(&[item], &mapping, &mut input.store).unwrap();
        let calendar = china();
        let setting = Setting { calendar: &calendar, catalogue: &catalogue, rules: &pack.rules };
        let thresholds = Thresholds::shipped();
        let found = run(
            &input.store,
            &setting,
            Asked { thresholds: &thresholds, as_of: as_of(), threads: NonZero::new(threads).unwrap() },
        );
        then(&found, &input)
    }

    /// The result of one signal.
    fn signal(&self, signal: Signal) -> Seen {
        self.look(|found, input| Seen::new(found, signal, input))
    }
}

fn china() -> Calendar {
    calendar::china().as_known_on(None).strictness(Strictness::AllowProvisional).build().unwrap()
}

fn as_of() -> Moment {
    "2025-12-31T00:00:00+08:00".parse().unwrap()
}

fn step(code: &str) -> engine::StepRule {
    let (name, limit, roles) = (String::new(), None, Vec::new());
    engine::StepRule { code: code.to_owned(), name, limit, roles, optional: false }
}

/// The working days of March to May 2025 that are no Fridays, again and again.
fn day(number: i32) -> Day {
    let first: Day = "2025-03-03".parse().unwrap();
    first + (number % 4 + 7 * (number / 4 % 3))
}

/// One signal, with its codes as texts.
struct Seen {
    result: SignalResult,
    marked: Vec<(Scope, String, Band)>,
}

impl Seen {
    fn new(found: &Forensics, signal: Signal, input: &Input) -> Seen {
        let result = found.signals.iter().find(|one| one.signal == signal).unwrap().clone();
        let marked = |one: &&UnitScore| matches!(one.band, Band::Strong | Band::Notable);
        let text = |one: &UnitScore| (one.scope, input.store.symbols.text(one.unit).to_owned(), one.band);
        let marked = result.scores.iter().filter(marked).map(text).collect();
        Seen { result, marked }
    }

    fn reasons(&self) -> Vec<(Reason, u64)> {
        self.result.reasons.clone()
    }

    fn cases(&self) -> Vec<&str> {
        self.result.evidence.iter().map(|one| one.case.as_str()).collect()
    }

    /// Nothing was seen although it was looked for, or the log lacks what is needed.
    fn assert_silent(&self, missing: Option<Missing>) {
        assert_eq!(self.result.missing, missing, "{:?}", self.result.signal);
        assert_eq!(self.result.count.hits, 0, "{:?}", self.result);
        assert!(self.result.evidence.is_empty() && self.marked.is_empty());
    }
}

#[test]
fn honest_offices_give_no_signal() {
    let log = Log::of_honest_offices();
    for (signal, missing) in [
        (Signal::BackDating, Some(Missing::RecordedAt)),
        (Signal::BackFill, Some(Missing::Batch)),
        (Signal::Suspension, Some(Missing::Suspensions)),
        (Signal::SerialOrder, Some(Missing::Serial)),
        (Signal::EarlyExit, None),
        (Signal::AfterClose, Some(Missing::RecordedAt)),
        (Signal::Undelivered, Some(Missing::Deliveries)),
        (Signal::MonthEnd, None),
        (Signal::Instant, None),
        (Signal::OffHours, None),
        (Signal::RoundTimes, None),
        (Signal::StepOrder, None),
    ] {
        log.signal(signal).assert_silent(missing);
    }
}

#[test]
fn an_event_entered_days_later_stands_out_from_the_operators_own_baseline() {
    let mut log = Log::of_honest_offices();
    log.add("X", "accepted", "2025-03-03 09:10:00", "A-1", &[("recorded_at", "2025-03-03 09:40:00")]);
    log.add("Y", "accepted", "2025-03-03 09:10:00", "A-1", &[("recorded_at", "2025-03-06 09:10:00")]);
    let seen = log.signal(Signal::BackDating);
    assert_eq!((seen.reasons(), seen.cases()), (vec![(Reason::AboveOwn, 1)], vec!["Y"]));
    assert_eq!(seen.result.evidence[0].value, 3 * 24 * 60);
}

#[test]
fn an_operator_who_is_always_late_is_held_against_the_log() {
    let mut log = Log::of_honest_offices();
    for number in 0..30 {
        let (at, recorded) = (day(number), day(number) + 10);
        let recorded = format!("{recorded} 16:31:00");
        log.add(
            &format!("L{number}"),
            "accepted",
            &format!("{at} 09:11:00"),
            "C-1",
            &[("recorded_at", &recorded)],
        );
    }
    let seen = log.signal(Signal::BackDating);
    assert_eq!(seen.reasons(), [(Reason::AboveLog, 30)]);
    let department = (Scope::Department, "C".to_owned(), Band::Strong);
    assert_eq!(seen.marked, [(Scope::Operator, "C-1".to_owned(), Band::Strong), department]);
}

#[test]
fn a_conclusion_stated_in_time_and_recorded_after_the_limit_is_named() {
    let mut log = Log::of_honest_offices();
    log.add("X", "accepted", "2025-03-03 09:10:00", "A-1", &[]);
    // Due on 2025-03-17; recorded two hours after the close of business.
    let late = [("recorded_at", "2025-03-17 19:00:00")];
    log.add("X", "concluded", "2025-03-17 16:10:00", "A-1", &late);
    log.add("Y", "accepted", "2025-03-03 09:10:00", "A-1", &[]);
    log.add("Y", "concluded", "2025-03-17 16:10:00", "A-1", &[("recorded_at", "2025-03-17 16:50:00")]);
    let seen = log.signal(Signal::BackDating);
    assert_eq!((seen.reasons(), seen.cases()), (vec![(Reason::AcrossLimit, 1)], vec!["X"]));
    assert_eq!(seen.result.evidence[0].value, 120);
}

#[test]
fn cases_that_came_in_complete_with_one_batch_are_a_back_fill() {
    let mut log = Log::of_honest_offices();
    for number in 0..10 {
        // Six with one batch, four with another.
        let batch = [("batch", if number < 6 { "Q2" } else { "Q3" })];
        let case = format!("B{number}");
        log.add(&case, "accepted", &format!("{} 09:11:00", day(number)), "A-2", &batch);
        log.add(&case, "concluded", &format!("{} 15:12:00", day(number) + 7), "A-2", &batch);
    }
    let seen = log.signal(Signal::BackFill);
    assert_eq!(seen.reasons(), [(Reason::CompleteAtIngest, 6)]);
    assert!(seen.cases().iter().all(|case| ["B0", "B1", "B2", "B3", "B4", "B5"].contains(case)));
    assert!(seen.result.evidence.iter().all(|one| one.detail == "Q2" && one.value == 6));
    // All 6 hits of 170 ends among the 50 of one of four operators: about 1 in 500 by chance.
    assert_eq!(seen.marked.first(), Some(&(Scope::Operator, "A-2".to_owned(), Band::Notable)));
}

#[test]
fn a_batch_that_carries_events_as_they_happen_is_no_back_fill() {
    let mut log = Log::of_honest_offices();
    for number in 0..10 {
        let case = format!("B{number}");
        log.add(&case, "accepted", &format!("{} 09:11:00", day(number)), "A-2", &[("batch", "monday")]);
        log.add(&case, "concluded", &format!("{} 15:12:00", day(number) + 7), "A-2", &[("batch", "friday")]);
    }
    log.signal(Signal::BackFill).assert_silent(None);
}

#[test]
fn a_case_number_among_those_of_other_days_is_out_of_order() {
    let mut log = Log::new();
    for number in 0..30_i32 {
        let at: Day = "2025-03-03".parse().unwrap();
        let at = if number == 25 { at } else { at + number };
        log.add(&format!("SL-2025-{number:04}"), "accepted", &format!("{at} 09:11:00"), "A-1", &[]);
    }
    let seen = log.signal(Signal::SerialOrder);
    assert_eq!((seen.cases(), seen.result.evidence[0].value), (vec!["SL-2025-0025"], 24));
}

const TOLD: [(&str, &str); 3] =
    [("ground", "expert_review"), ("document", "notice"), ("planned", "5 working_day")];

#[test]
fn suspensions_around_the_limit_are_named_with_their_reasons() {
    let mut log = Log::of_honest_offices();
    // Due on 2025-03-17; suspended the working day before, and ended on the day of the conclusion.
    log.add("NEAR", "accepted", "2025-03-03 09:10:00", "A-1", &[]);
    log.add("NEAR", "special_started:experts", "2025-03-14 10:10:00", "A-1", &TOLD);
    log.add("NEAR", "special_ended:experts", "2025-03-19 10:10:00", "A-1", &[]);
    log.add("NEAR", "concluded", "2025-03-19 15:10:00", "A-1", &[]);
    // No ground, early, ended long before the conclusion.
    log.add("GROUND", "accepted", "2025-03-03 09:10:00", "A-1", &[]);
    log.add("GROUND", "suspended", "2025-03-04 10:10:00", "A-1", &[("ground", "busy")]);
    log.add("GROUND", "resumed", "2025-03-05 10:10:00", "A-1", &[]);
    log.add("GROUND", "concluded", "2025-03-12 15:10:00", "A-1", &[]);
    // As the law wants it.
    log.add("FAIR", "accepted", "2025-03-03 09:10:00", "A-1", &[]);
    log.add("FAIR", "special_started:experts", "2025-03-04 10:10:00", "A-1", &TOLD);
    log.add("FAIR", "special_ended:experts", "2025-03-06 10:10:00", "A-1", &[]);
    log.add("FAIR", "concluded", "2025-03-12 15:10:00", "A-1", &[]);
    let seen = log.signal(Signal::Suspension);
    assert_eq!((seen.result.count.sample, seen.result.count.hits), (3, 2));
    let reasons =
        [Reason::NearLimit, Reason::GroundNotListed, Reason::EndedOnFinish].map(|reason| (reason, 1));
    assert_eq!(seen.reasons(), reasons);
    assert!(!seen.cases().contains(&"FAIR"));
}

#[test]
fn the_third_suspension_of_a_case_makes_all_of_them_repeated() {
    let mut log = Log::of_honest_offices();
    log.add("X", "accepted", "2025-03-03 09:10:00", "A-1", &[]);
    for day in [4, 5, 6] {
        log.add("X", "special_started:experts", &format!("2025-03-{day:02} 09:10:00"), "A-1", &TOLD);
        log.add("X", "special_ended:experts", &format!("2025-03-{day:02} 15:10:00"), "A-1", &[]);
    }
    log.add("X", "concluded", "2025-03-12 15:10:00", "A-1", &[]);
    assert_eq!(log.signal(Signal::Suspension).reasons(), [(Reason::Repeated, 3)]);
}

#[test]
fn exits_just_before_the_limit_and_reopenings_are_named() {
    let mut log = Log::of_honest_offices();
    for (case, event, at) in [
        ("LATE", "voided", "2025-03-14"),
        ("EARLY", "withdrawn", "2025-03-05"),
        ("AGAIN", "concluded", "2025-03-10"),
    ] {
        log.add(case, "accepted", "2025-03-03 09:10:00", "A-1", &[]);
        log.add(case, event, &format!("{at} 11:10:00"), "A-1", &[]);
    }
    log.add("AGAIN", "reopened", "2025-03-10 11:40:00", "A-1", &[]);
    let seen = log.signal(Signal::EarlyExit);
    assert_eq!(seen.reasons(), [(Reason::ExitNearLimit, 1), (Reason::Reopened, 1)]);
    assert_eq!(seen.cases(), ["LATE", "AGAIN"]);
    assert_eq!(seen.result.evidence.iter().map(|one| one.value).collect::<Vec<_>>(), [1, 30]);
}

/// Withdrawn on the day after acceptance, and filed again by the same applicant so many days later.
fn refiled(log: &mut Log, case: &str, actor: &str, (from, after): (Day, i32)) {
    let who = format!("43010319900101{case}");
    let applicant = [("applicant", who.as_str())];
    log.add(case, "submitted", &format!("{from} 09:10:01"), "applicant", &applicant);
    log.add(case, "accepted", &format!("{from} 09:20:02"), actor, &[]);
    log.add(case, "withdrawn", &format!("{} 10:10:03", from + 1), actor, &[]);
    let again = format!("{case}-again");
    log.add(&again, "submitted", &format!("{} 09:10:04", from + 1 + after), "applicant", &applicant);
}

#[test]
fn the_same_applicant_who_files_again_within_days_is_seen_and_never_written() {
    let monday: Day = "2025-03-03".parse().unwrap();
    let mut log = Log::of_honest_offices();
    // Tuesday to Monday: four working days, with a weekend between; and to the Wednesday after: six.
    refiled(&mut log, "SOON", "A-1", (monday, 6));
    refiled(&mut log, "LATER", "A-1", (monday, 8));
    // Somebody else, and nobody, within a day.
    for (case, applicant) in [("OTHER", "2"), ("NOBODY", "")] {
        log.add(case, "submitted", "2025-03-03 09:10:00", "applicant", &[("applicant", "1")]);
        log.add(case, "accepted", "2025-03-03 09:20:00", "A-1", &[]);
        log.add(case, "withdrawn", "2025-03-04 09:20:00", "A-1", &[]);
        let next = [("applicant", applicant)];
        log.add(&format!("{case}-next"), "submitted", "2025-03-05 09:10:00", "applicant", &next);
    }
    let seen = log.signal(Signal::EarlyExit);
    assert_eq!(seen.result.lacks, None);
    assert_eq!((seen.reasons(), seen.cases()), (vec![(Reason::Refiled, 1)], vec!["SOON"]));
    let evidence = &seen.result.evidence[0];
    assert_eq!((evidence.value, evidence.detail.as_str()), (4, "SOON-again"));
    for text in written(&log) {
        assert!(!text.contains("43010319900101"), "{text}");
    }
}

#[test]
fn another_item_or_a_decision_is_no_filing_anew() {
    let mut log = Log::of_honest_offices();
    for (case, ends) in [("ITEM", "withdrawn"), ("DECIDED", "concluded")] {
        let applicant = [("applicant", case)];
        log.add(case, "submitted", "2025-03-03 09:10:00", "applicant", &applicant);
        log.add(case, "accepted", "2025-03-03 09:20:00", "A-1", &[]);
        log.add(case, ends, "2025-03-04 09:20:00", "A-1", &[]);
        log.add(&format!("{case}-next"), "submitted", "2025-03-05 09:10:00", "applicant", &applicant);
    }
    log.0 = log.0.replace(
        "ITEM-next,submitted,2025-03-05 09:10:00,,applicant,applicant,I-1",
        "ITEM-next,submitted,2025-03-05 09:10:00,,applicant,applicant,I-2",
    );
    assert!(log.0.contains(",I-2,"));
    log.signal(Signal::EarlyExit).assert_silent(None);
}

#[test]
fn a_log_without_applicants_says_so() {
    let log = Log::of_honest_offices();
    assert_eq!(log.signal(Signal::EarlyExit).result.lacks, Some(Missing::Applicant));
}

#[test]
fn a_conclusion_that_is_never_delivered_stands_out_where_others_are() {
    let mut log = Log::of_honest_offices();
    for actor in ["A-1", "A-2", "B-1", "B-2"] {
        for number in 0..40 {
            let at = day(number) + 8;
            log.add(&format!("{actor}-{number:04}"), "delivered", &format!("{at} 10:10:09"), actor, &[]);
        }
    }
    for (case, event, at) in [
        ("NEVER", "concluded", "2025-03-11 10:10:00"),
        ("DENIED", "concluded=denied", "2025-03-11 10:10:00"),
        ("CERTIFIED", "concluded", "2025-03-11 10:10:00"),
        // Eight working days before the end of the year: it may still come.
        ("YOUNG", "concluded", "2025-12-19 10:10:00"),
    ] {
        log.add(case, "accepted", "2025-03-03 09:10:00", "A-1", &[]);
        log.add(case, event, at, "A-1", &[]);
    }
    log.add("CERTIFIED", "certificate_issued", "2025-03-12 10:10:00", "A-1", &[]);
    let seen = log.signal(Signal::Undelivered);
    assert_eq!((seen.reasons(), seen.cases()), (vec![(Reason::NotDelivered, 1)], vec!["NEVER"]));
    assert_eq!(seen.result.count.sample, 162);
}

#[test]
fn work_that_is_stamped_with_office_hours_and_entered_at_night_is_named() {
    let mut log = Log::of_honest_offices();
    for (case, recorded) in [
        ("NIGHT", "2025-03-10 21:40:00"),
        ("SATURDAY", "2025-03-15 10:00:00"),
        ("SOON-AFTER", "2025-03-10 17:40:00"),
        ("NEXT-DAY", "2025-03-11 10:00:00"),
    ] {
        log.add(case, "accepted", "2025-03-10 16:40:00", "A-1", &[("recorded_at", recorded)]);
    }
    // At night as it happened: off-hours, and nothing else.
    log.add("OPEN", "accepted", "2025-03-10 21:40:00", "A-1", &[("recorded_at", "2025-03-10 21:41:00")]);
    let seen = log.signal(Signal::AfterClose);
    assert_eq!(seen.reasons(), [(Reason::EnteredAfterClose, 2)]);
    assert_eq!(seen.cases(), ["SATURDAY", "NIGHT"]);
    assert_eq!(seen.result.evidence[1].value, 300);
}

#[test]
fn a_hearing_that_was_never_held_is_named_where_others_are() {
    let mut log = Log::of_honest_offices();
    let told = [("ground", "hearing"), ("document", "notice"), ("planned", "5 working_day")];
    for number in 0..30 {
        let case = format!("H{number}");
        log.add(&case, "accepted", "2025-03-03 09:10:00", "A-1", &[]);
        log.add(&case, "special_started:hearing", "2025-03-04 09:10:00", "A-1", &told);
        if number != 7 {
            log.add(&case, "hearing_held", "2025-03-05 09:10:00", "A-1", &[]);
        }
        log.add(&case, "special_ended:hearing", "2025-03-05 15:10:00", "A-1", &[]);
        log.add(&case, "concluded", "2025-03-12 15:10:00", "A-1", &[]);
    }
    let seen = log.signal(Signal::Suspension);
    assert_eq!((seen.reasons(), seen.cases()), (vec![(Reason::NoCounterpart, 1)], vec!["H7"]));
}

#[test]
fn an_operator_who_concludes_at_the_end_of_the_month_stands_out() {
    let mut log = Log::of_honest_offices();
    for number in 0..30 {
        let case = format!("M{number}");
        log.add(&case, "accepted", "2025-03-24 09:11:00", "C-1", &[]);
        log.add(&case, "concluded", "2025-03-31 15:12:00", "C-1", &[]);
    }
    let seen = log.signal(Signal::MonthEnd);
    assert_eq!(seen.reasons(), [(Reason::MonthEnd, 30)]);
    assert_eq!(seen.marked.first(), Some(&(Scope::Operator, "C-1".to_owned(), Band::Strong)));
}

#[test]
fn a_conclusion_within_minutes_is_held_against_the_history_of_the_item() {
    let mut log = Log::of_honest_offices();
    for (case, at) in [("FAST", "2025-03-03 09:14:00"), ("QUICK", "2025-03-03 16:14:00")] {
        log.add(case, "accepted", "2025-03-03 09:10:00", "A-1", &[]);
        log.add(case, "concluded", at, "A-1", &[]);
    }
    let seen = log.signal(Signal::Instant);
    assert_eq!((seen.cases(), seen.result.evidence[0].value), (vec!["FAST"], 4));
}

#[test]
fn an_item_that_is_always_quick_has_no_instant_conclusions() {
    let mut log = Log::new();
    for number in 0..30 {
        log.add(&format!("Q{number}"), "accepted", "2025-03-03 09:10:00", "A-1", &[]);
        log.add(&format!("Q{number}"), "concluded", "2025-03-03 09:14:00", "A-1", &[]);
    }
    log.signal(Signal::Instant).assert_silent(Some(Missing::History));
}

#[test]
fn work_on_rest_days_and_at_night_is_named_and_a_make_up_day_is_not() {
    let mut log = Log::of_honest_offices();
    // Saturday; night; the make-up Sunday before the Labour Day holiday of 2025; half an hour after closing.
    for (case, at) in [
        ("REST", "2025-03-08 10:10:00"),
        ("NIGHT", "2025-03-10 23:10:00"),
        ("MAKE-UP", "2025-04-27 10:10:00"),
        ("SOON-AFTER", "2025-03-10 17:30:00"),
    ] {
        log.add(case, "accepted", at, "A-1", &[]);
    }
    // The applicant may apply at any hour.
    log.add("ONLINE", "submitted", "2025-03-08 03:10:00", "applicant", &[]);
    let seen = log.signal(Signal::OffHours);
    assert_eq!(seen.reasons(), [(Reason::RestDay, 1), (Reason::AfterClosing, 1)]);
    assert_eq!(seen.cases(), ["REST", "NIGHT"]);
}

#[test]
fn one_operator_at_full_hours_stands_out_and_a_system_that_rounds_does_not() {
    let mut log = Log::of_honest_offices();
    for number in 0..30 {
        let at = format!("{} {:02}:00:00", day(number), 9 + number % 3);
        log.add(&format!("R{number}"), "accepted", &at, "C-1", &[]);
    }
    let seen = log.signal(Signal::RoundTimes);
    assert_eq!(seen.reasons(), [(Reason::FullHour, 30)]);
    assert_eq!(seen.marked.first(), Some(&(Scope::Operator, "C-1".to_owned(), Band::Strong)));
    let mut rounding = Log::new();
    for number in 0..60 {
        let at = format!("{} {:02}:00:00", day(number), 9 + number % 3);
        rounding.add(&format!("R{number}"), "accepted", &at, ["A-1", "B-1"][number as usize % 2], &[]);
    }
    let seen = rounding.signal(Signal::RoundTimes);
    assert_eq!((seen.result.count.hits, seen.marked.len()), (60, 0));
}

#[test]
fn dates_without_times_say_nothing_about_hours() {
    let mut log = Log::new();
    (0..30).for_each(|number| log.add(&format!("D{number}"), "accepted", "2025-03-08 00:00:00", "A-1", &[]));
    for signal in [Signal::OffHours, Signal::RoundTimes] {
        log.signal(signal).assert_silent(Some(Missing::TimeOfDay));
    }
}

#[test]
fn deviations_from_the_steps_are_counted_with_their_working_time() {
    let mut log = Log::of_honest_offices();
    let mut case = |case: &str, steps: &[&str]| {
        log.add(case, "accepted", "2025-03-03 09:10:00", "A-1", &[]);
        for (minute, step) in (10..).zip(steps) {
            log.add(case, step, &format!("2025-03-03 10:{minute}:00"), "A-1", &[]);
        }
        log.add(case, "concluded", "2025-03-03 11:10:00", "A-1", &[]);
    };
    case("SKIPS", &["step_ended:review"]);
    case("TURNED", &["step_ended:approve", "step_ended:review"]);
    case("TWICE", &["step_ended:review", "step_ended:review", "step_ended:approve"]);
    case("RETURNED", &["step_ended:review", "returned", "step_ended:review", "step_ended:approve"]);
    case("ODD", &["step_ended:review", "step_ended:leader", "step_ended:approve"]);
    let (seen, deviations) =
        log.look(|found, input| (Seen::new(found, Signal::StepOrder, input), found.deviations.clone()));
    assert!(!seen.cases().contains(&"RETURNED"));
    let all = [Reason::StepMissing, Reason::StepOutOfOrder, Reason::StepRepeated, Reason::StepUnlisted];
    assert_eq!(seen.reasons(), all.map(|reason| (reason, 1)));
    assert_eq!(deviations.len(), 4);
    for one in deviations {
        // Two hours of one morning; the conforming cases take five working days of seven hours and more.
        assert_eq!((one.cases, one.of_cases, one.median_minutes), (1, 165, Some(120)));
        assert!(one.conforming_minutes > Some(5 * 7 * 60), "{one:?}");
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let mut log = Log::of_honest_offices();
    log.add("X", "accepted", "2025-03-03 09:10:00", "A-1", &[("recorded_at", "2025-03-06 09:10:00")]);
    let mut rows: Vec<&str> = log.0.lines().skip(1).collect();
    rows.reverse();
    let turned = Log(format!("{HEAD}{}\n", rows.join("\n")));
    assert_eq!(written(&log), written(&turned));
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let mut log = Log::of_honest_offices();
    for number in 0..60 {
        let actor = ["A-1", "A-2", "B-1", "C-1"][number % 4];
        refiled(&mut log, &format!("W{number:02}"), actor, (day(number as i32), 1 + number as i32 % 4));
    }
    assert_eq!(written_with(&log, 1), written_with(&log, 5));
}

fn written(log: &Log) -> [String; 3] {
    written_with(log, 2)
}

fn written_with(log: &Log, threads: usize) -> [String; 3] {
    log.look_with(threads, |found, input| {
        let thresholds = Thresholds::shipped();
        let symbols = &input.store.symbols;
        let names = Names { symbols, thresholds: &thresholds, as_of: as_of() };
        let mut texts = [Vec::new(), Vec::new(), Vec::new()];
        write_json(found, &names, &mut texts[0]).unwrap();
        write_evidence_csv(found, symbols, &mut texts[1]).unwrap();
        write_scores_csv(found, symbols, &mut texts[2]).unwrap();
        texts.map(|text| String::from_utf8(text).unwrap())
    })
}

#[test]
fn what_is_written_says_that_it_is_no_card() {
    let mut log = Log::of_honest_offices();
    log.add("X,1", "accepted", "2025-03-08 10:10:00", "A-1", &[]);
    // A comma in an identity is quoted in the log, too.
    log.0 = log.0.replace("X,1", "\"X,1\"");
    let [json, evidence, scores] = written(&log);
    assert!(json.contains("信号，不是结论，不产生红黄牌"), "{json}");
    let row = evidence.lines().find(|line| line.starts_with("off-hours,")).unwrap();
    assert_eq!(row, "off-hours,rest-day,\"X,1\",I-1,A,A-1,2025-03-08T10:10:00+08:00,,1440,");
    assert!(
        scores.lines().any(|line| line.starts_with("off-hours,operator,A-1,accepted,161,1,41,1,161,1,")),
        "{scores}"
    );
    assert!(!json.contains("card\":"), "{json}");
}

#[test]
fn thresholds_of_another_form_are_refused_with_their_line() {
    let shipped = include_str!("../../../../packs/forensics/default.toml");
    assert_eq!(Thresholds::parse(shipped).unwrap().name, "default");
    let wrong = shipped.replace("cases_min = 5", "cases_min = \"five\"");
    let line = shipped.lines().position(|line| line == "cases_min = 5").unwrap() + 1;
    assert_eq!(Thresholds::parse(&wrong).unwrap_err().line, line);
    let nothing = shipped.replace("fraction = 20", "fraction = 0");
    assert_eq!(Thresholds::parse(&nothing).unwrap_err().what, "a fraction divides by 0");
}
