//! Several processes sweep at once, and clocks jump: nothing is lost, nothing is found twice.

use crate::ground::{Ground, event, moment, worker};
use app::rejudge::rejudge;
use app::sweep::sweep;
use engine::EventKind;
use ports::{EntryKind, FindingRow, Standing, Store};
use sql::SqlStore;
use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use testkit::PrivatePostgres;

const ADDRESS: &str = "SUNDIAL_SWEEP_ADDRESS";
const MATTERS: usize = 240;
const BEGIN: &str = "2026-03-02T09:00:00";
const LATE: &str = "2026-04-20T09:00:00";

async fn sweep_all(ground: &Ground) -> usize {
    let mut matters = 0;
    loop {
        let swept = sweep(&ground.app, &worker(), 7).await.expect("the store works").matters;
        let next = ground.app.store.next_due().await.expect("the store works");
        if swept == 0 && next.is_none_or(|next| next > ground.app.clock.now()) {
            return matters;
        }
        matters += swept;
    }
}

async fn send_all(ground: &Ground) {
    let one = |number| {
        let kind = if number % 3 == 0 { EventKind::Submitted } else { EventKind::Accepted };
        event(&format!("e{number}"), &format!("CS-{number:03}"), kind, BEGIN)
    };
    let events: Vec<_> = (0..MATTERS).map(one).collect();
    ground.send(&events).await;
}

/// Not a test by itself: one of the processes. Sweeps until nothing is due, and says how much it looked at.
#[tokio::test(flavor = "multi_thread")]
async fn child_sweeps_until_nothing_is_due() {
    let Ok(address) = std::env::var(ADDRESS) else { return };
    let store = SqlStore::open(&address).await.expect("it opens");
    let ground = Ground::on(Arc::new(store), LATE);
    println!("swept {}", sweep_all(&ground).await);
}

fn sweeper(address: &str) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "sweepers::child_sweeps_until_nothing_is_due", "--nocapture"])
        .env(ADDRESS, address)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts")
}

fn said(child: Child) -> usize {
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "a sweeper failed");
    let text = String::from_utf8(output.stdout).expect("it is a text");
    let said = text.lines().find_map(|line| line.strip_prefix("swept ")?.parse().ok());
    said.expect("it says how much it looked at")
}

/// What stands, whenever it was raised.
fn standing(rows: Vec<FindingRow>) -> BTreeSet<String> {
    let stands = |row: &FindingRow| row.standing != Standing::Lifted;
    let said =
        |row: FindingRow| format!("{:?} {} {} {} {:?}", row.key, row.at, row.day, row.value, row.standing);
    rows.into_iter().filter(stands).map(said).collect()
}

async fn control() -> BTreeSet<String> {
    let ground = Ground::at(BEGIN);
    send_all(&ground).await;
    ground.clock.set(moment(LATE));
    sweep_all(&ground).await;
    standing(ground.findings().await)
}

async fn three_processes_drain(address: &str) {
    let store: Arc<dyn Store> = Arc::new(SqlStore::open(address).await.expect("it opens"));
    let ground = Ground::on(Arc::clone(&store), BEGIN);
    send_all(&ground).await;
    let before = store.tree().await.expect("it works").size();
    let children = [sweeper(address), sweeper(address), sweeper(address)];
    let looked_at: usize = children.map(said).into_iter().sum();
    assert_eq!(looked_at, MATTERS, "each matter is due once, whoever looks");
    assert_eq!(standing(ground.findings().await), control().await);
    let log = store.log(before, u32::MAX).await.expect("it works");
    let keys: BTreeSet<_> = log.iter().map(|entry| &entry.entry.key.id).collect();
    assert_eq!(keys.len(), log.len());
    assert!(log.len() > MATTERS && log.iter().all(|entry| entry.entry.kind == EntryKind::Finding));
}

#[tokio::test(flavor = "multi_thread")]
async fn three_processes_drain_what_is_due_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sweep.db");
    three_processes_drain(path.to_str().expect("a path in ASCII")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_processes_drain_what_is_due_on_postgresql() {
    let server = PrivatePostgres::start();
    three_processes_drain(&server.new_database("sweep")).await;
}

#[tokio::test]
async fn a_clock_that_jumped_ahead_and_back_leaves_nothing_behind() {
    let ground = Ground::at(BEGIN);
    send_all(&ground).await;
    let at_first = standing(ground.findings().await);
    ground.clock.set(moment("2026-12-01T09:00:00"));
    sweep_all(&ground).await;
    assert_ne!(standing(ground.findings().await), at_first);
    // The clock is right again: what was said of the future is lifted when the matters are judged again.
    ground.clock.set(moment(BEGIN));
    rejudge(&ground.app, &worker()).await.expect("the store works");
    assert_eq!(standing(ground.findings().await), at_first);
    ground.clock.set(moment(LATE));
    sweep_all(&ground).await;
    assert_eq!(standing(ground.findings().await), control().await);
    let log = ground.app.store.log(0, u32::MAX).await.expect("it works");
    assert!(
        log.iter().any(|entry| entry.entry.body.contains("\"turn\":\"lifted\"")),
        "all of it is on record"
    );
}

#[tokio::test]
async fn a_clock_that_went_back_loses_nothing() {
    let ground = Ground::at(BEGIN);
    send_all(&ground).await;
    ground.clock.set(moment("2026-03-20T09:00:00"));
    sweep_all(&ground).await;
    ground.clock.set(moment("2026-03-04T09:00:00"));
    for number in 0..MATTERS {
        let id = format!("late-{number}");
        ground.send(&[event(&id, &format!("CS-{number:03}"), EventKind::Dispatched, BEGIN)]).await;
    }
    let without = Ground::at(BEGIN);
    send_all(&without).await;
    for number in 0..MATTERS {
        let id = format!("late-{number}");
        without.send(&[event(&id, &format!("CS-{number:03}"), EventKind::Dispatched, BEGIN)]).await;
    }
    for ground in [&ground, &without] {
        ground.clock.set(moment(LATE));
        rejudge(&ground.app, &worker()).await.expect("the store works");
        sweep_all(ground).await;
    }
    assert_eq!(standing(ground.findings().await), standing(without.findings().await));
}
