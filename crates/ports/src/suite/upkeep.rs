//! Claims about what keeps a store whole.

use super::Whole;
use super::make::{at, change, entry, finding, held, row, write};
use super::race::to_the_end;
use crate::entry::{Entry, EntryKind, NewEntry};
use crate::mem::MemStore;
use crate::people::{Hold, Record, RecordKey, RecordKind, SecretKey, SecretKind, SecretRow, Settled};
use crate::upkeep::{Filled, Filling, Part, Renewed, Rows, Told, Upkeep};
use ledger::{Frontier, Hash};
use std::sync::{Arc, Mutex};

/// Everything that a store keeps.
#[derive(Clone, Debug, Default, PartialEq)]
struct All {
    entries: Vec<(Entry, Hash)>,
    matters: Vec<crate::MatterRow>,
    findings: Vec<crate::FindingRow>,
    dockets: Vec<crate::DocketRow>,
    records: Vec<Record>,
    secrets: Vec<SecretRow>,
    cursors: Vec<(String, u64)>,
}

impl All {
    fn take(&mut self, part: Part) {
        match part {
            Part::Entries(rows) => self.entries.extend(rows),
            Part::Matters(rows) => self.matters.extend(rows),
            Part::Findings(rows) => self.findings.extend(rows),
            Part::Dockets(rows) => self.dockets.extend(rows),
            Part::Records(rows) => self.records.extend(rows),
            Part::Secrets(rows) => self.secrets.extend(rows),
            Part::Cursors(rows) => self.cursors.extend(rows),
        }
    }
}

async fn copied(whole: &dyn Upkeep) -> (All, Frontier) {
    let all = Arc::new(Mutex::new(All::default()));
    let taking = Arc::clone(&all);
    let show = move |part| {
        taking.lock().expect("nobody panics").take(part);
        true
    };
    let tree = whole.copy(Box::new(show)).await.expect("it can be read").expect("all was wanted");
    let all = all.lock().expect("nobody panics").clone();
    (all, tree)
}

fn record(kind: RecordKind, id: &str) -> (Record, NewEntry) {
    let (key, place) = (RecordKey::new(kind, id), "43/01".parse().expect("a place"));
    let record = Record { key, place, revision: 1, body: format!("{{\"id\":\"{id}\"}}") };
    let mut act = entry(&record.key.matter(), &format!("act {id}"));
    (act.kind, act.place) = (EntryKind::Act, record.place.clone());
    (record, act)
}

/// Matters, findings, records, secrets of both tables and a reader.
async fn furnish(whole: &dyn Whole) {
    for number in 0..250 {
        let id = format!("M{number:03}");
        let entries = (0..3).map(|n| entry(&id, &format!("{id}-{n}"))).collect();
        write(whole, vec![change(row(&id), entries, vec![finding(&id, "R1", 1), finding(&id, "R2", 2)])])
            .await;
    }
    let secret = |kind, id: &str, ends_at| {
        let (key, owner) = (SecretKey::new(kind, id), "li".to_owned());
        SecretRow { key, owner, lookup: format!("hash of {id}"), ends_at, body: format!("sealed {id} 密") }
    };
    let both = [record(RecordKind::Node, "43/01"), record(RecordKind::Account, "li")];
    let (records, entries) = both.into_iter().unzip();
    let secrets = vec![
        secret(SecretKind::Session, "s1", Some(at(9))),
        secret(SecretKind::Personal, "p1", None),
        secret(SecretKind::PersonKey, "p1", None),
        secret(SecretKind::Password, "li", None),
    ];
    let settled = Settled { entries, records, secrets, gone: Vec::new() };
    whole.amend(Hold::default(), Box::new(move |_| settled.clone())).await.expect("it can be written");
    whole.set_cursor("bus", 7).await.expect("it can be written");
}

/// What is shown, page after page, answered by nothing.
async fn shown(whole: &dyn Upkeep, max: u32) -> Vec<Vec<Told>> {
    let (mut pages, mut after) = (Vec::new(), String::new());
    loop {
        let page = Arc::new(Mutex::new(Vec::new()));
        let taking = Arc::clone(&page);
        let look = move |told| {
            *taking.lock().expect("nobody panics") = told;
            Vec::new()
        };
        let Some(last) = whole.renew(&after, max, Box::new(look)).await.expect("it can be read") else {
            return pages;
        };
        after = last;
        pages.push(page.lock().expect("nobody panics").clone());
    }
}

pub(super) async fn all_matters_are_shown_once(whole: Arc<dyn Whole>) {
    furnish(&*whole).await;
    // A row that the log knows nothing of.
    write(&*whole, vec![change(row("stray"), vec![], vec![])]).await;
    let pages = shown(&*whole, 60).await;
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [60, 60, 60, 60, 13]);
    let told: Vec<&Told> = pages.iter().flatten().collect();
    assert!(told.windows(2).all(|two| two[0].matter < two[1].matter));
    let one = |matter: &str| *told.iter().find(|told| told.matter == matter).expect("it is shown");
    let matter = one("M117");
    assert_eq!((matter.entries.len(), matter.rows.findings.len()), (3, 2));
    assert_eq!(matter.rows.matter, Some(row("M117")));
    assert_eq!((one("stray").entries.len(), one("stray").rows.matter.is_some()), (0, true));
    let account = one("account:li");
    assert_eq!((account.entries.len(), account.entries[0].entry.kind), (1, EntryKind::Act));
    assert_eq!(account.rows.record, Some(record(RecordKind::Account, "li").0));
}

pub(super) async fn rows_are_replaced_and_no_others(whole: Arc<dyn Whole>) {
    furnish(&*whole).await;
    let (before, tree) = copied(&*whole).await;
    let renew = |told: Vec<Told>| {
        let mut renewed = Vec::new();
        for told in told {
            let rows = match told.matter.as_str() {
                "M001" => Rows::default(),
                "M002" => {
                    let mut other = row("M002");
                    other.events = 3;
                    Rows { matter: Some(other), findings: vec![finding("M002", "R9", 1)], ..Rows::default() }
                }
                "account:li" => Rows::default(),
                "node:43/01" => {
                    Rows { record: told.rows.record.map(|one| Record { revision: 5, ..one }), ..told.rows }
                }
                _ => continue,
            };
            renewed.push(Renewed { matter: told.matter, rows });
        }
        renewed
    };
    whole.renew("", 1_000, Box::new(renew)).await.expect("it can be written");
    let (after, same_tree) = copied(&*whole).await;
    assert_eq!((&after.entries, &after.secrets, same_tree), (&before.entries, &before.secrets, tree));
    assert_eq!((after.matters.len(), after.findings.len(), after.records.len()), (249, 497, 1));
    assert_eq!(after.records[0].revision, 5);
    let now = held(&*whole, "M002").await;
    assert_eq!((now.row.map(|row| row.events), now.findings), (Some(3), vec![finding("M002", "R9", 1)]));
    let untouched = |all: &All| {
        let of = |id: &String| id.as_str() > "M002";
        let matters: Vec<_> = all.matters.iter().filter(|row| of(&row.id)).cloned().collect();
        let findings: Vec<_> = all.findings.iter().filter(|row| of(&row.key.matter)).cloned().collect();
        (matters, findings)
    };
    assert_eq!(untouched(&after), untouched(&before));
}

/// Gives what a store keeps, and ends when the tree is that of the store.
fn giving(all: &All, then: Filling) -> crate::upkeep::Fill {
    let entries = all.entries.chunks(70).map(|part| Part::Entries(part.to_vec()));
    let mut parts: Vec<Part> = entries.collect();
    parts.push(Part::Matters(all.matters.clone()));
    parts.push(Part::Findings(all.findings.clone()));
    parts.push(Part::Dockets(all.dockets.clone()));
    parts.push(Part::Records(all.records.clone()));
    parts.push(Part::Secrets(all.secrets.clone()));
    parts.push(Part::Cursors(all.cursors.clone()));
    parts.reverse();
    Box::new(move |_| parts.pop().map_or_else(|| then.clone(), Filling::Part))
}

pub(super) async fn what_is_copied_is_put_back(whole: Arc<dyn Whole>) {
    let model = MemStore::default();
    furnish(&model).await;
    let (all, tree) = copied(&model).await;
    assert_eq!((all.matters.len(), all.findings.len(), all.entries.len()), (250, 500, 752));
    assert_eq!((all.records.len(), all.secrets.len(), all.cursors.len()), (2, 4, 1));
    let abandoned = whole.fill(giving(&all, Filling::Abandon)).await.expect("it can be written");
    assert_eq!(abandoned, Filled::Abandoned);
    assert_eq!(copied(&*whole).await, (All::default(), Frontier::new(tree.kind())));
    let filled = whole.fill(giving(&all, Filling::End)).await.expect("it can be written");
    assert_eq!(filled, Filled::Done(tree.clone()));
    assert_eq!(copied(&*whole).await, (all.clone(), tree));
    let again = whole.fill(giving(&all, Filling::End)).await.expect("it can be read");
    assert_eq!(again, Filled::NotEmpty);
    // It goes on like any other store.
    let changed = write(&*whole, vec![change(row("M250"), vec![entry("M250", "new")], vec![])]).await;
    assert_eq!(changed.size, 753);
}

pub(super) async fn a_copy_is_of_one_instant(whole: Arc<dyn Whole>) {
    furnish(&*whole).await;
    let (before, tree) = copied(&*whole).await;
    let (writer, seen) = (Arc::clone(&whole), Arc::new(Mutex::new(All::default())));
    let taking = Arc::clone(&seen);
    let mut number = 0;
    let show = move |part| {
        taking.lock().expect("nobody panics").take(part);
        number += 1;
        let id = format!("during {number}");
        let late = change(row(&id), vec![entry(&id, &id)], vec![finding(&id, "R1", 1)]);
        let thread = std::thread::spawn({
            let writer = Arc::clone(&writer);
            move || to_the_end(write(&*writer, vec![late]))
        });
        thread.join().expect("others go on writing meanwhile");
        true
    };
    let told = whole.copy(Box::new(show)).await.expect("it can be read");
    assert_eq!((told, seen.lock().expect("nobody panics").clone()), (Some(tree), before));
    let (after, _) = copied(&*whole).await;
    assert!(after.matters.len() > 250, "others have written");
    let stopped = whole.copy(Box::new(|_| false)).await.expect("it can be read");
    assert_eq!(stopped, None);
}
