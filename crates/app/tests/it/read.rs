//! What can be read, explained and checked offline.

use crate::ground::{Ground, auditor, event, evidence, hall, moment, worker};
use app::read::{
    GroupBy, ReadError, StatisticsQuery, explain, extension, head, matter, receipt, receipts, statistics,
};
use app::sweep::sweep;
use app::{Actor, Role};
use engine::{Count, EventKind, Indicator};
use ledger::{Extension, Receipt};

async fn late_case() -> Ground {
    let ground = Ground::at("2026-03-02T09:00:00");
    ground.send(&[event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00")]).await;
    ground.clock.set(moment("2026-03-10T09:00:00"));
    while sweep(&ground.app, &worker(), 100).await.expect("the store works").matters > 0 {}
    ground
}

#[tokio::test]
async fn a_matter_shows_its_clocks_day_by_day() {
    let ground = late_case().await;
    let view = matter(&ground.app, &hall(), "CS-1").await.unwrap().unwrap();
    let promised = view.clocks.iter().find(|clock| clock.code == "promised").unwrap();
    let days = &promised.ledger.as_ref().unwrap().days;
    let counted = days.iter().filter(|day| day.counted && day.day <= "2026-03-09".parse().unwrap()).count();
    assert_eq!((counted, view.events[0].0), (5, 0));
    let clerk = Actor { role: Role::WindowClerk, ..hall() };
    assert!(!view.findings.is_empty());
    assert!(matter(&ground.app, &clerk, "CS-1").await.unwrap().unwrap().findings.is_empty());
    let elsewhere = Actor { place: "44".parse().unwrap(), ..hall() };
    assert!(matter(&ground.app, &elsewhere, "CS-1").await.unwrap().is_none());
    let applicant = Actor { role: Role::Applicant, ..hall() };
    assert!(matches!(matter(&ground.app, &applicant, "CS-1").await, Err(ReadError::Refused(_))));
}

#[tokio::test]
async fn every_standing_finding_explains_itself() {
    let ground = late_case().await;
    let explained = explain(&ground.app, &hall(), "CS-1").await.unwrap().unwrap();
    assert!(!explained.is_empty());
    for finding in explained {
        let why = finding.explanation.unwrap();
        assert!(!why.basis.is_empty() && !why.demand.zh.is_empty() && !why.avoid.en.is_empty(), "{why:?}");
        assert_eq!(why.department, "HB");
    }
}

#[tokio::test]
async fn a_receipt_is_checked_offline_and_an_altered_one_fails() {
    let ground = late_case().await;
    let count = ground.app.store.tree().await.unwrap().size();
    assert!(count > 2, "{count}");
    for position in 0..count {
        let receipt = receipt(&ground.app, &auditor(), position).await.unwrap().unwrap();
        let at_home: Receipt = receipt.to_string().parse().unwrap();
        assert_eq!(at_home.check(), Ok(()));
        assert!(at_home.head.is_signed_by(&evidence().public_key()));
        let altered =
            receipt.to_string().replace("2026-03-02", "2026-03-01").replace("2026-03-10", "2026-03-01");
        assert!(altered.parse::<Receipt>().map_or(true, |receipt| receipt.check().is_err()));
    }
    assert!(receipt(&ground.app, &auditor(), count).await.unwrap().is_none());
    let elsewhere = Actor { place: "44".parse().unwrap(), ..hall() };
    assert!(receipt(&ground.app, &elsewhere, 0).await.unwrap().is_none());
}

#[tokio::test]
async fn a_later_head_extends_an_earlier_one() {
    let ground = late_case().await;
    let before = head(&ground.app).await.unwrap();
    ground.send(&[event("e2", "CS-1", EventKind::Decided, "2026-03-10T08:00:00")]).await;
    let extension_of = extension(&ground.app, before.head.size).await.unwrap().unwrap();
    assert_eq!(extension_of.old.head.root, before.head.root);
    let at_home: Extension = extension_of.to_string().parse().unwrap();
    assert_eq!(at_home.check(), Ok(()));
    assert!(extension(&ground.app, 10_000).await.unwrap().is_none());
}

#[tokio::test]
async fn the_receipts_of_a_matter_prove_its_events_and_its_findings_under_one_head() {
    let ground = late_case().await;
    ground.send(&[event("e2", "CS-2", EventKind::Accepted, "2026-03-10T08:00:00")]).await;
    let all = receipts(&ground.app, &auditor(), "CS-1").await.unwrap().unwrap();
    assert!(all.iter().all(|receipt| receipt.check() == Ok(()) && receipt.head == all[0].head));
    let kinds = |word: &str| all.iter().filter(|receipt| receipt.entry.as_str().contains(word)).count();
    assert_eq!((kinds("\"id\":\"e1\""), kinds("\"id\":\"e2\"")), (1, 0));
    assert!(kinds("\"turn\":\"raised\"") > 0);
    let clerk = Actor { role: Role::WindowClerk, ..hall() };
    let seen = receipts(&ground.app, &clerk, "CS-1").await.unwrap().unwrap();
    assert_eq!(seen.len(), 1, "who may not see findings gets no receipt of one");
    assert!(receipts(&ground.app, &auditor(), "CS-9").await.unwrap().is_none());
    let elsewhere = Actor { place: "44".parse().unwrap(), ..hall() };
    assert!(receipts(&ground.app, &elsewhere, "CS-1").await.unwrap().is_none());
}

/// `group cases/finished/on time` in the order of the groups, and all of them at the end.
async fn counted(ground: &Ground, query: &StatisticsQuery) -> String {
    let view = statistics(&ground.app, &auditor(), query).await.expect("they may be seen");
    let row = |row: &engine::Row| {
        [Count::Cases, Count::Finished, Count::OnTime].map(|count| row.count(count).to_string()).join("/")
    };
    let groups = view.groups.iter().map(|(group, counts)| format!("{group} {}", row(counts)));
    groups.chain([format!("= {}", row(&view.total))]).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn statistics_count_what_the_actor_may_see_by_what_is_asked_for() {
    let ground = Ground::at("2026-03-31T18:00:00");
    for (id, accepted, decided) in [
        ("A", "2026-02-27", "2026-03-02"),
        ("B", "2026-03-02", "2026-03-06"),
        ("C", "2026-03-02", "2026-03-31"),
    ] {
        let [accepted, decided] = [accepted, decided].map(|day| format!("{day}T10:00:00"));
        ground.send(&[event(&format!("{id}1"), id, EventKind::Accepted, &accepted)]).await;
        ground.send(&[event(&format!("{id}2"), id, EventKind::Concluded, &decided)]).await;
    }
    ground.send(&[event("D1", "D", EventKind::Accepted, "2026-03-31T09:00:00")]).await;
    let by = |by| StatisticsQuery { by, ..StatisticsQuery::default() };
    assert_eq!(counted(&ground, &by(GroupBy::Month)).await, "2026-02 1/1/1, 2026-03 3/2/1, = 4/3/2");
    assert_eq!(counted(&ground, &by(GroupBy::Item)).await, "T1 4/3/2, = 4/3/2");
    assert_eq!(counted(&ground, &by(GroupBy::Department)).await, "HB 4/3/2, = 4/3/2");
    assert_eq!(counted(&ground, &by(GroupBy::Channel)).await, "hall 4/3/2, = 4/3/2");
    let march = StatisticsQuery { from: "2026-03-01".parse().ok(), ..by(GroupBy::Item) };
    assert_eq!(counted(&ground, &march).await, "T1 3/2/1, = 3/2/1");
    let before = StatisticsQuery { through: "2026-03-01".parse().ok(), ..by(GroupBy::Item) };
    assert_eq!(counted(&ground, &before).await, "T1 1/1/1, = 1/1/1");
    let nothing = StatisticsQuery { item: Some("T9".to_owned()), ..by(GroupBy::Item) };
    assert_eq!(counted(&ground, &nothing).await, "= 0/0/0");
    let view = statistics(&ground.app, &auditor(), &by(GroupBy::Item)).await.unwrap();
    assert_eq!(Indicator::OnTime.of(&view.total).percent(1).as_deref(), Some("66.7%"));
    let elsewhere = Actor { place: "44".parse().unwrap(), ..auditor() };
    let view = statistics(&ground.app, &elsewhere, &by(GroupBy::Item)).await.unwrap();
    assert_eq!(view.total.count(Count::Cases), 0);
    let handler = Actor { role: Role::Handler, ..hall() };
    assert!(statistics(&ground.app, &handler, &by(GroupBy::Item)).await.is_err());
}

#[tokio::test]
async fn statistics_are_at_most_a_minute_old() {
    let ground = Ground::at("2026-03-31T18:00:00");
    let query = StatisticsQuery::default();
    assert_eq!(counted(&ground, &query).await, "= 0/0/0");
    ground.send(&[event("D1", "D", EventKind::Accepted, "2026-03-31T09:00:00")]).await;
    ground.clock.set(moment("2026-03-31T18:00:59"));
    assert_eq!(counted(&ground, &query).await, "= 0/0/0");
    ground.clock.set(moment("2026-03-31T18:01:00"));
    assert_eq!(counted(&ground, &query).await, "T1 1/0/0, = 1/0/0");
}
