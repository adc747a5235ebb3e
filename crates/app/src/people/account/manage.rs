//! Adds, grants, locks, unlocks, closes.

use super::body::{Account, AccountState, Grant};
use super::invite::{Invitation, invite_in};
use super::pass::{Pass, drop_all, own, secret};
use crate::people::act::{Acts, check_id, read};
use crate::people::{Actor, People, PeopleError, Role, Verb, authorise};
use crate::refusal::{Refusal, RefusalCode};
use ports::people::{
    Hold, Kept, Record, RecordKey, RecordKind, RecordQuery, SecretKey, SecretKind, SecretRef,
};
use ports::{Place, Scope};

/// The name of the first administrator.
pub const FIRST_LOGIN: &str = "admin";
/// Accounts of one page at most.
const PAGE_MAX: u32 = 1_000;

/// What is done to an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is locked; whoever is signed in is out.
    Lock,
    /// It is unlocked, and failures are forgotten.
    Unlock,
    /// It is closed for good.
    Close,
    /// It is given a role.
    Give(Grant),
    /// A role is taken from it: the grant ends.
    Take(Role, Place),
}

/// Makes the first administrator where nobody can administer yet, and returns the invitation with which a password is
/// chosen. There is no default password; where the invitation ends unused, the next run makes another.
///
/// # Errors
/// Failures of the store.
pub async fn first_run(people: &People) -> Result<Option<Invitation>, PeopleError> {
    let console = Actor::console();
    let key = RecordKey::new(RecordKind::Account, FIRST_LOGIN);
    let all = RecordQuery { kind: RecordKind::Account, after: None, max: 1 };
    let known = people.directory.records(&Scope::of(Place::ROOT), &all).await?;
    let password = SecretRef::Key(SecretKey::new(SecretKind::Password, FIRST_LOGIN));
    let waiting =
        known.iter().all(|record| record.key == key) && people.directory.secrets(&password).await?.is_empty();
    if !waiting {
        return Ok(None);
    }
    if known.is_empty() {
        let from = crate::people::ground::day_of(people.clock.now());
        let grant = Grant { role: Role::Administrator, place: Place::ROOT, from, through: None };
        return add(people, &console, FIRST_LOGIN, "", vec![grant]).await.map(Some);
    }
    super::invite::invite(people, &console, FIRST_LOGIN).await.map(Some)
}

/// Adds an account, and returns the invitation with which its owner chooses a password.
///
/// # Errors
/// [`RefusalCode::Exists`], [`RefusalCode::Form`], [`RefusalCode::Duties`], [`RefusalCode::Place`],
/// [`RefusalCode::Days`]; failures of the store.
pub async fn add(
    people: &People,
    actor: &Actor,
    login: &str,
    staff: &str,
    grants: Vec<Grant>,
) -> Result<Invitation, PeopleError> {
    let scope = authorise(actor, Verb::KeepAccounts)?;
    check_id(login)?;
    let account = Account { v: 1, staff: staff.to_owned(), state: AccountState::Open, grants };
    check(&scope, &account)?;
    let key = RecordKey::new(RecordKind::Account, login);
    let invitation = Invitation::draw(people, login);
    let hold = Hold { records: vec![key.clone()], ..Hold::default() };
    let (actor, now, place) = (actor.clone(), people.clock.now(), actor.place.clone());
    let given = invitation.clone();
    let keys = people.keys.clone();
    let settle = move |kept: Kept| {
        if kept.records.contains_key(&key) {
            return Err(Refusal::new(RefusalCode::Exists, &key.id));
        }
        let mut acts = Acts::of(&actor, now);
        acts.put(None, &key, (&place, &account), ("add", ""))?;
        invite_in(&mut acts, &keys, &given);
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await?;
    Ok(invitation)
}

/// Does something to an account.
///
/// # Errors
/// [`RefusalCode::Unknown`], [`RefusalCode::Own`], [`RefusalCode::Duties`], [`RefusalCode::Place`]; failures of the
/// store.
pub async fn turn(people: &People, actor: &Actor, login: &str, turn: Turn) -> Result<Account, PeopleError> {
    let scope = authorise(actor, Verb::KeepAccounts)?;
    if actor.id == login {
        return Err(Refusal::new(RefusalCode::Own, login).into());
    }
    let key = RecordKey::new(RecordKind::Account, login);
    let hold = Hold {
        records: vec![key.clone()],
        below: Vec::new(),
        secrets: vec![
            SecretRef::Key(SecretKey::new(SecretKind::Password, login)),
            SecretRef::Owner(SecretKind::Session, login.to_owned()),
        ],
    };
    let (actor, now) = (actor.clone(), people.clock.now());
    people.settle(hold, move |kept| turned(&kept, &scope, &key, (&turn, Acts::of(&actor, now)))).await
}

fn turned(
    kept: &Kept,
    scope: &Scope,
    key: &RecordKey,
    (turn, mut acts): (&Turn, Acts),
) -> Result<(ports::people::Settled, Account), Refusal> {
    let before = seen(kept, scope, key)?;
    let mut account: Account = read(before)?;
    if account.state == AccountState::Closed {
        return Err(Refusal::new(RefusalCode::Ended, &key.id));
    }
    let did = match turn {
        Turn::Lock => {
            account.state = AccountState::Locked;
            "lock"
        }
        Turn::Unlock => {
            account.state = AccountState::Open;
            let pass: Pass = secret(kept, SecretKind::Password, &key.id).unwrap_or_default();
            if pass.hash.is_some() {
                let pass = Pass { failures: 0, closed_until: None, ..pass };
                acts.settled().secrets.push(own(SecretKind::Password, &key.id, &pass));
            }
            "unlock"
        }
        Turn::Close => {
            account.state = AccountState::Closed;
            acts.settled().gone.push(SecretKey::new(SecretKind::Password, &key.id));
            "close"
        }
        Turn::Give(grant) => {
            account.grants.push(grant.clone());
            check(scope, &account)?;
            "give"
        }
        Turn::Take(role, place) => {
            take(&mut account, *role, place, acts.today())?;
            "take"
        }
    };
    // Whoever is signed in signs in again, and is then what he is now.
    drop_all(kept, SecretKind::Session, acts.settled());
    acts.put(Some(before), key, (&before.place, &account), (did, ""))?;
    Ok((acts.done(), account))
}

/// A grant that has begun ends the day before; one that has not is taken back.
fn take(account: &mut Account, role: Role, place: &Place, today: calendar::Day) -> Result<(), Refusal> {
    let is = |grant: &Grant| {
        grant.role == role && grant.place == *place && grant.through.is_none_or(|day| day >= today)
    };
    if !account.grants.iter().any(is) {
        return Err(Refusal::new(RefusalCode::Unknown, role.code()));
    }
    account.grants.retain(|grant| !is(grant) || grant.from < today);
    for grant in account.grants.iter_mut().filter(|grant| is(grant)) {
        grant.through = Some(today - 1);
    }
    Ok(())
}

/// Lists accounts after a name, in the order of their names.
///
/// # Errors
/// [`RefusalCode::Role`]; failures of the store.
pub async fn list(
    people: &People,
    actor: &Actor,
    after: Option<String>,
) -> Result<Vec<(String, Account)>, PeopleError> {
    let scope = authorise(actor, Verb::ReadAccounts)?;
    let query = RecordQuery { kind: RecordKind::Account, after, max: PAGE_MAX };
    let records = people.directory.records(&scope, &query).await?;
    let read = |record: Record| Ok((record.key.id.clone(), read(&record)?));
    Ok(records.into_iter().map(read).collect::<Result<_, Refusal>>()?)
}

/// Returns a record that is kept and within the scope.
pub(crate) fn seen<'k>(kept: &'k Kept, scope: &Scope, key: &RecordKey) -> Result<&'k Record, Refusal> {
    let record = kept.records.get(key).filter(|record| scope.admits(&record.place));
    record.ok_or_else(|| Refusal::new(RefusalCode::Unknown, &key.id))
}

fn check(scope: &Scope, account: &Account) -> Result<(), Refusal> {
    for grant in &account.grants {
        if !scope.admits(&grant.place) {
            return Err(Refusal::new(RefusalCode::Place, grant.place.path()));
        }
        if grant.through.is_some_and(|through| through < grant.from) {
            return Err(Refusal::new(RefusalCode::Days, &grant.from.to_string()));
        }
    }
    account.check_duties()
}
