//! Dockets: every command in every state that can be reached, and that nothing goes on for ever.

use calendar::Moment;
use engine::desk::{
    Awaits, Command, DeskRefusal, Docket, DocketKind, DocketState, Doing, MOVES, Note, Rung, Side, decide,
};
use engine::{Event, EventKind, Origin, Outcome};
use expect_test::expect_file;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const LADDER: [Rung; 4] = [Rung::Yellow, Rung::Red, Rung::Letter, Rung::Accountability];

fn at() -> Moment {
    "2026-03-10T09:00:00+08:00".parse().expect("an instant")
}

fn event(kind: EventKind, by: &str) -> Event {
    let mut event = Event::new("e", "card-1", kind, at());
    event.actor.id = by.to_owned();
    event
}

fn written(doing: Doing, by: &str) -> Event {
    let mut event = event(doing.kind, by);
    (event.subject, event.outcome, event.ground) = (doing.subject.into(), doing.outcome, doing.ground.into());
    event
}

/// A docket that was just opened, by nobody.
fn opened(kind: DocketKind, first: EventKind, colour: &str) -> Vec<Event> {
    let mut event = event(first, "");
    (event.about, event.ground) = (kind.code().to_owned(), colour.to_owned());
    event.origin = Some(Box::new(Origin {
        matter: "CS-1".into(),
        rule: "R".into(),
        part: String::new(),
        level: colour.into(),
        occasion: at(),
        at: at(),
        day: "2026-03-09".parse().expect("a day"),
        value: 0,
        responsible: "li".into(),
        case: String::new(),
        score_centi: 0,
    }));
    vec![event]
}

fn openings() -> Vec<Vec<Event>> {
    let mut list = Vec::new();
    for colour in ["notice", "yellow", "red"] {
        for kind in [DocketKind::Card, DocketKind::LayerCard] {
            list.push(opened(kind, EventKind::Drafted, colour));
            let sent = if colour == "notice" { EventKind::NoticeRaised } else { EventKind::CardIssued };
            list.push(opened(kind, sent, colour));
        }
    }
    list.push(opened(DocketKind::Letter, EventKind::Drafted, "red"));
    list.push(opened(DocketKind::Accountability, EventKind::Filed, "red"));
    list
}

/// What a docket is, without who did what.
fn bare(docket: &Docket) -> String {
    let Docket { kind, state, colour, rung, awaits, lifted, superseded, appeal_decided, .. } = docket;
    let open = docket.withdrawal_by.is_some();
    let sent = docket.was_sent();
    format!(
        "{kind:?} {state:?} {colour:?} {rung:?} {awaits:?} {lifted} {superseded} {appeal_decided} {open} {sent}"
    )
}

/// Walks everything that can be reached, each step by a person of its own, and shows each docket with what was
/// done and what it became.
fn walk(mut with: impl FnMut(&Docket, Command, Result<&Docket, DeskRefusal>)) -> usize {
    let mut seen = BTreeSet::new();
    let mut todo = openings();
    while let Some(events) = todo.pop() {
        let docket = Docket::fold(&events).expect("it was opened");
        if !seen.insert(bare(&docket)) {
            continue;
        }
        for command in Command::ALL {
            match decide(&docket, command, "nobody-before", &LADDER) {
                Ok(doings) => {
                    let mut events = events.clone();
                    let by = format!("p{}", events.len());
                    events.extend(doings.iter().map(|doing| written(*doing, &by)));
                    let next = Docket::fold(&events).expect("it was opened");
                    with(&docket, command, Ok(&next));
                    todo.push(events);
                }
                Err(refusal) => with(&docket, command, Err(refusal)),
            }
        }
    }
    seen.len()
}

#[test]
fn every_command_and_every_row_of_the_table_can_be_used() {
    let mut used = BTreeSet::new();
    let count = walk(|docket, command, next| {
        if next.is_ok() {
            used.insert((docket.kind, command, docket.state));
        }
    });
    assert!((50..5_000).contains(&count), "{count} dockets");
    for row in MOVES {
        for kind in row.on {
            let reached = row.from.iter().any(|state| used.contains(&(*kind, row.command, *state)));
            assert!(reached, "{kind:?} {:?}", row.command);
        }
    }
}

#[test]
fn what_is_owed_is_owed_by_somebody_and_nothing_is_owed_once_it_has_ended() {
    walk(|before, command, next| {
        let Ok(docket) = next else { return };
        if docket.is_ended() {
            assert_eq!(docket.awaits, Awaits::Nothing, "{} after {command:?}", bare(docket));
        } else if docket.awaits == Awaits::Nothing {
            assert_eq!(
                docket.colour.code(),
                "notice",
                "{} after {command:?} on {}",
                bare(docket),
                bare(before)
            );
        }
        assert_eq!(docket.awaits.owed_by(docket.kind).is_none(), docket.awaits == Awaits::Nothing);
    });
}

#[test]
fn a_withdrawn_card_leaves_the_score_and_only_the_service_brings_it_back() {
    walk(|before, command, next| {
        let Ok(docket) = next else { return };
        if before.state == DocketState::Withdrawn {
            assert_eq!(command, Command::Note(Note::Restored));
            assert!(before.lifted, "{}", bare(before));
        }
        if docket.state == DocketState::Withdrawn || docket.lifted || docket.superseded {
            assert!(!docket.counts(), "{}", bare(docket));
        }
    });
}

#[test]
fn escalation_climbs_and_ends() {
    walk(|before, command, next| {
        let Ok(docket) = next else { return };
        if let Command::Escalate(rung) = command {
            assert!(Some(rung) > before.rung && docket.rung == Some(rung));
            if let Some(opens) = rung.opens() {
                let first = match opens {
                    DocketKind::Accountability => EventKind::Filed,
                    DocketKind::Card | DocketKind::LayerCard | DocketKind::Letter => EventKind::Drafted,
                };
                let child = Docket::fold(&opened(opens, first, "red")).expect("it opens");
                assert!(child.rung >= docket.rung, "what is opened does not begin below");
            }
        }
    });
    // A chain of delays: each kind opens another one until none is opened, whatever happens.
    for kind in DocketKind::ALL {
        let chain: Vec<DocketKind> =
            std::iter::successors(kind.delay_card(), |kind| kind.delay_card()).take(9).collect();
        assert!(chain.len() <= 1, "{kind:?} {chain:?}");
    }
}

#[test]
fn who_was_there_before_does_not_decide() {
    let sent = written(
        Doing { kind: EventKind::CardIssued, subject: "", outcome: Outcome::None, ground: "yellow" },
        "wang",
    );
    let mut events = opened(DocketKind::Card, EventKind::Drafted, "yellow");
    events.push(sent);
    events.push(event(EventKind::Appealed, "li"));
    events.push(event(EventKind::Recused, "zhao"));
    let docket = Docket::fold(&events).expect("it was opened");
    let by = |who| decide(&docket, Command::Concede, who, &LADDER).map(|doings| doings.len());
    assert_eq!(by("wang"), Err(DeskRefusal::OwnStep(EventKind::CardIssued)));
    assert_eq!(by("li"), Err(DeskRefusal::Responsible));
    assert_eq!(by("zhao"), Err(DeskRefusal::Recused));
    assert_eq!(by("chen"), Ok(2));
    events.pop();
    events.push(written(
        Doing { kind: EventKind::AppealDecided, subject: "", outcome: Outcome::Denied, ground: "" },
        "chen",
    ));
    let docket = Docket::fold(&events).expect("it was opened");
    assert_eq!((docket.state, docket.awaits), (DocketState::SignedFor, Awaits::Reply));
    assert_eq!(decide(&docket, Command::Appeal, "li", &LADDER), Err(DeskRefusal::AppealedBefore));
}

#[test]
fn one_person_does_not_withdraw_a_card_alone() {
    let mut events = opened(DocketKind::Card, EventKind::CardIssued, "red");
    let docket = Docket::fold(&events).expect("it was opened");
    assert_eq!(decide(&docket, Command::ApproveWithdrawal, "wang", &LADDER), Err(DeskRefusal::Proposal));
    let doings = decide(&docket, Command::ProposeWithdrawal, "wang", &LADDER).expect("it may");
    events.extend(doings.iter().map(|doing| written(*doing, "wang")));
    let docket = Docket::fold(&events).expect("it was opened");
    let own = decide(&docket, Command::ApproveWithdrawal, "wang", &LADDER);
    assert_eq!(own, Err(DeskRefusal::OwnStep(EventKind::Proposed)));
    let doings = decide(&docket, Command::ApproveWithdrawal, "chen", &LADDER).expect("it may");
    events.extend(doings.iter().map(|doing| written(*doing, "chen")));
    assert_eq!(Docket::fold(&events).expect("it was opened").state, DocketState::Withdrawn);
}

#[test]
fn the_page_shows_the_table() {
    let mut page = String::from(
        "# 监察案卷的动作 / What is done to dockets\n\n\
         Every command with the states in which it is admitted, and who does it. On a card on the supervisors (层级监察牌)\n\
         supervisors take the department's place and their leader takes theirs. Written from the table in\n\
         `crates/engine/src/desk/moves.rs`; a test compares. `UPDATE_EXPECT=1 cargo test -p engine` writes it.\n\n\
         | command | on | in state | by | leaves |\n| --- | --- | --- | --- | --- |\n",
    );
    for row in MOVES {
        let kinds: Vec<&str> = row.on.iter().map(|kind| kind.zh()).collect();
        let states: Vec<&str> = row.from.iter().map(|state| state.zh()).collect();
        let (command, by) = (row.command.code(), row.by.zh());
        let leaves = row.leaves.zh();
        writeln!(page, "| {command} | {} | {} | {by} | {leaves} |", kinds.join("、"), states.join("、"))
            .expect("a text grows");
    }
    page.push_str("\n## 谁不得办理 / who may not\n\nNobody decides on what he is responsible for, or from what he has stepped back. Besides:\n\n| command | not after one's own |\n| --- | --- |\n");
    for (command, earlier) in engine::desk::NOT_AFTER_OWN {
        let steps: Vec<&str> = earlier.iter().map(|kind| kind.zh()).collect();
        writeln!(page, "| {} | {} |", command.code(), steps.join("、")).expect("a text grows");
    }
    expect_file!["../../../../docs/desk.md"].assert_eq(&page);
}

#[test]
fn codes_are_found_again_and_sides_shift_on_cards_on_the_supervisors() {
    let mut codes = BTreeMap::new();
    for command in Command::ALL {
        assert_eq!(Command::from_code(command.code()), Some(command));
        assert_eq!(codes.insert(command.code(), command), None);
    }
    assert_eq!(Awaits::Reply.owed_by(DocketKind::LayerCard), Some(Side::Supervisor));
    assert_eq!(Awaits::Verification.owed_by(DocketKind::LayerCard), Some(Side::Leader));
    assert_eq!(Awaits::Verification.owed_by(DocketKind::Card), Some(Side::Supervisor));
}
