//! Events come in.

use crate::ground::{Ground, event, hall, moment};
use app::intake::{Intake, Outcome, Received, Request};
use app::{Actor, RefusalCode, Role};
use engine::{Event, EventKind};
use ports::{Place, Scope};

fn code(outcome: &Outcome) -> RefusalCode {
    let Outcome::Refused(refusal) = outcome else { panic!("it is refused: {outcome:?}") };
    refusal.code
}

#[tokio::test]
async fn an_event_is_kept_and_its_matter_judged() {
    let ground = Ground::at("2026-03-02T10:00:00");
    let outcomes = ground.send(&[event("e1", "CS-1", EventKind::Accepted, "2026-03-02T10:00:00")]).await;
    assert_eq!(outcomes, [Outcome::Kept]);
    let held = ground.app.store.matter(&Scope::of(Place::ROOT), "CS-1").await.unwrap().unwrap();
    let row = held.row.unwrap();
    assert_eq!(row.promised_at, Some(moment("2026-03-09T17:00:00")));
    assert_eq!(row.place.path(), "43/01/HB");
    assert_eq!((row.kind.as_str(), row.item.as_str(), row.department.as_str()), ("case", "T1", "HB"));
    assert!(row.next_at.is_some_and(|next| next > moment("2026-03-02T10:00:00")), "{row:?}");
}

#[tokio::test]
async fn sending_twice_changes_nothing() {
    let ground = Ground::at("2026-03-02T10:00:00");
    let events = [
        event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00"),
        event("e2", "CS-1", EventKind::Decided, "2026-03-02T09:30:00"),
    ];
    assert_eq!(ground.send(&events).await, [Outcome::Kept, Outcome::Kept]);
    let log = ground.app.store.log(0, 100).await.unwrap();
    ground.clock.set(moment("2026-03-02T11:00:00"));
    assert_eq!(ground.send(&events).await, [Outcome::Repeated, Outcome::Repeated]);
    let twice = [events[0].clone(), events[0].clone()];
    assert_eq!(ground.send(&twice).await, [Outcome::Repeated, Outcome::Repeated]);
    assert_eq!(ground.app.store.log(0, 100).await.unwrap(), log);
}

#[tokio::test]
async fn what_comes_again_and_says_something_else_corrects_and_both_stay() {
    let ground = Ground::at("2026-03-02T10:00:00");
    let mut accepted = event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00");
    ground.send(std::slice::from_ref(&accepted)).await;
    accepted.at = moment("2026-02-27T09:00:00");
    assert_eq!(ground.send(std::slice::from_ref(&accepted)).await, [Outcome::Changed("e1~2".to_owned())]);
    assert_eq!(ground.send(std::slice::from_ref(&accepted)).await, [Outcome::Repeated]);
    accepted.at = moment("2026-02-26T09:00:00");
    assert_eq!(ground.send(&[accepted]).await, [Outcome::Changed("e1~3".to_owned())]);
    let held = ground.app.store.matter(&Scope::of(Place::ROOT), "CS-1").await.unwrap().unwrap();
    assert_eq!(held.events.len(), 3);
    // From Thursday 26 February 2026: Friday, the Saturday that is worked, and three days of March.
    assert_eq!(held.row.unwrap().promised_at, Some(moment("2026-03-04T17:00:00")));
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_row_by_row_and_the_rest_is_taken() {
    let ground = Ground::at("2026-03-02T10:00:00");
    let good = event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00");
    let mut old = event("e2", "CS-1", EventKind::Decided, "2026-03-02T09:00:00");
    old.v = 9;
    let nameless = event(" ", "CS-1", EventKind::Decided, "2026-03-02T09:00:00");
    let mut long = event("e4", "CS-1", EventKind::Decided, "2026-03-02T09:00:00");
    long.subject = "长".repeat(100);
    let ahead = event("e5", "CS-1", EventKind::Decided, "2026-03-09T09:00:00");
    let mut astray = event("e6", "CS-1", EventKind::Amended, "2026-03-02T09:00:00");
    astray.corrects = Some("nothing".to_owned());
    let elsewhere = event("e1", "CS-2", EventKind::Decided, "2026-03-02T09:00:00");
    let outcomes = ground.send(&[good, old, nameless, long, ahead, astray, elsewhere]).await;
    assert_eq!(outcomes[0], Outcome::Kept);
    let codes: Vec<RefusalCode> = outcomes[1..].iter().map(code).collect();
    use RefusalCode::{Ahead, Corrects, Empty, OtherMatter, TooLong, Version};
    assert_eq!(codes, [Version, Empty, TooLong, Ahead, Corrects, OtherMatter]);
    assert_eq!(ground.app.store.matter(&Scope::of(Place::ROOT), "CS-2").await.unwrap(), None);
}

#[tokio::test]
async fn nobody_writes_to_matters_of_another_place() {
    let ground = Ground::at("2026-03-02T10:00:00");
    ground.send(&[event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00")]).await;
    let stranger = Actor { id: "other".to_owned(), place: "43/02".parse().unwrap(), ..hall() };
    let outcomes =
        ground.send_as(&stranger, &[event("x1", "CS-1", EventKind::Decided, "2026-03-02T09:00:00")]).await;
    assert_eq!(code(&outcomes[0]), RefusalCode::Place);
    let clerk = Actor { role: Role::WindowClerk, ..hall() };
    let refused = Request::new(&clerk, Received::Live, vec![]).unwrap_err();
    assert_eq!(refused.code, RefusalCode::Role);
}

#[tokio::test]
async fn what_comes_late_is_known_late() {
    let ground = Ground::at("2026-03-20T10:00:00");
    // Accepted and concluded in time, and reported two weeks later: known now, late for nobody but the reporter.
    let events = [
        event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00"),
        event("e2", "CS-1", EventKind::Concluded, "2026-03-03T09:00:00"),
    ];
    ground.send(&events).await;
    let held = ground.app.store.matter(&Scope::of(Place::ROOT), "CS-1").await.unwrap().unwrap();
    let kept: Event = serde_json::from_str(&held.events[0].entry.body).unwrap();
    assert_eq!((kept.recorded_at, kept.source.as_str()), (Some(moment("2026-03-20T10:00:00")), "hall"));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_senders_share_transactions_and_each_gets_its_own_answer() {
    let ground = Ground::at("2026-03-02T10:00:00");
    let (intake, queue) = Intake::new(ground.app.clone());
    let running = tokio::spawn(queue.run());
    let senders: Vec<_> = (0..50)
        .map(|number| {
            let intake = intake.clone();
            tokio::spawn(async move {
                let matter = format!("CS-{}", number % 10);
                let sent = event(&format!("e{number}"), &matter, EventKind::Received, "2026-03-02T09:00:00");
                let request = Request::new(&hall(), Received::Live, vec![sent]).unwrap();
                intake.take(request).await.unwrap().outcomes
            })
        })
        .collect();
    for sender in senders {
        assert_eq!(sender.await.unwrap(), [Outcome::Kept]);
    }
    drop(intake);
    running.await.unwrap();
    let log = ground.app.store.log(0, 1_000).await.unwrap();
    assert_eq!(log.iter().filter(|entry| entry.entry.key.source == "hall").count(), 50);
}
