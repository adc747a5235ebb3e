//! Tokens with which systems act: shown once, kept as a keyed hash, for one role on one part of the tree, revocable.

use super::manage::seen;
use super::pass::{body, json};
use crate::people::act::{Acts, check_id, read};
use crate::people::ground::{People, day_of};
use crate::people::keeping::Purpose;
use crate::people::{Actor, PeopleError, Role, Verb, authorise};
use crate::refusal::{Refusal, RefusalCode};
use calendar::{Day, Moment};
use ports::people::{
    Hold, Kept, Record, RecordKey, RecordKind, RecordQuery, SecretKey, SecretKind, SecretRef, SecretRow,
    Settled,
};
use ports::{Place, Scope};
use serde::{Deserialize, Serialize};

/// By this a token is known where it should not be, in a file or a repository.
const PREFIX: &str = "sundial_";
/// How often it is written down that a token is in use.
const SEEN_SECONDS: i64 = 60;
/// Tokens of one page at most.
const PAGE_MAX: u32 = 1_000;

/// What the record of a token says. Its identity is the source under which events are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    /// Version of the form, 1.
    pub v: u8,
    /// The role in which it acts.
    pub role: Role,
    /// The part of the tree on which it acts.
    pub place: Place,
    /// The first day.
    pub from: Day,
    /// The last day; open where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<Day>,
    /// Whether it was revoked.
    #[serde(default)]
    pub revoked: bool,
}

/// A token that was made. The secret is shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Issued {
    /// What it is.
    pub token: Token,
    /// What the system sends.
    pub secret: String,
}

impl std::fmt::Debug for Issued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Issued({:?})", self.token)
    }
}

/// Makes a token for a system.
///
/// # Errors
/// [`RefusalCode::Role`] where a role is asked for that no token has, [`RefusalCode::Exists`], [`RefusalCode::Form`],
/// [`RefusalCode::Place`], [`RefusalCode::Days`]; failures of the store.
pub async fn add(people: &People, actor: &Actor, name: &str, token: Token) -> Result<Issued, PeopleError> {
    let scope = authorise(actor, Verb::KeepAccounts)?;
    check_id(name)?;
    // A token cannot answer for what it does: it reports, or it reads what auditors read.
    if !matches!(token.role, Role::Source | Role::Auditor) {
        return Err(Refusal::new(RefusalCode::Role, token.role.code()).into());
    }
    if !scope.admits(&token.place) {
        return Err(Refusal::new(RefusalCode::Place, token.place.path()).into());
    }
    if token.through.is_some_and(|through| through < token.from) {
        return Err(Refusal::new(RefusalCode::Days, &token.from.to_string()).into());
    }
    let secret = format!("{PREFIX}{}", people.opaque());
    let row = SecretRow {
        key: SecretKey::new(SecretKind::Token, name),
        owner: name.to_owned(),
        lookup: people.keys.lookup(Purpose::Token, &secret),
        ends_at: None,
        body: json(&None::<Moment>),
    };
    let key = RecordKey::new(RecordKind::Token, name);
    let hold = Hold { records: vec![key.clone()], ..Hold::default() };
    let (actor, now, body) = (actor.clone(), people.clock.now(), token.clone());
    let settle = move |kept: Kept| {
        if kept.records.contains_key(&key) {
            return Err(Refusal::new(RefusalCode::Exists, &key.id));
        }
        let mut acts = Acts::of(&actor, now);
        acts.put(None, &key, (&body.place, &body), ("add", ""))?;
        acts.settled().secrets.push(row.clone());
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await?;
    Ok(Issued { token, secret })
}

/// Revokes a token at once and for good.
///
/// # Errors
/// [`RefusalCode::Role`], [`RefusalCode::Unknown`]; failures of the store.
pub async fn revoke(people: &People, actor: &Actor, name: &str) -> Result<(), PeopleError> {
    let scope = authorise(actor, Verb::KeepAccounts)?;
    let key = RecordKey::new(RecordKind::Token, name);
    let hold = Hold { records: vec![key.clone()], ..Hold::default() };
    let (actor, now) = (actor.clone(), people.clock.now());
    let settle = move |kept: Kept| {
        let before = seen(&kept, &scope, &key)?;
        let token = Token { revoked: true, ..read(before)? };
        let mut acts = Acts::of(&actor, now);
        acts.put(Some(before), &key, (&before.place, &token), ("revoke", ""))?;
        acts.settled().gone.push(SecretKey::new(SecretKind::Token, &key.id));
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await
}

/// Lists tokens after a name, each with the instant when it was last used, to the minute.
///
/// # Errors
/// [`RefusalCode::Role`]; failures of the store.
pub async fn list(
    people: &People,
    actor: &Actor,
    after: Option<String>,
) -> Result<Vec<(String, Token, Option<Moment>)>, PeopleError> {
    let scope = authorise(actor, Verb::ReadAccounts)?;
    let query = RecordQuery { kind: RecordKind::Token, after, max: PAGE_MAX };
    let mut list = Vec::new();
    for record in people.directory.records(&scope, &query).await? {
        let secret = SecretRef::Key(SecretKey::new(SecretKind::Token, &record.key.id));
        let used =
            people.directory.secrets(&secret).await?.first().and_then(body::<Option<Moment>>).flatten();
        list.push((record.key.id.clone(), read(&record)?, used));
    }
    Ok(list)
}

/// Returns who acts by a token.
///
/// # Errors
/// [`RefusalCode::NoSession`]; failures of the store.
pub async fn actor_of_token(people: &People, secret: &str) -> Result<Actor, PeopleError> {
    let refused = || Refusal::new(RefusalCode::NoSession, "");
    let now = people.clock.now();
    let by = SecretRef::Lookup(SecretKind::Token, people.keys.lookup(Purpose::Token, secret));
    let row = people.directory.secrets(&by).await?.pop().ok_or_else(refused)?;
    let key = RecordKey::new(RecordKind::Token, &row.owner);
    let record: Record = people.directory.record(&Scope::of(Place::ROOT), &key).await?.ok_or_else(refused)?;
    let token: Token = read(&record)?;
    let today = day_of(now);
    if token.revoked || today < token.from || token.through.is_some_and(|through| through < today) {
        return Err(refused().into());
    }
    let used: Option<Moment> = body::<Option<Moment>>(&row).flatten();
    if used.is_none_or(|used| used.plus_seconds(SEEN_SECONDS) <= now) {
        note_use(people, row, now).await?;
    }
    Ok(Actor { id: key.id, role: token.role, place: token.place })
}

async fn note_use(people: &People, row: SecretRow, now: Moment) -> Result<(), PeopleError> {
    let hold = Hold { secrets: vec![SecretRef::Key(row.key.clone())], ..Hold::default() };
    let seen = SecretRow { body: json(&Some(now)), ..row };
    // One that was revoked in the meantime stays revoked.
    let settle = move |kept: Kept| {
        let still = kept.secrets.contains_key(&seen.key);
        Ok((Settled { secrets: still.then(|| seen.clone()).into_iter().collect(), ..Settled::default() }, ()))
    };
    people.settle(hold, settle).await
}
