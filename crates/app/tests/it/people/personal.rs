//! Personal data: encrypted, masked, shown into the log, erased.

use super::{Town, place, refused};
use app::people::Keys;
use app::people::personal::Field;
use app::people::personal::verbs::{approve_erasure, find, keep, masked, propose_erasure, unmask};
use app::{Actor, People, RefusalCode, Role};
use ports::Store as _;
use ports::people::{Directory as _, SecretKind, SecretRef};
use std::collections::BTreeMap;

fn actor(id: &str, role: Role, path: &str) -> Actor {
    Actor { id: id.to_owned(), role, place: place(path) }
}

fn clerk() -> Actor {
    actor("clerk", Role::WindowClerk, "43/01")
}

fn head() -> Actor {
    actor("head", Role::DepartmentHead, "43/01")
}

fn values() -> BTreeMap<Field, String> {
    let values =
        [(Field::Name, "张小三"), (Field::IdNumber, "430102199001011234"), (Field::Phone, "13812345678")];
    values.into_iter().map(|(field, value)| (field, value.to_owned())).collect()
}

async fn someone(town: &Town) -> String {
    keep(&town.people, &clerk(), &place("43/01/HB"), &values()).await.expect("it may be kept")
}

#[tokio::test]
async fn what_is_kept_is_encrypted_shown_masked_and_found_by_its_hash() {
    let town = Town::at("2026-03-02T09:00:00");
    let person = someone(&town).await;
    let shown: Vec<String> = masked(&town.people, &clerk(), &person).await.unwrap().into_values().collect();
    assert_eq!(shown, ["张*三", "4301**********1234", "138****5678"]);
    let rows = town.store.secrets(&SecretRef::Owner(SecretKind::Personal, person.clone())).await.unwrap();
    let kept: String = rows.iter().map(|row| format!("{} {} {}", row.key.id, row.lookup, row.body)).collect();
    let log = town.store.log(0, 99).await.unwrap();
    let said: String = log.iter().map(|entry| entry.entry.body.as_str()).collect();
    for value in values().values() {
        assert!(!kept.contains(value.as_str()) && !said.contains(value.as_str()), "{kept} {said}");
    }
    assert_eq!(rows.len(), 3);
    let other = someone(&town).await;
    let mut both = [person.clone(), other];
    both.sort();
    let found = find(&town.people, &clerk(), Field::Phone, "+86 138-1234-5678").await.unwrap();
    assert_eq!(found, both);
    assert_eq!(find(&town.people, &clerk(), Field::Name, "13812345678").await.unwrap(), [""; 0]);
    let neighbour = actor("n", Role::WindowClerk, "43/02");
    assert_eq!(find(&town.people, &neighbour, Field::Phone, "13812345678").await.unwrap(), [""; 0]);
    assert_eq!(refused(masked(&town.people, &neighbour, &person).await), RefusalCode::Unknown);
}

#[tokio::test]
async fn a_value_is_shown_in_full_only_with_a_reason_and_the_log_says_who_and_why() {
    let town = Town::at("2026-03-02T09:00:00");
    let person = someone(&town).await;
    let nameless = unmask(&town.people, &clerk(), (&person, Field::Phone), " ").await;
    assert_eq!(refused(nameless), RefusalCode::Empty);
    let absent = unmask(&town.people, &clerk(), (&person, Field::Email), "notice").await;
    assert_eq!(refused(absent), RefusalCode::Unknown);
    let hidden =
        unmask(&town.people, &actor("a", Role::Administrator, ""), (&person, Field::Phone), "why").await;
    assert_eq!(refused(hidden), RefusalCode::Role);
    assert_eq!(town.log().await.len(), 1);
    let shown = unmask(&town.people, &clerk(), (&person, Field::Phone), "补正通知").await.unwrap();
    assert_eq!(shown, "13812345678");
    assert_eq!(town.log().await[1], format!("person:{person} unmask by clerk phone: 补正通知"));
}

#[tokio::test]
async fn erasing_takes_two_and_leaves_nothing_but_the_log() {
    let town = Town::at("2026-03-02T09:00:00");
    let person = someone(&town).await;
    assert_eq!(refused(approve_erasure(&town.people, &head(), &person).await), RefusalCode::Unknown);
    propose_erasure(&town.people, &head(), &person, "当事人申请").await.unwrap();
    assert_eq!(refused(approve_erasure(&town.people, &head(), &person).await), RefusalCode::Duties);
    assert_eq!(refused(approve_erasure(&town.people, &clerk(), &person).await), RefusalCode::Role);
    let before = town.store.log(0, 99).await.unwrap();
    approve_erasure(&town.people, &actor("leader", Role::SupervisingLeader, "43"), &person).await.unwrap();
    for which in [
        SecretRef::Owner(SecretKind::Personal, person.clone()),
        SecretRef::Owner(SecretKind::PersonKey, person.clone()),
    ] {
        assert_eq!(town.store.secrets(&which).await.unwrap(), []);
    }
    assert_eq!(masked(&town.people, &clerk(), &person).await.unwrap(), BTreeMap::new());
    assert_eq!(find(&town.people, &clerk(), Field::Phone, "13812345678").await.unwrap(), [""; 0]);
    assert_eq!(refused(propose_erasure(&town.people, &head(), &person, "again").await), RefusalCode::Ended);
    let after = town.store.log(0, 99).await.unwrap();
    assert_eq!((&after[..before.len()], after.len()), (&before[..], before.len() + 1));
}

#[tokio::test]
async fn under_another_key_nothing_opens_and_a_value_cannot_take_the_place_of_another() {
    let town = Town::at("2026-03-02T09:00:00");
    let (person, other) = (someone(&town).await, someone(&town).await);
    let strange = People { keys: Keys::from_master([1; 32]), ..town.people.clone() };
    assert_eq!(refused(masked(&strange, &clerk(), &person).await), RefusalCode::Unknown);
    let mut rows = town.store.secrets(&SecretRef::Owner(SecretKind::Personal, other.clone())).await.unwrap();
    let theirs = town.store.secrets(&SecretRef::Owner(SecretKind::Personal, person)).await.unwrap();
    rows[0].body.clone_from(&theirs[0].body);
    let settled = ports::people::Settled { secrets: rows, ..Default::default() };
    let settle = Box::new(move |_| settled.clone());
    town.store.amend(ports::people::Hold::default(), settle).await.unwrap();
    assert_eq!(refused(masked(&town.people, &clerk(), &other).await), RefusalCode::Unknown);
}
