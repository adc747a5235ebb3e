//! What can be read, explained and checked offline.

use crate::ground::{Ground, auditor, event, evidence, hall, moment, worker};
use app::read::{ReadError, explain, extension, head, matter, receipt};
use app::sweep::sweep;
use app::{Actor, Role};
use engine::EventKind;
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
