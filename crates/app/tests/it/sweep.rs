//! Time alone changes what is found.

use crate::ground::{Ground, event, hall, moment, worker};
use app::rejudge::rejudge;
use app::sweep::{SweepError, Swept, sweep};
use engine::EventKind;
use ports::{Place, Scope};

async fn sweep_all(ground: &Ground) -> Swept {
    let mut all = Swept::default();
    loop {
        let swept = sweep(&ground.app, &worker(), 10).await.expect("the store works");
        if swept.matters == 0 {
            return all;
        }
        all.matters += swept.matters;
        all.findings += swept.findings;
    }
}

#[tokio::test]
async fn a_card_falls_due_without_any_event() {
    let ground = Ground::at("2026-03-02T09:00:00");
    ground.send(&[event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00")]).await;
    let before = ground.found().await;
    ground.clock.set(moment("2026-03-09T17:00:00"));
    sweep_all(&ground).await;
    let last_instant_in_time = ground.found().await;
    assert!(
        !last_instant_in_time.iter().any(|found| found.contains("yellow")),
        "{before:?} {last_instant_in_time:?}"
    );
    ground.clock.set(moment("2026-03-09T17:00:00.000001"));
    sweep_all(&ground).await;
    let found = ground.found().await;
    assert!(found.iter().any(|found| found.contains("yellow")), "{found:?}");
}

#[tokio::test]
async fn sweeping_at_every_due_instant_gives_what_one_look_at_the_end_gives() {
    let watched = Ground::at("2026-03-02T09:00:00");
    let late = Ground::at("2026-03-02T09:00:00");
    let events = [
        event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00"),
        event("e2", "CS-2", EventKind::Submitted, "2026-03-02T08:00:00"),
    ];
    watched.send(&events).await;
    late.send(&events).await;
    let end = moment("2026-12-31T12:00:00");
    let mut looks = 0;
    while let Some(next) = watched.app.store.next_due().await.unwrap().filter(|next| *next <= end) {
        watched.clock.set(next);
        sweep_all(&watched).await;
        looks += 1;
    }
    late.clock.set(end);
    sweep_all(&late).await;
    let bare = |rows: Vec<ports::FindingRow>| {
        let mut keys: Vec<_> =
            rows.into_iter().map(|row| (row.key, row.at, row.day, row.value, row.standing)).collect();
        keys.sort();
        keys
    };
    assert!(looks > 2, "{looks}");
    assert_eq!(bare(watched.findings().await), bare(late.findings().await));
    // Each was raised at the very instant at which it could be known first.
    for row in watched.findings().await {
        assert!(row.raised_at == row.at || row.at <= moment("2026-03-02T09:00:00"), "{row:?}");
    }
}

#[tokio::test]
async fn a_late_event_lifts_what_it_takes_the_ground_from_and_the_record_stays() {
    let ground = Ground::at("2026-03-02T09:00:00");
    ground.send(&[event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00")]).await;
    ground.clock.set(moment("2026-03-12T09:00:00"));
    sweep_all(&ground).await;
    let found = ground.found().await;
    assert!(found.iter().any(|found| found.contains("yellow") && !found.contains("lifted")), "{found:?}");
    // The acceptance is corrected to the day before the sweep: nothing is late any more.
    let mut amended = event("e9", "CS-1", EventKind::Amended, "2026-03-11T09:00:00");
    amended.corrects = Some("e1".to_owned());
    ground.send(&[amended]).await;
    let found = ground.found().await;
    assert!(found.iter().all(|found| !found.contains("yellow") || found.ends_with("lifted")), "{found:?}");
    let log = ground.app.store.log(0, 100).await.unwrap();
    let said = |turn: &str| {
        let turn = format!("\"turn\":\"{turn}\"");
        log.iter().any(|entry| entry.entry.body.contains(&turn) && entry.entry.body.contains("yellow"))
    };
    assert!(said("raised") && said("lifted"), "{log:#?}");
}

#[tokio::test]
async fn only_the_worker_sweeps() {
    let ground = Ground::at("2026-03-02T09:00:00");
    let refused = sweep(&ground.app, &hall(), 10).await;
    assert!(matches!(refused, Err(SweepError::Refused(_))), "{refused:?}");
}

#[tokio::test]
async fn judging_again_by_the_same_book_moves_nothing() {
    let ground = Ground::at("2026-03-02T09:00:00");
    for number in 0..25 {
        let id = format!("CS-{number:02}");
        ground.send(&[event(&format!("e{number}"), &id, EventKind::Accepted, "2026-03-02T09:00:00")]).await;
    }
    let moved = rejudge(&ground.app, &worker()).await.unwrap();
    assert_eq!((moved.matters, moved.due, moved.findings), (25, 0, 0));
    let row = ground.app.store.matter(&Scope::of(Place::ROOT), "CS-03").await.unwrap().unwrap().row.unwrap();
    assert_eq!(row.promised_at, Some(moment("2026-03-09T17:00:00")));
}
