//! Claims about one client.

use super::make::{always, at, change, entry, finding, held, row, write};
use crate::change::{Held, Pick};
use crate::error::StoreError;
use crate::finding::Standing;
use crate::matter::Stage;
use crate::place::{Place, Scope};
use crate::query::{FindingQuery, MatterOrder, MatterQuery};
use crate::store::Store;
use calendar::Day;
use ledger::{Frontier, InclusionProof, NodeId, inclusion_nodes};
use std::sync::Arc;

fn all() -> Scope {
    Scope::of(Place::ROOT)
}

pub(super) async fn what_was_changed_is_held(store: Arc<dyn Store>) {
    let blank = held(&*store, "A").await;
    assert_eq!(blank, Held::nothing("A"));
    let mut full = row("A");
    full.statutory_at = Some(at(-5));
    full.next_at = Some(at(9));
    let wanted = change(full.clone(), vec![entry("A", "e1"), entry("A", "e2")], vec![finding("A", "R1", 3)]);
    let changed = write(&*store, vec![wanted.clone()]).await;
    assert_eq!((changed.matters, changed.entries, changed.size), (1, 2, 2));
    let now = held(&*store, "A").await;
    assert_eq!(now.row, Some(full));
    assert_eq!(
        now.events.iter().map(|e| &e.entry).collect::<Vec<_>>(),
        wanted.entries.iter().collect::<Vec<_>>()
    );
    assert_eq!(now.findings, wanted.findings);
    assert_eq!(store.matter(&all(), "A").await.expect("it can be read"), Some(now));
    assert_eq!(store.matter(&all(), "B").await.expect("it can be read"), None);
    assert_eq!(store.next_due().await.expect("it can be read"), Some(at(9)));
}

pub(super) async fn the_log_has_no_gap(store: Arc<dyn Store>) {
    for turn in 0..5 {
        let ids = [format!("M{turn}"), format!("N{turn}")];
        let change = |id: &String| {
            change(row(id), vec![entry(id, &format!("{id}-1")), entry(id, &format!("{id}-2"))], vec![])
        };
        write(&*store, ids.iter().map(change).collect()).await;
    }
    let log = store.log(0, 100).await.expect("it can be read");
    assert_eq!(log.iter().map(|entry| entry.position).collect::<Vec<_>>(), (0..20).collect::<Vec<_>>());
    assert_eq!(log[4].entry.key.id, "M1-1");
    assert_eq!(store.log(18, 1).await.expect("it can be read"), log[18..19]);
    assert_eq!(store.log(20, 9).await.expect("it can be read"), []);
}

pub(super) async fn a_taken_key_is_refused(store: Arc<dyn Store>) {
    write(&*store, vec![change(row("A"), vec![entry("A", "e1")], vec![])]).await;
    let clash = change(row("B"), vec![entry("B", "e0"), entry("B", "e1")], vec![finding("B", "R1", 1)]);
    let refused = store.change(Pick::These(vec!["B".to_owned()]), always(vec![clash])).await;
    let Err(StoreError::Taken(taken)) = refused else { panic!("the key is taken: {refused:?}") };
    assert_eq!(
        taken.iter().map(|(key, matter)| (key.id.as_str(), matter.as_str())).collect::<Vec<_>>(),
        [("e1", "A")]
    );
    let blank = held(&*store, "B").await;
    assert_eq!((blank.row, blank.events.len(), blank.findings.len()), (None, 0, 0));
    assert_eq!(store.log(0, 9).await.expect("it can be read").len(), 1);
    // A change that wants a key twice is refused like one that wants a kept one.
    let twice = ["C", "D"].map(|id| change(row(id), vec![entry(id, "e3")], vec![]));
    let matters = vec!["C".to_owned(), "D".to_owned()];
    let refused = store.change(Pick::These(matters), always(twice.to_vec())).await;
    let Err(StoreError::Taken(taken)) = refused else { panic!("it wants a key twice: {refused:?}") };
    assert_eq!(taken.iter().map(|(_, matter)| matter.as_str()).collect::<Vec<_>>(), ["C"]);
    // The log goes on without a gap.
    let changed = write(&*store, vec![change(row("B"), vec![entry("B", "e2")], vec![])]).await;
    assert_eq!(changed.size, 2);
}

pub(super) async fn the_earliest_due_come_first(store: Arc<dyn Store>) {
    let due = |id: &str, next: Option<i64>| {
        let mut row = row(id);
        row.next_at = next.map(at);
        change(row, vec![], vec![])
    };
    let rows =
        vec![due("A", Some(30)), due("B", Some(10)), due("C", None), due("D", Some(10)), due("E", Some(31))];
    write(&*store, rows).await;
    let seen = picked(&*store, Pick::Due { until: at(30), max: 2 }).await;
    assert_eq!(seen, ["B", "D"]);
    let seen = picked(&*store, Pick::Due { until: at(30), max: 9 }).await;
    assert_eq!(seen, ["B", "D", "A"]);
    assert_eq!(store.next_due().await.expect("it can be read"), Some(at(10)));
}

async fn picked(store: &dyn Store, pick: Pick) -> Vec<String> {
    let (tell, told) = std::sync::mpsc::channel();
    let look = move |held: Vec<Held>| {
        let ids: Vec<String> = held.into_iter().map(|held| held.matter).collect();
        tell.send(ids).expect("somebody listens");
        Vec::new()
    };
    store.change(pick, Box::new(look)).await.expect("it can be read");
    told.iter().last().unwrap_or_default()
}

pub(super) async fn a_scope_shows_its_subtree(store: Arc<dyn Store>) {
    for (id, place) in [("A", "43"), ("B", "43/01"), ("C", "43/01/HB"), ("D", "43/010"), ("E", "44")] {
        let place: Place = place.parse().expect("a place");
        let mut matter = row(id);
        matter.place = place.clone();
        let mut found = finding(id, "R1", 1);
        found.place = place;
        write(&*store, vec![change(matter, vec![], vec![found])]).await;
    }
    let of = |place: &str| Scope::of(place.parse().expect("a place"));
    let query = MatterQuery { max: 9, ..MatterQuery::default() };
    for (place, seen) in
        [("", "ABCDE"), ("43", "ABCD"), ("43/01", "BC"), ("43/01/HB", "C"), ("4", ""), ("45", "")]
    {
        let scope = of(place);
        let rows = store.matters(&scope, &query).await.expect("it can be read");
        assert_eq!(
            rows.iter().map(|row| row.id.as_str()).collect::<String>(),
            seen,
            "matters in \"{place}\""
        );
        let found = FindingQuery { max: 9, ..FindingQuery::default() };
        let rows = store.findings(&scope, &found).await.expect("it can be read");
        let ids: String = rows.iter().rev().map(|row| row.key.matter.as_str()).collect();
        assert_eq!(ids, seen, "findings in \"{place}\"");
        for id in ["A", "B", "C", "D", "E"] {
            let one = store.matter(&scope, id).await.expect("it can be read");
            assert_eq!(one.is_some(), seen.contains(id), "matter {id} in \"{place}\"");
        }
    }
}

pub(super) async fn matters_are_listed_by_page(store: Arc<dyn Store>) {
    let changes = (0..7).map(|number: i64| {
        let mut row = row(&format!("M{number}"));
        row.next_at = (number != 3).then(|| at(100 - number / 2));
        row.stage = if number % 2 == 0 { Stage::Open } else { Stage::Closed };
        row.department = if number < 5 { "D1" } else { "D2" }.to_owned();
        row.item = if number == 6 { "T2" } else { "T1" }.to_owned();
        change(row, vec![], vec![])
    });
    write(&*store, changes.collect()).await;
    let query = MatterQuery { max: 3, ..MatterQuery::default() };
    assert_eq!(pages(&*store, query.clone()).await, "M0 M1 M2 | M3 M4 M5 | M6");
    let next = MatterQuery { order: MatterOrder::Next, max: 4, ..MatterQuery::default() };
    assert_eq!(pages(&*store, next).await, "M6 M4 M5 M2 | M0 M1");
    let open = MatterQuery { stage: Some(Stage::Open), department: Some("D1".to_owned()), ..query.clone() };
    assert_eq!(pages(&*store, open).await, "M0 M2 M4");
    let item = MatterQuery { item: Some("T2".to_owned()), ..query.clone() };
    assert_eq!(pages(&*store, item).await, "M6");
    let nobody = MatterQuery { department: Some("' OR 1=1 --".to_owned()), ..query };
    assert_eq!(pages(&*store, nobody).await, "");
}

/// Five matters with a finding each, of two items and two kinds, begun one after the other.
async fn five_matters(store: &dyn Store) {
    let changes = (0..5).map(|number: i64| {
        let mut row = row(&format!("M{number}"));
        row.began_at = at(number * 10);
        row.kind = if number == 2 { "ticket" } else { "case" }.to_owned();
        row.promised_at = (number < 2).then(|| at(100 + number));
        row.statutory_at = (number == 3).then(|| at(50));
        row.item = if number == 4 { "T2" } else { "T1" }.to_owned();
        let mut found = finding(&row.id, "R1", number);
        found.key.level = if number == 1 { "red" } else { "yellow" }.to_owned();
        found.standing = if number == 0 { Standing::Lifted } else { Standing::Stands };
        found.day = Day::new(20_600 + i32::try_from(number).expect("a small number"));
        change(row.clone(), vec![entry(&row.id, &row.id)], vec![found])
    });
    write(store, changes.collect()).await;
}

pub(super) async fn matters_are_chosen(store: Arc<dyn Store>) {
    five_matters(&*store).await;
    let all_of_them = MatterQuery { max: 9, ..MatterQuery::default() };
    let chosen = [
        (MatterQuery { kind: Some("ticket".to_owned()), ..all_of_them.clone() }, "M2"),
        (MatterQuery { level: Some("red".to_owned()), ..all_of_them.clone() }, "M1"),
        (MatterQuery { level: Some("yellow".to_owned()), ..all_of_them.clone() }, "M2 M3 M4"),
        (MatterQuery { due_before: Some(at(101)), ..all_of_them.clone() }, "M0 M3"),
        (MatterQuery { due_before: Some(at(50)), ..all_of_them.clone() }, ""),
        (MatterQuery { due_from: Some(at(51)), ..all_of_them.clone() }, "M0 M1 M2 M4"),
        (MatterQuery { due_from: Some(at(50)), due_before: Some(at(101)), ..all_of_them.clone() }, "M0 M3"),
        (MatterQuery { began_from: Some(at(20)), ..all_of_them.clone() }, "M2 M3 M4"),
        (MatterQuery { began_before: Some(at(20)), ..all_of_them.clone() }, "M0 M1"),
        (
            MatterQuery {
                began_from: Some(at(10)),
                began_before: Some(at(40)),
                max: 2,
                ..all_of_them.clone()
            },
            "M1 M2 | M3",
        ),
    ];
    for (query, wanted) in chosen {
        assert_eq!(pages(&*store, query.clone()).await, wanted, "{query:?}");
        let counted = store.count_matters(&all(), &query).await.expect("they can be counted");
        assert_eq!(counted, wanted.matches('M').count() as u64, "{query:?}");
        let held = store.histories(&all(), &query).await.expect("it can be read");
        let first = wanted.split(" | ").next().expect("a page");
        assert_eq!(held.iter().map(|held| held.matter.as_str()).collect::<Vec<_>>().join(" "), first);
        for held in held {
            let one = store.matter(&all(), &held.matter).await.expect("it can be read");
            assert_eq!(one, Some(held), "it is the same, one by one");
        }
    }
    let entries = store.entries(&all(), "M3").await.expect("they can be read");
    let said: Vec<_> = entries.iter().map(|entry| (entry.position, entry.entry.key.id.as_str())).collect();
    assert_eq!(said, [(3, "M3")]);
    let elsewhere = Scope::of("44".parse().expect("a place"));
    assert_eq!(store.entries(&elsewhere, "M3").await.expect("they can be read"), []);
    assert_eq!(store.histories(&elsewhere, &all_of_them).await.expect("it can be read"), []);
    assert_eq!(store.count_matters(&elsewhere, &all_of_them).await.expect("they can be counted"), 0);
    let all_of_them = FindingQuery { max: 9, ..FindingQuery::default() };
    let day = |number| Some(Day::new(20_600 + number));
    let chosen = [
        (FindingQuery { item: Some("T2".to_owned()), ..all_of_them.clone() }, "M4"),
        (FindingQuery { department: Some("D2".to_owned()), ..all_of_them.clone() }, ""),
        (
            FindingQuery { department: Some("D1".to_owned()), day_from: day(3), ..all_of_them.clone() },
            "M4 M3",
        ),
        (FindingQuery { day_from: day(1), day_through: day(2), ..all_of_them.clone() }, "M2 M1"),
    ];
    for (query, wanted) in chosen {
        let found = store.findings(&all(), &query).await.expect("it can be read");
        let found: Vec<&str> = found.iter().map(|row| row.key.matter.as_str()).collect();
        assert_eq!(found.join(" "), wanted, "{query:?}");
    }
}

async fn pages(store: &dyn Store, mut query: MatterQuery) -> String {
    let mut pages = Vec::new();
    loop {
        let rows = store.matters(&all(), &query).await.expect("it can be read");
        let Some(last) = rows.last() else { return pages.join(" | ") };
        let rank = match query.order {
            MatterOrder::Id => at(0).plus_micros(-at(0).micros()),
            MatterOrder::Next => last.next_at.expect("it moves"),
        };
        query.after = Some((rank, last.id.clone()));
        pages.push(rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>().join(" "));
    }
}

pub(super) async fn findings_are_listed_by_page(store: Arc<dyn Store>) {
    for (id, raised) in [("A", 5), ("B", 9), ("C", 5), ("D", 1)] {
        let mut second = finding(id, "R2", raised);
        second.standing = Standing::Superseded;
        second.key.level = "notice".to_owned();
        write(&*store, vec![change(row(id), vec![], vec![finding(id, "R1", raised), second])]).await;
    }
    let mut query = FindingQuery { max: 3, ..FindingQuery::default() };
    let mut seen = Vec::new();
    loop {
        let rows = store.findings(&all(), &query).await.expect("it can be read");
        let Some(last) = rows.last() else { break };
        query.after = Some((last.raised_at, last.key.clone()));
        seen.extend(rows.iter().map(|row| format!("{}{}", row.key.matter, &row.key.rule[1..])));
    }
    assert_eq!(seen.join(" "), "B2 B1 C2 C1 A2 A1 D2 D1");
    let only = FindingQuery { standing: Some(Standing::Superseded), max: 9, ..FindingQuery::default() };
    assert_eq!(store.findings(&all(), &only).await.expect("it can be read").len(), 4);
    let only = FindingQuery { matter: Some("A".to_owned()), level: Some("yellow".to_owned()), ..only };
    assert_eq!(store.findings(&all(), &only).await.expect("it can be read"), []);
    let only = FindingQuery { standing: None, rule: Some("R1".to_owned()), ..only };
    assert_eq!(store.findings(&all(), &only).await.expect("it can be read"), [finding("A", "R1", 5)]);
}

pub(super) async fn a_finding_is_changed(store: Arc<dyn Store>) {
    write(&*store, vec![change(row("A"), vec![], vec![finding("A", "R1", 1)])]).await;
    let mut lifted = finding("A", "R1", 1);
    (lifted.standing, lifted.changes, lifted.value) = (Standing::Lifted, 1, i64::MAX);
    write(&*store, vec![change(row("A"), vec![], vec![lifted.clone()])]).await;
    assert_eq!(held(&*store, "A").await.findings, [lifted]);
}

pub(super) async fn any_text_comes_back(store: Arc<dyn Store>) {
    let text = "排污许可 \u{20bb7} 'quoted' \"twice\" {a,b} \\ \n\t $1 ?2";
    let mut odd = row(text);
    (odd.item, odd.department) = (text.to_owned(), String::new());
    let mut kept = entry(text, text);
    kept.body = ledger::Canonical::of(text).expect("a text has a form").as_str().to_owned();
    let mut found = finding(text, text, 1);
    found.key.part = text.to_owned();
    write(&*store, vec![change(odd.clone(), vec![kept.clone()], vec![found.clone()])]).await;
    let now = held(&*store, text).await;
    assert_eq!((now.row, &now.events[0].entry, now.findings), (Some(odd), &kept, vec![found]));
}

pub(super) async fn every_entry_is_proved(store: Arc<dyn Store>) {
    let count = 600_u64;
    for from in (0..count).step_by(50) {
        let entries = (from..from + 50).map(|number| entry("A", &format!("e{number}"))).collect();
        write(&*store, vec![change(row("A"), entries, vec![])]).await;
    }
    let tree = store.tree().await.expect("it can be read");
    let (kind, root) = (tree.kind(), tree.root());
    let log = store.log(0, 1_000).await.expect("it can be read");
    let mut slow = Frontier::new(kind);
    log.iter().for_each(|entry| slow.push(kind.leaf(entry.entry.record().as_bytes()), |_, _| ()));
    assert_eq!(slow, tree);
    for index in [0, 1, 255, 256, 511, 512, 513, 599] {
        let nodes = store.nodes(&inclusion_nodes(index, count)).await.expect("it can be read");
        let proof = InclusionProof::make(kind, &nodes, index, count).expect("the nodes are there");
        let leaf = kind.leaf(log[index as usize].entry.record().as_bytes());
        assert!(proof.holds(kind, leaf, root), "entry {index}");
        let other = kind.leaf(log[(index as usize + 1) % 600].entry.record().as_bytes());
        assert!(!proof.holds(kind, other, root), "entry {index}");
    }
    // Not yet complete, and far beyond.
    let beyond =
        [NodeId { level: 10, index: 0 }, NodeId { level: 9, index: 1 }, NodeId { level: 63, index: 9 }];
    assert!(store.nodes(&beyond).await.expect("it can be read").is_empty());
}

pub(super) async fn cursors_are_kept(store: Arc<dyn Store>) {
    assert_eq!(store.cursor("bus").await.expect("it can be read"), 0);
    store.set_cursor("bus", 7).await.expect("it can be written");
    store.set_cursor("ledger", 3).await.expect("it can be written");
    store.set_cursor("bus", 9).await.expect("it can be written");
    assert_eq!(store.cursor("bus").await.expect("it can be read"), 9);
    assert_eq!(store.cursor("ledger").await.expect("it can be read"), 3);
}
