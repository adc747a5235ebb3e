//! Accounts: what may be granted, and who may do it.

use super::{OTHER_PASSWORD, PASSWORD, Town, grant, place, refused};
use app::people::account::manage::{Turn, add, list, turn};
use app::people::account::session::actor_of_session;
use app::people::account::{AccountState, Grant, invite};
use app::{Actor, RefusalCode, Role};
use ports::people::Directory as _;
use ports::people::{RecordKey, RecordKind};
use ports::{Scope, Store as _};

fn city() -> Actor {
    Actor { id: "root-of-43".to_owned(), role: Role::Administrator, place: place("43") }
}

#[tokio::test]
async fn an_administrator_grants_within_the_own_subtree_only() {
    let town = Town::at("2026-03-02T09:00:00");
    let people = &town.people;
    add(people, &city(), "li", "", vec![grant(Role::Handler, "43/01")]).await.unwrap();
    let beyond = add(people, &city(), "wang", "", vec![grant(Role::Handler, "44")]).await;
    assert_eq!(refused(beyond), RefusalCode::Place);
    let above = turn(people, &city(), "li", Turn::Give(grant(Role::Handler, ""))).await;
    assert_eq!(refused(above), RefusalCode::Place);
    let neighbour = Actor { place: place("44"), ..city() };
    assert_eq!(refused(turn(people, &neighbour, "li", Turn::Lock).await), RefusalCode::Unknown);
    assert_eq!(list(people, &neighbour, None).await.unwrap(), []);
    let handler = Actor { role: Role::Handler, ..city() };
    assert_eq!(refused(list(people, &handler, None).await), RefusalCode::Role);
    assert_eq!(refused(turn(people, &handler, "li", Turn::Lock).await), RefusalCode::Role);
    let twice = add(people, &city(), "li", "", vec![]).await;
    assert_eq!(refused(twice), RefusalCode::Exists);
    for odd in ["", "a b", "a/b", "a:b", "李", &"x".repeat(65)] {
        assert_eq!(refused(add(people, &city(), odd, "", vec![]).await), RefusalCode::Form, "{odd}");
    }
}

#[tokio::test]
async fn nobody_has_two_duties_that_clash() {
    let town = Town::at("2026-03-02T09:00:00");
    let cases = [
        (grant(Role::Supervisor, "43"), grant(Role::Handler, "43/01"), true),
        (grant(Role::Supervisor, "43/01"), grant(Role::Approver, "43"), true),
        (grant(Role::Supervisor, "43/01"), grant(Role::Handler, "43/02"), false),
        (grant(Role::Administrator, "43/01"), grant(Role::Handler, "44"), true),
        (grant(Role::Auditor, "43"), grant(Role::SupervisingLeader, "44"), true),
        (grant(Role::Handler, "43"), grant(Role::Reviewer, "43"), false),
        // Not on the same day.
        (
            Grant { through: Some("2026-01-31".parse().unwrap()), ..grant(Role::Handler, "43") },
            Grant { from: "2026-02-01".parse().unwrap(), ..grant(Role::Supervisor, "43") },
            false,
        ),
        (
            Grant { through: Some("2026-02-01".parse().unwrap()), ..grant(Role::Handler, "43") },
            Grant { from: "2026-02-01".parse().unwrap(), ..grant(Role::Supervisor, "43") },
            true,
        ),
    ];
    for (number, (one, other, clashes)) in cases.into_iter().enumerate() {
        for (pair, grants) in [[one.clone(), other.clone()], [other, one]].into_iter().enumerate() {
            let login = format!("u{number}-{pair}");
            let done = add(&town.people, &Actor::console(), &login, "", grants.to_vec()).await;
            assert_eq!(done.is_err(), clashes, "{grants:?}");
            if clashes {
                assert_eq!(refused(done), RefusalCode::Duties);
            }
        }
    }
}

#[tokio::test]
async fn who_is_locked_or_loses_a_role_is_out_at_once() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01")]).await;
    let console = Actor::console();
    for (how, undone) in [
        (Turn::Lock, Turn::Unlock),
        (Turn::Take(Role::Handler, place("43/01")), Turn::Give(grant(Role::Handler, "43/01"))),
    ] {
        let token = town.knock("li", PASSWORD, "").await.unwrap().token;
        assert_eq!(actor_of_session(&town.people, &token).await.unwrap().role, Role::Handler);
        turn(&town.people, &console, "li", how.clone()).await.unwrap();
        assert_eq!(refused(actor_of_session(&town.people, &token).await), RefusalCode::NoSession, "{how:?}");
        assert_eq!(refused(town.knock("li", PASSWORD, "").await), RefusalCode::SignIn, "{how:?}");
        turn(&town.people, &console, "li", undone).await.unwrap();
        town.knock("li", PASSWORD, "").await.unwrap();
    }
    let closed = turn(&town.people, &console, "li", Turn::Close).await.unwrap();
    assert_eq!(closed.state, AccountState::Closed);
    assert_eq!(refused(turn(&town.people, &console, "li", Turn::Unlock).await), RefusalCode::Ended);
}

#[tokio::test]
async fn nobody_changes_the_own_rights() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("chen", &[(Role::Administrator, "43")]).await;
    let chen = town.knock("chen", PASSWORD, "").await.unwrap().actor.unwrap();
    let more = turn(&town.people, &chen, "chen", Turn::Give(grant(Role::Administrator, "43/01"))).await;
    assert_eq!(refused(more), RefusalCode::Own);
}

#[tokio::test]
async fn passwords_are_chosen_by_invitation_once_and_never_again_the_last_five() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("liming", &[(Role::Handler, "43/01")]).await;
    let console = Actor::console();
    let open = town.knock("liming", PASSWORD, "").await.unwrap().token;
    let invitation = invite::invite(&town.people, &console, "liming").await.unwrap();
    for weak in [
        "short-1A",
        "alllowercase",
        "LiMing-2026-x",
        "Aa1!Aa1!Aa1!",
        "Password12345",
        "P@ssw0rd1234",
        PASSWORD,
    ] {
        let chosen = invite::choose_password(&town.people, &invitation.secret, weak).await;
        assert_eq!(refused(chosen), RefusalCode::WeakPassword, "{weak}");
    }
    invite::choose_password(&town.people, &invitation.secret, OTHER_PASSWORD).await.unwrap();
    assert_eq!(refused(actor_of_session(&town.people, &open).await), RefusalCode::NoSession);
    let again = invite::choose_password(&town.people, &invitation.secret, "Yueyang-Tower-1045").await;
    assert_eq!(refused(again), RefusalCode::Invitation);
    assert_eq!(refused(town.knock("liming", PASSWORD, "").await), RefusalCode::SignIn);
    town.knock("liming", OTHER_PASSWORD, "").await.unwrap();
    let late = invite::invite(&town.people, &console, "liming").await.unwrap();
    town.wait(24 * 3_600);
    let chosen = invite::choose_password(&town.people, &late.secret, "Yueyang-Tower-1045").await;
    assert_eq!(refused(chosen), RefusalCode::Invitation);
}

#[tokio::test]
async fn every_change_is_in_the_log_and_no_secret_is() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01")]).await;
    let token = town.knock("li", PASSWORD, "").await.unwrap().token;
    turn(&town.people, &Actor::console(), "li", Turn::Lock).await.unwrap();
    assert_eq!(
        town.log().await,
        [
            "account:li add by console",
            "account:li choose_password by li",
            "account:li sign_in by li",
            "account:li lock by console",
        ]
    );
    let entries = town.store.log(0, 99).await.unwrap();
    let log: String = entries.iter().map(|entry| entry.entry.body.as_str()).collect();
    assert!(!log.contains(&token) && !log.contains(PASSWORD) && !log.contains("salt"), "{log}");
    // The record that stands is what the last act that changed it says.
    let key = RecordKey::new(RecordKind::Account, "li");
    let record = town.store.record(&Scope::of(place("")), &key).await.unwrap().unwrap();
    let act: app::people::Act = serde_json::from_str(&entries[3].entry.body).unwrap();
    assert_eq!(act.record, Some(serde_json::from_str(&record.body).unwrap()));
    assert_eq!(record.revision, 4);
}
