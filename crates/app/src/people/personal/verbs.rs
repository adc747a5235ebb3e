//! Keeps, shows masked, shows in full, finds, erases.

use super::body::Person;
use super::field::Field;
use crate::people::account::manage::seen;
use crate::people::act::{Acts, read};
use crate::people::keeping::{Keys, Purpose, hex, open_under, seal_under};
use crate::people::{Actor, People, PeopleError, Verb, authorise};
use crate::refusal::{Refusal, RefusalCode};
use ports::people::{
    Hold, Kept, RecordKey, RecordKind, SecretKey, SecretKind, SecretRef, SecretRow, Settled,
};
use ports::{Place, Scope};
use std::collections::BTreeMap;

/// A value in bytes at most.
const VALUE_BYTES_MAX: usize = 1_000;
/// A reason in bytes at most.
const WHY_BYTES_MAX: usize = 500;

/// Keeps values of somebody nobody knew, and returns the reference under which events name the person.
///
/// # Errors
/// Refusals with [`RefusalCode::Role`], `Place`, `Empty`, `TooLong`; failures of the store.
pub async fn keep(
    people: &People,
    actor: &Actor,
    place: &Place,
    values: &BTreeMap<Field, String>,
) -> Result<String, PeopleError> {
    let scope = authorise(actor, Verb::KeepPersonal)?;
    if !scope.admits(place) {
        return Err(Refusal::new(RefusalCode::Place, place.path()).into());
    }
    let person = format!("p-{}", hex(&people.draw::<16>()));
    let key: [u8; 16] = people.draw();
    let sealed = people.keys.seal(Purpose::Person, &person, &key, &*people.random);
    let mut rows = vec![row(SecretKind::PersonKey, &person, (&person, String::new(), sealed))];
    for (field, value) in values {
        rows.push(value_row(people, (&person, &key), *field, value)?);
    }
    let body =
        Person { v: 1, fields: values.keys().copied().collect(), proposed_by: String::new(), erased: false };
    let record = RecordKey::new(RecordKind::Person, &person);
    let (acts, place) = (Acts::of(actor, people.clock.now()), place.clone());
    let settle = move |_: Kept| {
        let mut acts = acts.clone();
        acts.put(None, &record, (&place, &body), ("keep", ""))?;
        acts.settled().secrets.clone_from(&rows);
        Ok((acts.done(), ()))
    };
    people.settle(Hold::default(), settle).await?;
    Ok(person)
}

/// Shows somebody's values masked.
///
/// # Errors
/// Refusals with [`RefusalCode::Role`], `Unknown`; failures of the store.
pub async fn masked(
    people: &People,
    actor: &Actor,
    person: &str,
) -> Result<BTreeMap<Field, String>, PeopleError> {
    let scope = authorise(actor, Verb::ReadPersonal)?;
    let keys = people.keys.clone();
    let (hold, key) = held(person);
    let settle = move |kept: Kept| {
        let body: Person = read(seen(&kept, &scope, &key)?)?;
        let mask = |field: Field| Ok((field, field.mask(&value(&kept, &keys, &key.id, field)?)));
        Ok((Settled::default(), body.fields.into_iter().map(mask).collect::<Result<_, Refusal>>()?))
    };
    people.settle(hold, settle).await
}

/// Shows a value in full. When it is shown, the log says who saw it and why.
///
/// # Errors
/// Refusals with [`RefusalCode::Role`], `Unknown`, `Empty` where no reason is given; failures of the store.
pub async fn unmask(
    people: &People,
    actor: &Actor,
    (person, field): (&str, Field),
    why: &str,
) -> Result<String, PeopleError> {
    let scope = authorise(actor, Verb::UnmaskPersonal)?;
    let why = reason(why)?;
    let (hold, key) = held(person);
    let (keys, acts) = (people.keys.clone(), Acts::of(actor, people.clock.now()));
    let settle = move |kept: Kept| {
        let record = seen(&kept, &scope, &key)?;
        let value = value(&kept, &keys, &key.id, field)?;
        let mut acts = acts.clone();
        acts.note(record, ("unmask", &format!("{}: {why}", field.code())));
        Ok((acts.done(), value))
    };
    people.settle(hold, settle).await
}

/// Finds people by a whole value, within the scope.
///
/// # Errors
/// Refusals with [`RefusalCode::Role`]; failures of the store.
pub async fn find(
    people: &People,
    actor: &Actor,
    field: Field,
    value: &str,
) -> Result<Vec<String>, PeopleError> {
    let scope = authorise(actor, Verb::ReadPersonal)?;
    let rows = people
        .directory
        .secrets(&SecretRef::Lookup(SecretKind::Personal, lookup(people, field, value)))
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let key = RecordKey::new(RecordKind::Person, &row.owner);
        if people.directory.record(&scope, &key).await?.is_some() {
            found.push(row.owner);
        }
    }
    Ok(found)
}

/// Proposes that somebody's values are erased.
///
/// # Errors
/// Refusals with [`RefusalCode::Role`], `Unknown`, `Ended` where they are erased, `Empty` where no reason is given;
/// failures of the store.
pub async fn propose_erasure(
    people: &People,
    actor: &Actor,
    person: &str,
    why: &str,
) -> Result<(), PeopleError> {
    let scope = authorise(actor, Verb::ProposeErasure)?;
    let why = reason(why)?;
    let (hold, key) = held(person);
    let (acts, by) = (Acts::of(actor, people.clock.now()), actor.id.clone());
    let settle = move |kept: Kept| {
        let (record, body) = living(&kept, &scope, &key)?;
        let mut acts = acts.clone();
        let body = Person { proposed_by: by.clone(), ..body };
        acts.put(Some(record), &key, (&record.place, &body), ("propose_erasure", &why))?;
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await
}

/// Approves a proposal of somebody else: the key and the values are deleted. What the log says stays true; it never
/// held a value.
///
/// # Errors
/// Refusals with [`RefusalCode::Role`], `Unknown` also where nothing was proposed, `Duties` where the approver proposed
/// it; failures of the store.
pub async fn approve_erasure(people: &People, actor: &Actor, person: &str) -> Result<(), PeopleError> {
    let scope = authorise(actor, Verb::ApproveErasure)?;
    let (hold, key) = held(person);
    let (acts, by) = (Acts::of(actor, people.clock.now()), actor.id.clone());
    let settle = move |kept: Kept| {
        let (record, body) = living(&kept, &scope, &key)?;
        if body.proposed_by.is_empty() {
            return Err(Refusal::new(RefusalCode::Unknown, &key.id));
        }
        let is_own = !Verb::ApproveErasure.not_after_own().is_empty() && body.proposed_by == by;
        if is_own {
            return Err(Refusal::new(RefusalCode::Duties, &by));
        }
        let mut acts = acts.clone();
        let body = Person { fields: Vec::new(), erased: true, ..body };
        acts.put(Some(record), &key, (&record.place, &body), ("approve_erasure", ""))?;
        acts.settled().gone.extend(kept.secrets.keys().cloned());
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await
}

fn living<'k>(
    kept: &'k Kept,
    scope: &Scope,
    key: &RecordKey,
) -> Result<(&'k ports::people::Record, Person), Refusal> {
    let record = seen(kept, scope, key)?;
    let body: Person = read(record)?;
    if body.erased { Err(Refusal::new(RefusalCode::Ended, &key.id)) } else { Ok((record, body)) }
}

/// The record of a person with the key and all values.
fn held(person: &str) -> (Hold, RecordKey) {
    let key = RecordKey::new(RecordKind::Person, person);
    let secrets = vec![
        SecretRef::Key(SecretKey::new(SecretKind::PersonKey, person)),
        SecretRef::Owner(SecretKind::Personal, person.to_owned()),
    ];
    (Hold { records: vec![key.clone()], below: Vec::new(), secrets }, key)
}

/// Decrypts a value that is kept.
fn value(kept: &Kept, keys: &Keys, person: &str, field: Field) -> Result<String, Refusal> {
    let unknown = || Refusal::new(RefusalCode::Unknown, field.code());
    let body = |kind, id: &str| kept.secrets.get(&SecretKey::new(kind, id)).map(|row| row.body.as_str());
    let sealed = body(SecretKind::PersonKey, person).ok_or_else(unknown)?;
    let key = keys.open(Purpose::Person, person, sealed).and_then(|key| <[u8; 16]>::try_from(key).ok());
    let name = bound(person, field);
    let sealed = body(SecretKind::Personal, &name).ok_or_else(unknown)?;
    let plain = open_under(&key.ok_or_else(unknown)?, &name, sealed).ok_or_else(unknown)?;
    String::from_utf8(plain).map_err(|_| unknown())
}

fn value_row(
    people: &People,
    (person, key): (&str, &[u8; 16]),
    field: Field,
    value: &str,
) -> Result<SecretRow, Refusal> {
    if value.trim().is_empty() {
        return Err(Refusal::new(RefusalCode::Empty, field.code()));
    }
    if value.len() > VALUE_BYTES_MAX {
        return Err(Refusal::new(RefusalCode::TooLong, field.code()));
    }
    let name = bound(person, field);
    let sealed = seal_under(key, &name, value.as_bytes(), &*people.random);
    Ok(row(SecretKind::Personal, &name, (person, lookup(people, field, value), sealed)))
}

/// A value is bound to its person and its kind: it cannot be put in the place of another.
fn bound(person: &str, field: Field) -> String {
    format!("{person}|{}", field.code())
}

fn lookup(people: &People, field: Field, value: &str) -> String {
    people.keys.lookup(Purpose::Personal, &format!("{} {}", field.code(), field.normal(value)))
}

fn row(kind: SecretKind, id: &str, (owner, lookup, body): (&str, String, String)) -> SecretRow {
    SecretRow { key: SecretKey::new(kind, id), owner: owner.to_owned(), lookup, ends_at: None, body }
}

fn reason(why: &str) -> Result<String, Refusal> {
    let why = why.trim();
    if why.is_empty() {
        return Err(Refusal::new(RefusalCode::Empty, "why"));
    }
    if why.len() > WHY_BYTES_MAX {
        return Err(Refusal::new(RefusalCode::TooLong, "why"));
    }
    Ok(why.to_owned())
}
