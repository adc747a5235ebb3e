//! A log written again is read back equal.

use crate::support::{ALL_ROLES, log, mapping, options, read, text};
use audit::EventStore;
use audit::convert::{Form, write_store};
use audit::mapping::recognise;
use engine::Symbols;

const LOG: &str = "case,activity,at,recorded_at,actor,role,department,item,subject,outcome,amount,ground,reason,document,\
    materials,staff,batch,source,due,planned\n\
    办-1,special_started,2026-03-02 09:30:00.25,2026-03-04,u7,reviewer,\"住建,局\",T1,专家评审,granted,-12.05,law-45,\
    \"需 \"\"a\"\" <b> & 'c'\n\td\",notice;plan,图纸;申请表,2,b1,w3,2026-04-02 17:00:00,20 working_day\n\
    办-1,accepted,2026-03-01,,,,,,,,,,,,,,,,,\n\
    A2,something,1969-03-02,,,,,,,,,,,,,,,,,\n";

fn written(store: &EventStore, form: Form) -> Vec<u8> {
    let mut out = Vec::new();
    write_store(store, form, &mut out).unwrap();
    out
}

fn read_back(bytes: &[u8]) -> (String, String) {
    let opened = log(bytes);
    let mapping = recognise(&opened).unwrap();
    let input = audit::read(vec![opened], &mapping, options(1, 64), Symbols::default()).unwrap();
    assert_eq!(input.store.problems.list(), []);
    (mapping.name, text(&input.store))
}

#[test]
fn every_form_is_recognised_and_read_back_equal() {
    let input = read(&mapping(ALL_ROLES), LOG.as_bytes(), options(2, 64)).unwrap();
    let told = text(&input.store);
    assert!(told.contains("materials=") && told.contains("staff=2") && told.contains("fen=-1205"), "{told}");
    for (form, name) in [(Form::Csv, "sundial"), (Form::Ndjson, "sundial"), (Form::Xes, "sundial-xes")] {
        let bytes = written(&input.store, form);
        assert_eq!(read_back(&bytes), (name.to_owned(), told.clone()), "{form:?}");
        let once_more = read(&mapping(ALL_ROLES), LOG.as_bytes(), options(4, 16)).unwrap();
        assert_eq!(written(&once_more.store, form), bytes, "the same bytes for any number of threads");
    }
    let bytes = written(&input.store, Form::Events);
    assert_eq!(read_back(&bytes), ("sundial-events".to_owned(), told.replace(" item=T1", "")));
    for line in String::from_utf8(bytes).unwrap().lines() {
        let event: engine::Event = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), line, "the frozen form, byte by byte");
    }
}

#[test]
fn a_due_instant_of_the_case_is_written_on_its_acceptance() {
    let with_due = mapping(&format!("{ALL_ROLES}\n[[case]]\ncolumn = \"limit\"\ndeclares = \"due\"\n"));
    let log =
        "case,activity,at,limit\nA1,submitted,2026-03-01,2026-03-20\nA1,accepted,2026-03-02,2026-03-20\n";
    let input = read(&with_due, log.as_bytes(), options(1, 64)).unwrap();
    let (_, told) = read_back(&written(&input.store, Form::Xes));
    assert_eq!(
        told,
        "A1\n  2026-03-01T00:00:00+08:00 submitted\n  2026-03-02T00:00:00+08:00 accepted due=2026-03-20T00:00:00+08:00\n"
    );
}
