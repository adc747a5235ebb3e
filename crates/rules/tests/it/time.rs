//! Time of evaluation does not matter: what is found at an instant is what one look at the end finds until then.

use crate::ground::{CLOCKS, one_level};
use calendar::{Calendar, Moment, china};
use engine::{
    Catalogue, EventKind, Fact, Finding, Flags, ItemVersion, Matter, NO_RUN, RuleSet, Scratch, Setting,
    Symbols, supervise,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use rules::parse_pack;
use std::sync::OnceLock;

/// Every kind that looks at one matter, with keys that make it depend on the order of events.
const RULES: [&str; 19] = [
    "kind = \"sequence\"\nchain = [\"submitted\", \"accepted\", \"step_ended:review\", \"decided\", \"concluded\"]",
    "kind = \"repeated\"\nof = [\"correction_requested\", \"returned\"]\nmore_than = 1",
    "kind = \"repeated\"\nof = [\"returned\"]\nsame_subject = true\nwithin = \"5 working_day\"",
    "kind = \"event\"\non = [\"returned\"]",
    "kind = \"event\"\non = [\"correction_requested\"]\nafter = [\"accepted\"]",
    "kind = \"event\"\non = [\"step_ended\"]\nbefore = [\"submitted\"]\nwhen = 'event.hour < 12'",
    "kind = \"absent\"\njudged = [\"decided\"]\nexpected = [\"accepted\", \"step_ended:review\"]\nall = true",
    "kind = \"unlisted\"\nwhat = \"item_state\"\nstates = [\"in_force\"]",
    "kind = \"unlisted\"\nwhat = \"step\"",
    "kind = \"unlisted\"\nwhat = \"special\"",
    "kind = \"unauthorised\"",
    "kind = \"separation\"\none = [\"accepted\"]\nother = [\"decided\", \"step_ended\"]",
    "kind = \"irregular\"\nclock = \"promised\"",
    "kind = \"suspension\"\nclock = \"promised\"\nlead = 2",
    "kind = \"fee\"\nof = [\"fee_charged\", \"concluded\"]",
    "kind = \"fee\"\nwhat = \"unlisted\"",
    "kind = \"declared\"\nclock = \"promised\"",
    "kind = \"deemed\"\nclock = \"decision\"\nwhat = \"acceptance\"",
    "kind = \"deemed\"\nclock = \"promised\"\nwhat = \"grant\"",
];

/// Levels of clocks: before, at and after the limit, in shares and in another unit.
const LEVELS: [(&str, &str); 6] = [
    ("limit - 2", "reaches"),
    ("limit", "exceeds"),
    ("limit + 1", "exceeds"),
    ("80%", "reaches"),
    ("due - 24 hour", "exceeds"),
    ("start + 3", "exceeds"),
];

fn pack() -> &'static RuleSet {
    static PACK: OnceLock<RuleSet> = OnceLock::new();
    PACK.get_or_init(|| {
        let mut text = CLOCKS.to_owned();
        for (number, keys) in RULES.iter().enumerate() {
            text.push_str(&one_level(keys).replace("code = \"r\"", &format!("code = \"r{number}\"")));
        }
        for clock in ["promised", "decision", "step"] {
            let rule = one_level(&format!("kind = \"clock\"\nclock = \"{clock}\"\nsupersede = false"));
            text.push_str(&rule.replace("code = \"r\"", &format!("code = \"{clock}\"")));
            for (number, (at, compare)) in LEVELS.iter().enumerate() {
                let name = "{ zh = \"级\", en = \"level\" }";
                let level = format!("[[rule.level]]\ncode = \"l{number}\"\nname = {name}\n");
                text.extend([level, format!("at = \"{at}\"\ncompare = \"{compare}\"\n")]);
            }
        }
        parse_pack("time", &text, &|_| None).unwrap_or_else(|errors| panic!("{}", errors[0])).rules
    })
}

fn calendar() -> &'static Calendar {
    static CALENDAR: OnceLock<Calendar> = OnceLock::new();
    CALENDAR.get_or_init(|| china().as_known_on(None).build().expect("the calendar of China is whole"))
}

/// An event of the story: what, about what, by whom, how, how many minutes after the one before.
type Told = (usize, usize, usize, u8, i64);

const KINDS: [EventKind; 16] = [
    EventKind::Submitted,
    EventKind::Accepted,
    EventKind::Accepted,
    EventKind::CorrectionRequested,
    EventKind::StepStarted,
    EventKind::StepEnded,
    EventKind::Returned,
    EventKind::SpecialStarted,
    EventKind::SpecialStarted,
    EventKind::SpecialEnded,
    EventKind::Extended,
    EventKind::Decided,
    EventKind::FeeCharged,
    EventKind::FeeRefunded,
    EventKind::Concluded,
    EventKind::Reopened,
];

fn item() -> ItemVersion {
    let text = "\"code\":\"a\",\"promised\":\"5 working_day\",\"statutory\":\"10 working_day\"";
    let lists = "\"deemed_grant\":{\"document\":\"law\"},\"steps\":[{\"code\":\"review\",\"limit\":\"2 working_day\",\
                 \"roles\":[\"head\"]}],\"fees\":[{\"code\":\"review\",\"amount_fen\":250}],\"specials\":[{\"code\":\"hearing\"}]";
    serde_json::from_str(&format!("{{{text},{lists}}}")).expect("an item version")
}

fn facts(told: &[Told], symbols: &mut Symbols) -> Vec<Fact> {
    let subjects = ["", "review", "survey", "hearing"];
    let people = ["", "u1", "u2"];
    let roles = ["", "head", "clerk"];
    // Friday 2026-09-18, 09:00: a make-up Sunday and two holidays follow.
    let mut at: Moment = "2026-09-18T09:00:00+08:00".parse().expect("an instant");
    let mut facts = Vec::new();
    for (kind, subject, person, bits, minutes) in told {
        at = at.plus_seconds(minutes * 60);
        let mut fact = Fact::new(KINDS[*kind], at);
        fact.subject = symbols.intern(subjects[*subject]);
        fact.ground = if bits & 1 == 0 { symbols.intern("hearing") } else { symbols.intern("waiting") };
        fact.actor = symbols.intern(people[*person]);
        fact.role = symbols.intern(roles[*person]);
        fact.planned = (bits & 2 == 0).then(|| "3 working_day".parse().expect("a limit"));
        fact.flags = if bits & 4 == 0 { Flags::WRITTEN_NOTICE.and(Flags::REASONED) } else { Flags::NONE };
        fact.due = (bits & 8 == 0).then(|| at.plus_seconds(7 * 86_400));
        fact.amount_fen = 100;
        fact.marks = pack().patterns.marks_of(fact.kind, fact.subject, fact.outcome);
        facts.push(fact);
    }
    facts
}

struct Story {
    facts: Vec<Fact>,
    symbols: Symbols,
    catalogue: Catalogue,
}

impl Story {
    fn new(told: &[Told]) -> Story {
        let mut symbols = pack().symbols.clone();
        let catalogue = Catalogue::new(&[item()], &mut symbols).expect("one item");
        let facts = facts(told, &mut symbols);
        Story { facts, symbols, catalogue }
    }

    fn found(&self, as_of: Moment) -> Vec<Finding> {
        let setting = Setting { calendar: calendar(), catalogue: &self.catalogue, rules: pack() };
        let find = |code| self.symbols.find(code).expect("a code of the story");
        let matter = Matter {
            kind: find("case"),
            item: find("a"),
            department: find("case"),
            facts: &self.facts,
            details: &[],
            symbols: &self.symbols,
        };
        let mut found = Vec::new();
        supervise(&setting, &matter, as_of, &mut Scratch::default(), |verdict| {
            found = verdict.findings.to_vec();
        });
        // Which fact lies where, what proves it besides, and what a higher level makes of it may change.
        for finding in &mut found {
            *finding = Finding { evidence: [0; 2], run: NO_RUN, standing: true, ..*finding };
        }
        found
    }
}

fn told() -> impl Strategy<Value = Vec<Told>> {
    let one = (0..KINDS.len(), 0..4_usize, 0..3_usize, 0..16_u8, prop_oneof![1..600_i64, 1..8_000_i64]);
    prop::collection::vec(one, 1..16)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn looking_at_any_instant_gives_what_one_look_at_the_end_gives(
        told in told(),
        instants in prop::collection::vec(0..90_i64 * 86_400, 6),
    ) {
        let story = Story::new(&told);
        let start = story.facts[0].at;
        let end = start.plus_seconds(120 * 86_400);
        let all = story.found(end);
        let mut looks: Vec<Moment> = instants.iter().map(|seconds| start.plus_seconds(*seconds)).collect();
        looks.extend(all.iter().flat_map(|one| [one.at.plus_micros(-1), one.at]));
        looks.extend(story.facts.iter().flat_map(|fact| [fact.at.plus_micros(-1), fact.at]));
        for as_of in looks {
            let seen = story.found(as_of);
            let expected: Vec<Finding> = all.iter().copied().filter(|one| one.at <= as_of).collect();
            let gone: Vec<&Finding> = seen.iter().filter(|one| !expected.contains(one)).collect();
            let late: Vec<&Finding> = expected.iter().filter(|one| !seen.contains(one)).collect();
            let codes: Vec<&str> = gone.iter().chain(&late).map(|one| one.code(pack())).collect();
            prop_assert!(
                gone.is_empty() && late.is_empty(),
                "as of {}: seen then and not at the end {:?}, at the end and not then {:?} ({:?})",
                as_of, gone, late, codes
            );
        }
    }

    #[test]
    fn no_two_findings_are_the_same(told in told()) {
        let story = Story::new(&told);
        let all = story.found(story.facts[0].at.plus_seconds(120 * 86_400));
        for (at, one) in all.iter().enumerate() {
            prop_assert!(all.iter().take(at).all(|other| other.id() != one.id()), "{:?}", one);
        }
    }
}

#[test]
fn the_stories_make_every_rule_fire() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let stories = told();
    let mut fired = vec![0_u32; pack().rules.len()];
    for _ in 0..400 {
        let told = stories.new_tree(&mut runner).expect("stories are made without conditions").current();
        let story = Story::new(&told);
        for one in story.found(story.facts[0].at.plus_seconds(120 * 86_400)) {
            fired[usize::from(one.rule.0)] += 1;
        }
    }
    let silent: Vec<&str> = (pack().rules.iter().zip(&fired))
        .filter(|(_, fired)| **fired == 0)
        .map(|(entry, _)| entry.info.code.as_str())
        .collect();
    assert!(silent.is_empty(), "never fired: {silent:?} of {fired:?}");
}
