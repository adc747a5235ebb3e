//! Separated values: quotes, newlines, blank lines, delimiters; the `csv` crate as the oracle.

use crate::support::{ALL_ROLES, cases, mapping, options, problems, read, text};
use audit::{CaseFacts, EventStore, Grouper};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

fn check(log: &str, expect: &Expect) {
    let whole = read(&mapping(ALL_ROLES), log.as_bytes(), options(1, 1 << 16)).unwrap();
    assert!(whole.store.problems.is_empty(), "{:?}", whole.store.problems);
    expect.assert_eq(&text(&whole.store));
    for chunk_bytes in [1, 7, 50] {
        let cut = read(&mapping(ALL_ROLES), log.as_bytes(), options(2, chunk_bytes)).unwrap();
        expect.assert_eq(&text(&cut.store));
    }
}

#[test]
fn a_row_is_an_event_with_all_its_roles() {
    check(
        "case,activity,at,recorded_at,actor,role,department,item,subject,outcome,amount,ground,reason,document,\
         batch,source,due,planned\n\
         A1,special_started,2026-03-02 09:30:00,2026-03-03 10:00:00,U1,clerk,D1,I1,inspect,,1200.50,inspection,\
         site,notice,b7,window,2026-03-20,10 working_day\n",
        &expect![[r#"
            A1
              2026-03-02T09:30:00+08:00 special_started subject=inspect actor=U1 role=clerk department=D1 item=I1 ground=inspection source=window planned=10 working_day fen=120050 recorded_at=2026-03-03T10:00:00+08:00 due=2026-03-20T00:00:00+08:00 reason=site document=notice batch=b7
        "#]],
    );
}

#[test]
fn quoted_fields_hold_commas_quotes_and_newlines() {
    check(
        "case,activity,at,reason\n\
         A1,accepted,2026-03-02 09:30:00,plain\n\
         \"A,2\",accepted,2026-03-02 09:31:00,\"two\nlines, \"\"quoted\"\"\"\n\
         A3,accepted,2026-03-02 09:32:00,a \"quote\" inside\n",
        &expect![[r#"
            A,2
              2026-03-02T09:31:00+08:00 accepted reason=two
            lines, "quoted"
            A1
              2026-03-02T09:30:00+08:00 accepted reason=plain
            A3
              2026-03-02T09:32:00+08:00 accepted reason=a "quote" inside
        "#]],
    );
}

#[test]
fn carriage_returns_blank_lines_and_a_missing_last_newline_do_not_matter() {
    check(
        "case,activity,at,actor\r\n\r\nA1,accepted,2026-03-02 09:30:00,U1\r\n\nA2,concluded,2026-03-02 09:31:00,U2",
        &expect![[r#"
            A1
              2026-03-02T09:30:00+08:00 accepted actor=U1
            A2
              2026-03-02T09:31:00+08:00 concluded actor=U2
        "#]],
    );
}

#[test]
fn tabs_and_semicolons_are_found_from_the_header() {
    let same = expect![[r#"
        A1
          2026-03-02T09:30:00+08:00 accepted actor=U1,U2
    "#]];
    for delimiter in ["\t", ";", "|"] {
        let log =
            "case,activity,at,actor\nA1,accepted,2026-03-02 09:30:00,".replace(',', delimiter) + "U1,U2\n";
        let read = read(&mapping(ALL_ROLES), log.as_bytes(), options(1, 64)).unwrap();
        same.assert_eq(&text(&read.store));
    }
}

#[test]
fn space_around_values_does_not_tell_cases_apart() {
    check(
        "case,activity,at,department\n A1,accepted,2026-03-02 09:30:00, D1\nA1 ,concluded, 2026-03-03 09:30:00 ,D1\n",
        &expect![[r#"
            A1
              2026-03-02T09:30:00+08:00 accepted department=D1
              2026-03-03T09:30:00+08:00 concluded department=D1
        "#]],
    );
}

#[test]
fn identities_of_any_length_are_told_apart() {
    let mut log = "case,activity,at\n".to_owned();
    let ids: Vec<String> = (0..40).map(|length| "x".repeat(length + 1)).collect();
    for id in ids.iter().chain(&ids) {
        let _ = writeln!(log, "{id},accepted,2026-03-02 09:30:00");
    }
    let read = read(&mapping(ALL_ROLES), log.as_bytes(), options(3, 100)).unwrap();
    let found: Vec<(usize, usize)> =
        cases(&read.store).iter().map(|(id, events)| (id.len(), events.len())).collect();
    assert_eq!(found, (1..=40).map(|length| (length, 2)).collect::<Vec<_>>());
}

fn field() -> impl Strategy<Value = String> {
    "[ab ,\"\n;é中]{0,12}".prop_map(|field| field.trim().to_owned())
}

fn written(field: &str, quoted: bool) -> String {
    let must = field.contains(['"', ',', '\n']);
    if quoted || must { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}

proptest! {
    #[test]
    fn the_same_fields_are_read_as_by_the_csv_crate(
        rows in proptest::collection::vec((0_u8..5, field(), any::<bool>()), 1..40),
        threads in 1_usize..4,
        chunk_bytes in 1_usize..200,
    ) {
        let mut log = "reason,case,activity,at\n".to_owned();
        for (case, reason, quoted) in &rows {
            let _ = writeln!(log, "{},case-{case},accepted,2026-03-02 09:30:00", written(reason, *quoted));
        }
        let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for record in csv::Reader::from_reader(log.as_bytes()).records() {
            let record = record.unwrap();
            let reason = if record[0].is_empty() { String::new() } else { format!(" reason={}", &record[0]) };
            let line = format!("2026-03-02T09:30:00+08:00 accepted{reason}");
            expected.entry(record[1].to_owned()).or_default().push(line);
        }
        let read = read(&mapping(ALL_ROLES), log.as_bytes(), options(threads, chunk_bytes)).unwrap();
        prop_assert!(read.store.problems.is_empty());
        prop_assert_eq!(cases(&read.store), expected);
    }
}

#[test]
fn lists_of_materials_and_documents_and_the_number_of_staff_are_kept() {
    let log = "case,activity,at,document,materials,staff\n\
        A1,submitted,2026-03-02 09:30:00,,plan; seal;,\n\
        A1,site_verified,2026-03-03 09:30:00,site_record;photo,,1\n\
        A1,site_verified,2026-03-04 09:30:00,,,two\n\
        A1,concluded,2026-03-05 09:30:00,decision,,0\n";
    let input = read(&mapping(ALL_ROLES), log.as_bytes(), options(2, 40)).unwrap();
    expect![[r#"
        A1
          2026-03-02T09:30:00+08:00 submitted materials=plan; seal;
          2026-03-03T09:30:00+08:00 site_verified document=site_record;photo staff=1
          2026-03-05T09:30:00+08:00 concluded document=decision staff=0
    "#]]
    .assert_eq(&text(&input.store));
    expect![[r#"
        log:4 column "staff" value "two": D-15 not a number of staff from 0 to 255
    "#]]
    .assert_eq(&problems(&input.store));
    let rules = engine::RuleSet::default();
    let (mut facts, mut seen) = (CaseFacts::new(&input.store, &rules), Vec::new());
    Grouper::default().part(&input.store, part_of_the_only_case(&input.store), |case| {
        facts.fill(&input.store, &case);
        let name = |list: &[engine::Sym]| {
            list.iter().map(|code| input.store.symbols.text(*code)).collect::<Vec<_>>().join("+")
        };
        seen.extend(
            (facts.details().iter()).map(|one| (name(&one.materials), name(&one.documents), one.staff)),
        );
    });
    let row = |materials: &str, documents: &str, staff| (materials.to_owned(), documents.to_owned(), staff);
    assert_eq!(
        seen,
        [row("plan+seal", "", None), row("", "site_record+photo", Some(1)), row("", "decision", Some(0))]
    );
}

fn part_of_the_only_case(store: &EventStore) -> usize {
    let mut cases = 0;
    let holds = |part: &usize| {
        let before = cases;
        Grouper::default().part(store, *part, |_| cases += 1);
        cases > before
    };
    (0..store.parts()).find(holds).expect("the case lies in a part")
}
