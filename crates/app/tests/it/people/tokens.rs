//! Tokens of systems.

use super::{Town, place, refused};
use app::people::account::token::{Token, actor_of_token, add, list, revoke};
use app::{Actor, RefusalCode, Role};
use ports::people::{Directory as _, SecretKey, SecretKind, SecretRef};

fn token(role: Role, path: &str) -> Token {
    let from = "2026-01-01".parse().expect("a day");
    Token { v: 1, role, place: place(path), from, through: None, revoked: false }
}

#[tokio::test]
async fn a_token_acts_in_its_role_on_its_place_until_it_is_revoked() {
    let town = Town::at("2026-03-02T09:00:00");
    let console = Actor::console();
    let issued = add(&town.people, &console, "hall", token(Role::Source, "43/01")).await.unwrap();
    let actor = actor_of_token(&town.people, &issued.secret).await.unwrap();
    assert_eq!(actor, Actor { id: "hall".to_owned(), role: Role::Source, place: place("43/01") });
    for wrong in ["", "hall", &issued.secret[1..], &issued.secret.to_uppercase()] {
        assert_eq!(refused(actor_of_token(&town.people, wrong).await), RefusalCode::NoSession);
    }
    assert_eq!(
        refused(add(&town.people, &console, "hall", token(Role::Source, "43")).await),
        RefusalCode::Exists
    );
    revoke(&town.people, &console, "hall").await.unwrap();
    assert_eq!(refused(actor_of_token(&town.people, &issued.secret).await), RefusalCode::NoSession);
    // The name stays taken: events were kept under it.
    assert_eq!(
        refused(add(&town.people, &console, "hall", token(Role::Source, "43")).await),
        RefusalCode::Exists
    );
    assert_eq!(town.log().await, ["token:hall add by console", "token:hall revoke by console"]);
}

#[tokio::test]
async fn a_token_works_through_its_last_day_in_china() {
    let town = Town::at("2026-03-31T23:59:59");
    let through = Some("2026-03-31".parse().unwrap());
    let ends = Token { through, ..token(Role::Source, "43") };
    let issued = add(&town.people, &Actor::console(), "hall", ends.clone()).await.unwrap();
    actor_of_token(&town.people, &issued.secret).await.expect("it is the last day");
    town.wait(1);
    assert_eq!(refused(actor_of_token(&town.people, &issued.secret).await), RefusalCode::NoSession);
    let reversed = Token { from: "2026-04-01".parse().unwrap(), ..ends };
    let added = add(&town.people, &Actor::console(), "other", reversed).await;
    assert_eq!(refused(added), RefusalCode::Days);
}

#[tokio::test]
async fn a_token_is_for_systems_and_within_the_subtree_of_who_makes_it() {
    let town = Town::at("2026-03-02T09:00:00");
    for role in Role::ALL.iter().filter(|role| !matches!(role, Role::Source | Role::Auditor)) {
        let added = add(&town.people, &Actor::console(), "x", token(*role, "43")).await;
        assert_eq!(refused(added), RefusalCode::Role, "{role:?}");
    }
    let city = Actor { id: "c".to_owned(), role: Role::Administrator, place: place("43/01") };
    assert_eq!(refused(add(&town.people, &city, "x", token(Role::Source, "43")).await), RefusalCode::Place);
    add(&town.people, &city, "x", token(Role::Source, "43/01/HB")).await.unwrap();
    let neighbour = Actor { place: place("43/02"), ..city };
    assert_eq!(refused(revoke(&town.people, &neighbour, "x").await), RefusalCode::Unknown);
}

#[tokio::test]
async fn the_last_use_is_known_to_the_minute_and_the_secret_is_not_kept() {
    let town = Town::at("2026-03-02T09:00:00");
    let issued = add(&town.people, &Actor::console(), "hall", token(Role::Source, "43")).await.unwrap();
    let used = async || list(&town.people, &Actor::console(), None).await.unwrap()[0].2;
    assert_eq!(used().await, None);
    let first = town.now();
    actor_of_token(&town.people, &issued.secret).await.unwrap();
    town.wait(59);
    actor_of_token(&town.people, &issued.secret).await.unwrap();
    assert_eq!(used().await, Some(first));
    town.wait(1);
    actor_of_token(&town.people, &issued.secret).await.unwrap();
    assert_eq!(used().await, Some(town.now()));
    let kept = town.store.secrets(&SecretRef::Key(SecretKey::new(SecretKind::Token, "hall"))).await.unwrap();
    let bare = issued.secret.trim_start_matches("sundial_");
    assert!(kept.iter().all(|row| !row.lookup.contains(bare) && !row.body.contains(bare)));
}
