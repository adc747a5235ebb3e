//! Who may not: the wrong role, the wrong place, the same person twice.

use super::{Desk, because, chen, head, leader, somebody, wang};
use app::desk::{Said, act, permission};
use app::{RefusalCode, Role, Verb};
use engine::desk::{Command, DocketKind, NOT_AFTER_OWN};

#[tokio::test]
async fn an_appeal_is_decided_by_somebody_who_was_not_there_before() {
    let (desk, card) = Desk::late().await;
    desk.act(&head(), &card, Command::Explain, "停机").await;
    desk.act(&wang(), &card, Command::Reject, "不属实").await;
    desk.act(&head(), &card, Command::Appeal, "停机期间不计入").await;
    assert_eq!(desk.refused(&wang(), &card, Command::Concede).await, RefusalCode::OwnStep);
    assert_eq!(desk.refused(&head(), &card, Command::Concede).await, RefusalCode::Role);
    // The person whom the card is about, had he become a supervisor since.
    let sun = somebody("sun", Role::Supervisor);
    assert_eq!(desk.refused(&sun, &card, Command::Uphold).await, RefusalCode::Responsible);
    desk.act(&chen(), &card, Command::Recuse, "近亲属").await;
    assert_eq!(desk.refused(&chen(), &card, Command::Uphold).await, RefusalCode::Recused);
    let row = desk.act(&leader(), &card, Command::Concede, "停机属实").await;
    assert_eq!((row.state.as_str(), row.counts), ("withdrawn", false));
}

#[tokio::test]
async fn who_proposes_does_not_approve_and_twice_is_too_often() {
    let (desk, card) = Desk::late().await;
    desk.act(&wang(), &card, Command::ProposeWithdrawal, "误报").await;
    assert_eq!(desk.refused(&wang(), &card, Command::ApproveWithdrawal).await, RefusalCode::OwnStep);
    assert_eq!(desk.refused(&chen(), &card, Command::ProposeWithdrawal).await, RefusalCode::NoProposal);
    let row = desk.act(&chen(), &card, Command::RefuseWithdrawal, "无证据").await;
    assert_eq!(row.state, "sent");
    assert_eq!(desk.refused(&chen(), &card, Command::ApproveWithdrawal).await, RefusalCode::NoProposal);
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_its_reason_and_nothing_is_written() {
    let (desk, card) = Desk::late().await;
    let size = desk.ground.app.store.tree().await.unwrap().size();
    let app = &desk.ground.app;
    assert_eq!(desk.refused(&wang(), &card, Command::Send).await, RefusalCode::NotNow);
    assert_eq!(desk.refused(&wang(), &card, Command::Confirm).await, RefusalCode::NotAwaited);
    assert_eq!(desk.refused(&wang(), &card, Command::Propose).await, RefusalCode::NotDone);
    assert_eq!(desk.refused(&wang(), "card:none", Command::Close).await, RefusalCode::Nothing);
    assert_eq!(desk.refused(&wang(), "CS-1", Command::Close).await, RefusalCode::Nothing);
    let note = Command::Note(engine::desk::Note::Lifted);
    assert_eq!(desk.refused(&leader(), &card, note).await, RefusalCode::NotDone);
    let elsewhere = app::Actor { place: "43/02".parse().unwrap(), ..head() };
    assert_eq!(desk.refused(&elsewhere, &card, Command::SignFor).await, RefusalCode::Place);
    let silent = act(app, &head(), &card, Command::Explain, because(" ")).await.unwrap_err().to_string();
    assert!(silent.contains("K-10"), "{silent}");
    let long = Said { reason: "长".repeat(10_000), ..Said::default() };
    assert!(act(app, &head(), &card, Command::Explain, long).await.unwrap_err().to_string().contains("T-03"));
    assert_eq!(app.store.tree().await.unwrap().size(), size);
}

#[test]
fn the_table_of_verbs_says_of_separation_what_the_table_of_commands_does() {
    for command in Command::ALL {
        let Some(verb) = permission(command, DocketKind::Card) else { continue };
        let by_engine = NOT_AFTER_OWN.iter().any(|(checked, _)| *checked == command);
        assert_eq!(!verb.not_after_own().is_empty(), by_engine || command == Command::Close, "{command:?}");
    }
    assert_eq!(permission(Command::Concede, DocketKind::LayerCard), Some(Verb::HandleLayerCard));
}
