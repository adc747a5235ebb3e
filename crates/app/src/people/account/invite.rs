//! Invitations: the owner of an account chooses the password, nobody else ever knows it.

use super::body::Account;
use super::manage::seen;
use super::pass::{Pass, body, drop_all, own, secret};
use super::password::hash_of;
use crate::people::act::{Acts, read};
use crate::people::ground::People;
use crate::people::keeping::{Keys, Purpose};
use crate::people::{Actor, PeopleError, Verb, authorise};
use crate::refusal::{Refusal, RefusalCode};
use calendar::Moment;
use ports::people::{Hold, RecordKey, RecordKind, SecretKey, SecretKind, SecretRef, SecretRow};

/// How long an invitation can be used.
const INVITATION_SECONDS: i64 = 24 * 3_600;

/// An invitation to choose a password. Shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Whose it is.
    pub login: String,
    /// What is given to the owner.
    pub secret: String,
    /// Until when it can be used.
    pub ends_at: Moment,
}

impl std::fmt::Debug for Invitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Invitation({:?} until {})", self.login, self.ends_at)
    }
}

impl Invitation {
    pub(super) fn draw(people: &People, login: &str) -> Invitation {
        let ends_at = people.clock.now().plus_seconds(INVITATION_SECONDS);
        Invitation { login: login.to_owned(), secret: people.opaque(), ends_at }
    }
}

/// Keeps an invitation; it takes the place of an earlier one.
pub(super) fn invite_in(acts: &mut Acts, keys: &Keys, invitation: &Invitation) {
    let row = own(SecretKind::Invitation, &invitation.login, &());
    acts.settled().secrets.push(SecretRow {
        lookup: keys.lookup(Purpose::Invitation, &invitation.secret),
        ends_at: Some(invitation.ends_at),
        ..row
    });
}

/// Invites the owner of an account to choose a new password. The old one works until then.
///
/// # Errors
/// [`RefusalCode::Unknown`], [`RefusalCode::Role`]; failures of the store.
pub async fn invite(people: &People, actor: &Actor, login: &str) -> Result<Invitation, PeopleError> {
    let scope = authorise(actor, Verb::KeepAccounts)?;
    let key = RecordKey::new(RecordKind::Account, login);
    let hold = Hold { records: vec![key.clone()], ..Hold::default() };
    let invitation = Invitation::draw(people, login);
    let (actor, now, given, keys) =
        (actor.clone(), people.clock.now(), invitation.clone(), people.keys.clone());
    let settle = move |kept| {
        let before = seen(&kept, &scope, &key)?;
        let mut acts = Acts::of(&actor, now);
        acts.note(before, ("invite", ""));
        invite_in(&mut acts, &keys, &given);
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await?;
    Ok(invitation)
}

/// Chooses a password by an invitation, which is used up. Whoever is signed in is out.
///
/// # Errors
/// [`RefusalCode::Invitation`], [`RefusalCode::WeakPassword`]; failures of the store.
pub async fn choose_password(
    people: &People,
    invitation: &str,
    password: &str,
) -> Result<String, PeopleError> {
    let refused = || Refusal::new(RefusalCode::Invitation, "");
    let by = SecretRef::Lookup(SecretKind::Invitation, people.keys.lookup(Purpose::Invitation, invitation));
    let now = people.clock.now();
    let found =
        people.directory.secrets(&by).await?.pop().filter(|row| row.ends_at.is_some_and(|ends| now < ends));
    let login = found.ok_or_else(refused)?.owner;
    let pass_ref = SecretRef::Key(SecretKey::new(SecretKind::Password, &login));
    let before: Pass = people.directory.secrets(&pass_ref).await?.first().and_then(body).unwrap_or_default();
    let hashed = hash_of(people, (&login, password), &before).await?;
    let key = RecordKey::new(RecordKind::Account, &login);
    let hold = Hold {
        records: vec![key.clone()],
        below: Vec::new(),
        secrets: vec![by, pass_ref, SecretRef::Owner(SecretKind::Session, login.clone())],
    };
    let settle = move |kept: ports::people::Kept| {
        let invitation = SecretKey::new(SecretKind::Invitation, &key.id);
        if !kept.secrets.contains_key(&invitation) {
            return Err(Refusal::new(RefusalCode::Invitation, ""));
        }
        let record = kept.records.get(&key).ok_or_else(|| Refusal::new(RefusalCode::Invitation, ""))?;
        let account: Account = read(record)?;
        let pass: Pass = secret(&kept, SecretKind::Password, &key.id).unwrap_or_default();
        let mut acts = Acts::of(&account.actor(&key.id, None, crate::people::ground::day_of(now))?, now);
        acts.settled().secrets.push(own(SecretKind::Password, &key.id, &pass.renewed(hashed.clone())));
        acts.settled().gone.push(invitation);
        drop_all(&kept, SecretKind::Session, acts.settled());
        acts.note(record, ("choose_password", ""));
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await?;
    Ok(login)
}
