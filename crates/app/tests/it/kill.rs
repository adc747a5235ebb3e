//! The process is killed at any moment: nothing that was answered is lost, nothing is found twice, the tree holds.
//!
//! A few moments in every run; `SUNDIAL_KILLS=200 cargo test -p app --test it kill` for as many as one likes.

use crate::ground::{Ground, event, hall, moment, worker};
use app::FindingRecord;
use app::intake::{Received, Request, take};
use app::rejudge::rejudge;
use app::sweep::sweep;
use engine::EventKind;
use ledger::Frontier;
use ports::{Entry, EntryKind, FindingQuery, Place, Scope, Store};
use sql::SqlStore;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::sync::Arc;
use testkit::PrivatePostgres;

const ADDRESS: &str = "SUNDIAL_KILL_ADDRESS";
const START: &str = "SUNDIAL_KILL_START";

fn kills(usual: u32) -> u32 {
    std::env::var("SUNDIAL_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Not a test by itself: what is killed. Takes events in and sweeps, and says each identity once it was answered.
#[tokio::test(flavor = "multi_thread")]
async fn child_writes_until_it_is_killed() {
    let Ok(address) = std::env::var(ADDRESS) else { return };
    let mut next: u32 = std::env::var(START).expect("where to go on").parse().expect("a number");
    let store = SqlStore::open(&address).await.expect("it opens");
    let ground = Ground::on(Arc::new(store), "2026-03-02T09:00:00");
    let mut out = std::io::stdout();
    loop {
        let ids: Vec<u32> = (next..next + 7).collect();
        let events: Vec<_> = ids
            .iter()
            .map(|id| {
                let kind = if id % 3 == 0 { EventKind::Accepted } else { EventKind::StepStarted };
                event(&format!("e{id}"), &format!("CS-{}", id % 40), kind, "2026-03-02T08:00:00")
            })
            .collect();
        let request = Request::new(&hall(), Received::Live, events).expect("it may");
        take(&ground.app, &[request]).await.expect("the store works");
        for id in ids {
            writeln!(out, "kept {id}").expect("somebody listens");
        }
        out.flush().expect("somebody listens");
        next += 7;
        // Time passes by a day with every round, so that clocks run out under way.
        let later = ground.app.clock.now().plus_seconds(86_400).min(moment("2026-11-30T09:00:00"));
        ground.clock.set(later);
        sweep(&ground.app, &worker(), 9).await.expect("the store works");
    }
}

/// Lets a child write, kills it a moment after its answer of that number, and returns what it had answered.
fn killed(address: &str, start: u32, answers: usize) -> Vec<u32> {
    let itself = std::env::current_exe().expect("this program");
    let mut child = Command::new(itself)
        .args(["--exact", "kill::child_writes_until_it_is_killed", "--nocapture"])
        .env(ADDRESS, address)
        .env(START, start.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let lines = BufReader::new(child.stdout.take().expect("it speaks")).lines();
    let mut said = lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("kept ")?.parse().ok());
    let mut kept: Vec<u32> = said.by_ref().take(answers).collect();
    // Into the next transaction, by another way each time.
    (0..answers * 7_919 % 50_000).for_each(|_| std::hint::spin_loop());
    child.kill().expect("it can be killed");
    kept.extend(said);
    child.wait().expect("it ends");
    kept
}

/// What must hold of a store, whatever happened to those who wrote.
async fn check(store: Arc<dyn Store>, kept: &BTreeSet<u32>) {
    let tree = store.tree().await.expect("it can be read");
    let mut log: Vec<Entry> = Vec::new();
    loop {
        let part = store.log(log.len() as u64, 10_000).await.expect("it can be read");
        if part.is_empty() {
            break;
        }
        log.extend(part);
    }
    let mut slow = Frontier::new(tree.kind());
    for (place, entry) in (0_u64..).zip(&log) {
        assert_eq!(entry.position, place, "the log has a gap");
        slow.push(tree.kind().leaf(entry.entry.record().as_bytes()), |_, _| ());
    }
    assert_eq!(slow, tree, "the tree is not that of the log");
    let events: BTreeSet<&str> = log.iter().map(|entry| entry.entry.key.id.as_str()).collect();
    assert_eq!(events.len(), log.len(), "an entry is there twice");
    for id in kept {
        assert!(events.contains(format!("e{id}").as_str()), "e{id} was answered and is lost");
    }
    findings_are_those_of_the_log(&*store, &log).await;
    let ground = Ground::on(store, "2026-11-30T09:00:00");
    while sweep(&ground.app, &worker(), 1_000).await.expect("the store works").matters > 0 {}
    let moved = rejudge(&ground.app, &worker()).await.expect("the store works");
    assert_eq!((moved.due, moved.findings), (0, 0), "judged again, something moved");
}

async fn findings_are_those_of_the_log(store: &dyn Store, log: &[Entry]) {
    let mut last = BTreeMap::new();
    for entry in log.iter().filter(|entry| entry.entry.kind == EntryKind::Finding) {
        let record: FindingRecord = serde_json::from_str(&entry.entry.body).expect("a record");
        let key = (
            record.matter.clone(),
            record.rule.clone(),
            record.part.clone(),
            record.level.clone(),
            record.occasion,
        );
        last.insert(key, record);
    }
    let query = FindingQuery { max: 1_000_000, ..FindingQuery::default() };
    let rows = store.findings(&Scope::of(Place::ROOT), &query).await.expect("it can be read");
    assert_eq!(rows.len(), last.len(), "rows and log tell of different findings");
    for row in rows {
        let key = (row.key.matter, row.key.rule, row.key.part, row.key.level, row.key.occasion);
        assert_eq!(last.get(&key).map(FindingRecord::standing), Some(row.standing), "{key:?}");
    }
}

fn kill_again_and_again(address: &str, times: u32) -> usize {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut kept = BTreeSet::new();
    for turn in 0..times {
        kept.extend(killed(address, turn * 1_000_000, turn as usize * 17 % 60));
        let store = runtime.block_on(SqlStore::open(address)).expect("it opens again");
        runtime.block_on(check_log_only(&store, &kept));
    }
    let store = runtime.block_on(SqlStore::open(address)).expect("it opens again");
    assert!(!kept.is_empty(), "no child ever wrote anything");
    runtime.block_on(check(Arc::new(store), &kept));
    kept.len()
}

/// After every kill: nothing answered is lost.
async fn check_log_only(store: &SqlStore, kept: &BTreeSet<u32>) {
    let size = store.tree().await.expect("it can be read").size();
    let log = store.log(0, u32::MAX).await.expect("it can be read");
    assert_eq!(log.len() as u64, size);
    let events: BTreeSet<&str> = log.iter().map(|entry| entry.entry.key.id.as_str()).collect();
    let lost: Vec<&u32> = kept.iter().filter(|id| !events.contains(format!("e{id}").as_str())).collect();
    assert_eq!(lost, Vec::<&u32>::new());
}

#[test]
fn nothing_answered_is_lost_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("killed.db");
    let kept = kill_again_and_again(path.to_str().expect("a path in ASCII"), kills(6));
    println!("{kept} events were answered");
}

#[test]
fn nothing_answered_is_lost_on_postgresql() {
    let server = PrivatePostgres::start();
    let kept = kill_again_and_again(&server.new_database("killed"), kills(4));
    println!("{kept} events were answered");
}
