//! The catalogue: versions by day, and everything that is refused.

use calendar::Day;
use engine::{
    CaseType, Catalogue, CatalogueError, FeeStandard, ItemState, ItemVersion, Limit, LimitError,
    MaterialRule, SpecialRule, StepRule, Symbols, Unit, check_item,
};

use crate::ground::{Told, after, at, day, limit, pinned_version, see};

fn version(code: &str, number: u32, from: Option<&str>, through: Option<&str>) -> ItemVersion {
    let mut version = ItemVersion::new(code);
    version.version = number;
    version.from = from.map(day);
    version.through = through.map(day);
    version
}

fn refusal(versions: &[ItemVersion]) -> String {
    Catalogue::new(versions, &mut Symbols::default()).expect_err("it is refused").to_string()
}

#[test]
fn a_version_is_in_force_from_its_first_day_through_its_last() {
    let versions = [
        version("permit", 3, Some("2026-07-01"), None),
        version("permit", 1, None, Some("2025-12-31")),
        version("other", 9, None, None),
        version("permit", 2, Some("2026-01-01"), Some("2026-03-31")),
    ];
    let mut symbols = Symbols::default();
    let catalogue = Catalogue::new(&versions, &mut symbols).expect("they do not overlap");
    let permit = symbols.find("permit").expect("it is listed");
    let on = |text: &str| catalogue.on(permit, day(text)).map(|item| item.version);
    assert_eq!(on("1999-01-01"), Some(1));
    assert_eq!((on("2025-12-31"), on("2026-01-01")), (Some(1), Some(2)));
    assert_eq!(
        (on("2026-03-31"), on("2026-04-01")),
        (Some(2), None),
        "between versions the item is not in force"
    );
    assert_eq!((on("2026-06-30"), on("2026-07-01"), on("2090-01-01")), (None, Some(3), Some(3)));
    let numbers: Vec<u32> = catalogue.versions(permit).iter().map(|item| item.version).collect();
    assert_eq!(numbers, [1, 2, 3], "oldest first");
    assert_eq!(catalogue.versions(engine::Sym::NONE), []);
    assert_eq!(catalogue.items().len(), 4);
}

#[test]
fn the_version_of_the_day_of_acceptance_stays_though_a_new_one_comes() {
    let mut old = version("permit", 1, None, Some("2026-03-10"));
    old.promised = Some(limit("10 working_day"));
    let mut new = version("permit", 2, Some("2026-03-11"), None);
    new.promised = Some(limit("5 working_day"));
    let due = |lines: &[&str]| {
        let mut pack = crate::ground::Pack::new();
        let clock = pack.clock(engine::LimitSource::Promised);
        pack.add(clock);
        pack.rules.acceptance = pack.marks(&["accepted"]);
        let mut symbols = pack.rules.symbols.clone();
        let catalogue = Catalogue::new(&[old.clone(), new.clone()], &mut symbols).expect("possible");
        let as_of = after("2026-03-31");
        let told = Told::lines(lines);
        let facts = engine::fold(&told.events, as_of, &pack.rules.patterns, &mut symbols).expect("a history");
        let setting =
            engine::Setting { calendar: &crate::ground::CALENDAR, catalogue: &catalogue, rules: &pack.rules };
        let matter = engine::Matter {
            kind: symbols.find("case").expect("every pack has it"),
            item: symbols.find("permit").expect("it is listed"),
            department: engine::Sym::NONE,
            facts: &facts.list,
            details: &facts.details,
            symbols: &symbols,
        };
        let mut seen = None;
        engine::supervise(&setting, &matter, as_of, &mut engine::Scratch::default(), |verdict| {
            let due = verdict.view.runs.all().first().and_then(|run| run.due_day());
            seen = Some((pinned_version(&verdict.view), due));
        });
        seen.expect("supervise calls once")
    };
    assert_eq!(due(&["2026-03-10 10:00 accepted"]), (Some(1), Some(day("2026-03-24"))));
    assert_eq!(due(&["2026-03-11 10:00 accepted"]), (Some(2), Some(day("2026-03-18"))));
    let across = ["2026-03-09 10:00 submitted", "2026-03-11 10:00 accepted"];
    assert_eq!(due(&across), (Some(2), Some(day("2026-03-18"))), "pinned at acceptance, not at application");
    assert_eq!(
        due(&["2026-03-09 10:00 submitted"]),
        (Some(1), None),
        "before acceptance, that of the first event"
    );
}

#[test]
fn an_immediate_item_without_a_promise_is_due_the_same_working_day() {
    let mut item = ItemVersion::new("copy");
    item.case_type = CaseType::Immediate;
    let due = |line: &str| {
        let mut pack = crate::ground::Pack::new();
        let clock = pack.clock(engine::LimitSource::Promised);
        pack.add(clock);
        see(&pack, Some(&item), &Told::lines(&[line]), after("2026-03-31")).runs[0].due
    };
    let by =
        |day_text: &str| engine::Due::At { day: day(day_text), moment: at(&format!("{day_text} 17:00")) };
    assert_eq!(due("2026-03-06 16:59 accepted"), by("2026-03-06"));
    assert_eq!(due("2026-03-07 10:00 accepted"), by("2026-03-09"), "a Saturday: on the next working day");
}

#[test]
fn a_promise_longer_than_the_law_is_refused_in_any_units() {
    let check = |promised: &str, statutory: &str| {
        let mut item = ItemVersion::new("permit");
        item.promised = Some(limit(promised));
        item.statutory = Some(limit(statutory));
        check_item(&item)
    };
    assert_eq!(
        check("21 working_day", "20 working_day").expect_err("refused").to_string(),
        "item permit: the promised limit of 21 working_day is longer than the statutory limit of 20 working_day"
    );
    assert!(check("20 working_day", "20 working_day").is_ok(), "as long as the law is no breach");
    assert!(
        check("3 month", "20 working_day").is_ok(),
        "not certainly longer: refused is only what is certain"
    );
    assert!(check("13 month", "20 working_day").is_err());
    assert!(check("60 calendar_day", "1 month").is_err());
    assert!(check("48 hour", "1 hour").is_err());
    assert!(check("2 hour", "1 working_hour").is_ok());
}

#[test]
fn an_extension_without_right_and_an_empty_one_are_refused() {
    let mut item = ItemVersion::new("permit");
    item.extension = Some(limit("0 working_day"));
    let empty = check_item(&item).expect_err("refused").to_string();
    assert_eq!(empty, "item permit may be extended, but its extension is zero long");
    item.extendable = false;
    item.extension = Some(limit("10 working_day"));
    let without = check_item(&item).expect_err("refused").to_string();
    assert_eq!(without, "item permit may not be extended, yet an extension of 10 working_day is given");
    item.extension = None;
    assert_eq!(check_item(&item), Ok(()));
}

#[test]
fn versions_that_overlap_or_end_before_they_begin_are_refused() {
    let overlap =
        [version("permit", 1, None, Some("2026-03-10")), version("permit", 2, Some("2026-03-10"), None)];
    assert_eq!(refusal(&overlap), "item permit: versions 1 and 2 are in force on the same day");
    let twice = [version("permit", 1, None, None), version("permit", 1, None, None)];
    assert_eq!(refusal(&twice), "item permit: versions 1 and 1 are in force on the same day");
    let far = [
        version("permit", 1, Some("2026-01-01"), Some("2026-12-31")),
        version("permit", 2, Some("2026-02-01"), Some("2026-02-10")),
        version("permit", 3, Some("2026-03-01"), Some("2026-03-10")),
    ];
    assert!(refusal(&far).contains("versions 1 and 2"));
    let reversed = [version("permit", 7, Some("2026-03-10"), Some("2026-03-09"))];
    assert_eq!(refusal(&reversed), "item permit version 7: its last day lies before its first");
    let one_day = version("permit", 7, Some("2026-03-10"), Some("2026-03-10"));
    assert_eq!(check_item(&one_day), Ok(()));
}

#[test]
fn a_code_that_is_missing_or_stands_twice_is_refused() {
    assert_eq!(check_item(&ItemVersion::new("")), Err(CatalogueError::NoCode));
    let step = |code: &str| StepRule {
        code: code.into(),
        name: String::new(),
        limit: None,
        roles: Vec::new(),
        optional: false,
    };
    let mut item = ItemVersion::new("permit");
    item.steps = vec![step("review"), step("visit"), step("review")];
    assert_eq!(refusal(&[item.clone()]), "item permit: step \"review\" is listed twice");
    item.steps.clear();
    let material: MaterialRule = serde_json::from_str(r#"{"code":"lease"}"#).expect("a material");
    assert!(material.required && !material.shareable && !material.may_follow);
    item.materials = vec![material.clone(), material];
    assert_eq!(refusal(&[item.clone()]), "item permit: material \"lease\" is listed twice");
    item.materials.clear();
    item.specials = vec![SpecialRule { code: "hearing".into(), ground: String::new(), limit: None }; 2];
    assert_eq!(refusal(&[item.clone()]), "item permit: special procedure \"hearing\" is listed twice");
    item.specials.clear();
    item.fees = vec![FeeStandard { code: String::new(), amount_fen: 100 }; 2];
    assert_eq!(refusal(&[item]), "item permit: fee \"\" is listed twice");
}

#[test]
fn an_item_file_is_read_strictly_and_written_back() {
    let text = r#"{"code":"permit","state":"suspended","case_type":"immediate","promised":"3 working_day"}"#;
    let item: ItemVersion = serde_json::from_str(text).expect("an item");
    assert_eq!(
        (item.state, item.case_type, item.extendable),
        (ItemState::Suspended, CaseType::Immediate, true)
    );
    let again: ItemVersion =
        serde_json::from_str(&serde_json::to_string(&item).expect("it can be written")).expect("it parses");
    assert_eq!(again, item);
    let refusal = |text: &str| serde_json::from_str::<ItemVersion>(text).expect_err("refused").to_string();
    assert!(refusal(r#"{"code":"a","colour":"red"}"#).starts_with("unknown field `colour`"));
    assert!(
        refusal(r#"{"code":"a","promised":"20 fortnight"}"#).contains("a limit is a whole number and a unit")
    );
    assert!(
        refusal(r#"{"code":"a","promised":"10001 d"}"#).contains("a limit of 10001 is longer than 10000")
    );
    assert!(refusal(r#"{"code":"a","promised":"1.5 d"}"#).contains("a limit is a whole number and a unit"));
    assert!(refusal(r#"{"code":"a","from":"2026-13-01"}"#).contains("2026-13-01"));
    assert!(refusal(r#"{"name":"a"}"#).starts_with("missing field `code`"));
}

#[test]
fn a_limit_is_written_as_it_is_read() {
    for (unit, code) in Unit::ALL {
        let limit: Limit = format!("7 {code}").parse().expect("a limit");
        assert_eq!((limit.count(), limit.unit(), limit.to_string()), (7, unit, format!("7 {code}")));
    }
    assert_eq!("2 year".parse::<Limit>(), Limit::new(24, Unit::Month));
    assert_eq!("0 h".parse::<Limit>(), Limit::new(0, Unit::Hour));
    for bad in ["", "7", "seven d", "-1 d", "1 fortnight", "1.0 d", "99999999999 d"] {
        assert_eq!(bad.parse::<Limit>(), Err(LimitError::Form), "{bad}");
    }
    assert_eq!("5000 year".parse::<Limit>(), Err(LimitError::TooLong { count: 60_000 }));
    assert_eq!(Limit::working_days(u16::MAX).count(), 10_000);
    assert_eq!(Day::new(0).to_string(), "1970-01-01");
}
