//! The life of a card.

use super::{Desk, chen, head, leader, wang};
use crate::ground::{event, hall, moment};
use app::desk::{docket, feed, to_dos};
use app::{RefusalCode, Role};
use engine::EventKind;
use engine::desk::{Awaits, Command, DocketState, Rung};
use ports::{DocketFilter, DocketKey, DocketQuery};

#[tokio::test]
async fn a_finding_becomes_a_card_at_the_instant_at_which_it_is_known() {
    let (desk, card) = Desk::late().await;
    let row = desk.card("yellow").await;
    assert_eq!((row.state.as_str(), row.owed_by.as_str()), ("sent", "department"));
    assert_eq!((row.case.as_str(), row.department.as_str(), row.responsible.as_str()), ("CS-1", "HB", "sun"));
    // The promise ran out with 9 March; five working days after that day the reply is due.
    assert_eq!(row.opened_at, moment("2026-03-09T17:00:00.000001"));
    assert_eq!(row.due_at, Some(moment("2026-03-16T17:00:00")));
    assert!(row.counts);
    let seen = docket(&desk.ground.app, &head(), &card).await.unwrap().unwrap();
    let why = seen.evidence.expect("the finding stands").explanation.expect("it is explained");
    assert_eq!((why.responsible.as_str(), why.level.0.as_str()), ("sun", "yellow"));
    let reply = seen.clocks.iter().find(|clock| clock.code == "reply").expect("it runs");
    assert_eq!(reply.run.due_day(), Some("2026-03-16".parse().unwrap()));
    assert!(reply.ledger.is_some());
}

#[tokio::test]
async fn judging_again_does_not_double_a_card() {
    let (desk, _) = Desk::late().await;
    let before = desk.all().await;
    app::rejudge::rejudge(&desk.ground.app, &crate::ground::worker()).await.unwrap();
    desk.ground.send(&[event("e2", "CS-1", EventKind::StepStarted, "2026-03-10T08:00:00")]).await;
    assert_eq!(desk.all().await, before);
}

#[tokio::test]
async fn a_card_is_signed_for_explained_verified_and_closed() {
    let (desk, card) = Desk::late().await;
    let row = desk.act(&head(), &card, Command::SignFor, "").await;
    assert_eq!(row.state, "signed_for");
    let row = desk.act(&head(), &card, Command::Explain, "来源系统停机两日").await;
    assert_eq!((row.awaits.as_str(), row.owed_by.as_str()), ("verify", "supervisor"));
    assert_eq!(row.due_at, Some(moment("2026-03-17T17:00:00")));
    let row = desk.act(&wang(), &card, Command::Reject, "停机记录不符").await;
    assert_eq!((row.awaits.as_str(), row.due_at), ("reply", Some(moment("2026-03-17T17:00:00"))));
    desk.act(&head(), &card, Command::Correct, "已办结并说明").await;
    let row = desk.act(&wang(), &card, Command::Confirm, "").await;
    assert_eq!((row.state.as_str(), row.awaits.as_str(), row.due_at, row.counts), ("closed", "", None, true));
    let seen = docket(&desk.ground.app, &head(), &card).await.unwrap().unwrap();
    let steps: Vec<EventKind> = seen.thread.iter().map(|step| step.event.kind).collect();
    let wanted = [
        EventKind::CardIssued,
        EventKind::CardAcknowledged,
        EventKind::CardExplained,
        EventKind::Verified,
        EventKind::Rectified,
        EventKind::Verified,
        EventKind::CardClosed,
    ];
    assert_eq!(steps, wanted);
    assert!(seen.choices.iter().filter(|choice| choice.refused.is_none()).count() == 0);
}

#[tokio::test]
async fn without_a_reply_a_card_turns_red_then_becomes_a_letter_then_a_file() {
    let (desk, card) = Desk::late().await;
    desk.until("2026-03-16T17:00:00").await;
    assert_eq!(desk.card("yellow").await.id, card, "the last instant is in time");
    desk.until("2026-03-17T09:00:00").await;
    let row = desk.card("red").await;
    assert_eq!((row.id.as_str(), row.due_at), (card.as_str(), Some(moment("2026-03-23T17:00:00"))));
    desk.until("2026-03-24T09:00:00").await;
    let letters = desk.list(&wang(), DocketFilter::default().with(DocketKey::Kind, &["letter"])).await;
    let [letter] = &letters[..] else { panic!("{letters:#?}") };
    assert_eq!(
        (letter.state.as_str(), letter.awaits.as_str(), letter.parent.as_str()),
        ("pending", "send", card.as_str())
    );
    assert_eq!(letter.case, "CS-1");
    let row = desk.act(&wang(), &letter.id, Command::Send, "").await;
    assert_eq!((row.owed_by.as_str(), row.due_at), ("department", Some(moment("2026-04-08T17:00:00"))));
    desk.until("2026-04-09T09:00:00").await;
    let files = desk.list(&wang(), DocketFilter::default().with(DocketKey::Kind, &["accountability"])).await;
    let [file] = &files[..] else { panic!("{files:#?}") };
    assert_eq!((file.state.as_str(), file.awaits.as_str(), file.case.as_str()), ("filed", "propose", "CS-1"));
    // What is considered about a department is not shown to it.
    assert!(docket(&desk.ground.app, &head(), &file.id).await.unwrap().is_none());
    desk.act(&wang(), &file.id, Command::Propose, "约谈部门负责人").await;
    let row = desk.act(&leader(), &file.id, Command::Adopt, "同意").await;
    assert_eq!(row.state, "closed");
}

#[tokio::test]
async fn the_supervisors_own_delays_are_cards_too_and_it_ends_there() {
    let (desk, card) = Desk::late().await;
    desk.act(&head(), &card, Command::Explain, "来源系统停机两日").await;
    // Nobody verifies, nobody answers for that either: until the end of the year.
    desk.until("2026-12-31T12:00:00").await;
    let filter = DocketFilter::default().with(DocketKey::Kind, &["layer_card"]);
    let layer = desk.list(&leader(), filter.clone()).await;
    for row in &layer {
        let above = DocketFilter { parent: Some(row.id.clone()), ..DocketFilter::default() };
        assert_eq!(desk.list(&leader(), above).await, [], "nothing follows from a card on the supervisors");
    }
    let rows = desk.list(&leader(), DocketFilter { parent: Some(card.clone()), ..filter }).await;
    assert_eq!(rows.len(), 1, "{rows:#?}");
    let row = &rows[0];
    assert_eq!(
        (row.parent.as_str(), row.rule.as_str(), row.department.as_str()),
        (card.as_str(), "verify-late", "")
    );
    let seen = docket(&desk.ground.app, &leader(), &row.id).await.unwrap().unwrap();
    assert_eq!(seen.delays.iter().map(|row| row.key.rule.as_str()).collect::<Vec<_>>(), ["layer-reply-late"]);
    assert!(seen.opened.is_empty());
    // Departments do not see it; the supervisors answer it and their leader closes it.
    assert!(docket(&desk.ground.app, &head(), &row.id).await.unwrap().is_none());
    desk.act(&wang(), &row.id, Command::Explain, "人手不足").await;
    assert_eq!(desk.refused(&chen(), &row.id, Command::Confirm).await, RefusalCode::Role);
    assert_eq!(desk.act(&leader(), &row.id, Command::Confirm, "").await.state, "closed");
}

#[tokio::test]
async fn a_lifted_finding_is_told_to_its_card_and_people_withdraw_it() {
    let (desk, card) = Desk::late().await;
    let mut amended = event("e9", "CS-1", EventKind::Amended, "2026-03-09T09:00:00");
    amended.corrects = Some("CS-1-1".to_owned());
    desk.ground.send(&[amended]).await;
    let seen = docket(&desk.ground.app, &wang(), &card).await.unwrap().unwrap();
    assert_eq!((seen.docket.awaits, seen.docket.lifted, seen.row.counts), (Awaits::Review, true, false));
    assert!(seen.evidence.is_some_and(|finding| finding.explanation.is_none()), "it stays on record");
    assert_eq!(seen.row.due_at, Some(moment("2026-03-17T17:00:00")));
    desk.act(&wang(), &card, Command::ProposeWithdrawal, "受理时间已更正").await;
    let row = desk.act(&chen(), &card, Command::ApproveWithdrawal, "").await;
    assert_eq!(row.state, "withdrawn");
    // A correction of the correction raises the finding again; what people have withdrawn stays so.
    let mut again = event("e10", "CS-1", EventKind::Amended, "2026-03-02T09:00:00");
    again.corrects = Some("CS-1-1".to_owned());
    desk.ground.send(&[again]).await;
    let seen = docket(&desk.ground.app, &wang(), &card).await.unwrap().unwrap();
    assert_eq!((seen.docket.state, seen.row.counts), (DocketState::Withdrawn, false));
}

#[tokio::test]
async fn a_higher_level_takes_the_place_of_a_notice() {
    let desk = Desk::at("2026-03-02T09:00:00");
    desk.accept("CS-1").await;
    desk.until("2026-03-06T09:00:00").await;
    let notices = desk.list(&head(), DocketFilter::default().with(DocketKey::Colour, &["notice"])).await;
    assert!(notices.iter().any(|row| row.state == "sent" && row.owed_by.is_empty()), "{notices:#?}");
    desk.until("2026-03-10T09:00:00").await;
    let notices = desk.list(&head(), DocketFilter::default().with(DocketKey::Colour, &["notice"])).await;
    let promised: Vec<_> = notices.iter().filter(|row| row.rule == "promised-overdue").collect();
    assert!(promised.iter().all(|row| row.state == "closed" && !row.counts), "{promised:#?}");
    assert_eq!(desk.card("yellow").await.state, "sent");
}

#[tokio::test]
async fn to_dos_are_what_ones_own_side_owes_the_earliest_first() {
    let (desk, card) = Desk::late().await;
    desk.accept("CS-2").await;
    desk.until("2026-03-11T09:00:00").await;
    let query = DocketQuery { max: 50, ..DocketQuery::default() };
    let mine = to_dos(&desk.ground.app, &head(), &query).await.unwrap();
    assert!(mine.len() >= 2 && mine.windows(2).all(|two| two[0].due_at <= two[1].due_at), "{mine:#?}");
    assert!(to_dos(&desk.ground.app, &wang(), &query).await.unwrap().is_empty());
    desk.act(&head(), &card, Command::Appeal, "停机期间不计入").await;
    let theirs = to_dos(&desk.ground.app, &wang(), &query).await.unwrap();
    assert_eq!(
        theirs.iter().map(|row| (row.id.as_str(), row.awaits.as_str())).collect::<Vec<_>>(),
        [(card.as_str(), "decide")]
    );
    let elsewhere = app::Actor { place: "44".parse().unwrap(), ..wang() };
    assert!(to_dos(&desk.ground.app, &elsewhere, &query).await.unwrap().is_empty());
}

#[tokio::test]
async fn whoever_listens_is_told_what_changes_and_can_go_on_later() {
    let desk = Desk::at("2026-03-02T09:00:00");
    desk.accept("CS-1").await;
    let mut listening = feed(&desk.ground.app, &head(), None).await.unwrap();
    let waiting = tokio::spawn(async move {
        let first = listening.next().await.unwrap();
        (first, listening)
    });
    tokio::task::yield_now().await;
    desk.until("2026-03-10T09:00:00").await;
    let (first, mut listening) = waiting.await.unwrap();
    assert!(!first.is_empty());
    listening.look().await.unwrap();
    let card = desk.card("yellow").await;
    desk.act(&head(), &card.id, Command::SignFor, "").await;
    let changed = listening.next().await.unwrap();
    assert_eq!(changed.iter().map(|row| row.state.as_str()).collect::<Vec<_>>(), ["signed_for"]);
    let mut later = feed(&desk.ground.app, &head(), Some(card.position)).await.unwrap();
    assert_eq!(later.look().await.unwrap(), changed);
    assert!(later.look().await.unwrap().is_empty());
    let elsewhere = app::Actor { place: "44".parse().unwrap(), ..head() };
    assert!(feed(&desk.ground.app, &elsewhere, Some(0)).await.unwrap().look().await.unwrap().is_empty());
}

#[tokio::test]
async fn the_history_of_an_earlier_system_sends_no_cards_but_what_follows_does() {
    let desk = Desk::at("2026-03-10T09:00:00");
    let administrator = super::somebody("admin", Role::Administrator);
    let request = app::intake::Request::new(
        &administrator,
        app::intake::Received::History,
        vec![event("e1", "CS-1", EventKind::Accepted, "2026-03-02T09:00:00")],
    );
    app::intake::take(&desk.ground.app, &[request.unwrap()]).await.unwrap();
    assert!(desk.ground.found().await.iter().any(|found| found.contains("yellow")));
    assert!(desk.all().await.is_empty());
    desk.until("2026-03-31T09:00:00").await;
    assert!(desk.all().await.iter().any(|one| one.starts_with("card red")), "{:#?}", desk.all().await);
}

#[tokio::test]
async fn nobody_sends_cards_in_from_outside() {
    let (desk, card) = Desk::late().await;
    let mut forged = event("x1", &card, EventKind::CardClosed, "2026-03-10T09:00:00");
    let outcome = format!("{:?}", desk.ground.send(&[forged.clone()]).await);
    assert!(outcome.contains("OfTheDesk"), "{outcome}");
    (forged.matter, forged.about) = ("CS-9".to_owned(), "card".to_owned());
    let outcome = format!("{:?}", desk.ground.send_as(&hall(), &[forged]).await);
    assert!(outcome.contains("OfTheDesk"), "{outcome}");
}

#[tokio::test]
async fn a_supervisor_takes_a_card_up_by_hand_one_rung_at_a_time() {
    let (desk, card) = Desk::late().await;
    let skipping = desk.refused(&wang(), &card, Command::Escalate(Rung::Letter)).await;
    assert_eq!(skipping, RefusalCode::NotTheNextRung);
    let row = desk.act(&wang(), &card, Command::Escalate(Rung::Red), "情节严重").await;
    assert_eq!((row.colour.as_str(), row.due_at), ("red", Some(moment("2026-03-17T17:00:00"))));
    desk.act(&wang(), &card, Command::Escalate(Rung::Letter), "拒不整改").await;
    let all = desk.all().await;
    assert!(all.contains(&"letter red pending send supervisor".to_owned()), "{all:#?}");
}
