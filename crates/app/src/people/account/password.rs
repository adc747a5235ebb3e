//! One's own password: what it may be, and another one in its place.

use super::pass::{Pass, body, drop_all, own, secret};
use super::session::{Opened, open};
use crate::people::act::Acts;
use crate::people::ground::People;
use crate::people::keeping::{PasswordHash, check, check_policy, hash, is_old};
use crate::people::{Actor, PeopleError};
use crate::refusal::{Refusal, RefusalCode};
use ports::people::{Hold, Kept, RecordKey, RecordKind, SecretKey, SecretKind, SecretRef};

/// A password in the place of another. Shown to nobody.
#[derive(Clone)]
pub struct NewPassword {
    /// The one until now.
    pub before: String,
    /// The one from now on.
    pub chosen: String,
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword")
    }
}

/// Changes one's own password. Every session ends, and one begins in the same role under another token.
///
/// A wrong password is a failure as when signing in: whoever found a browser open cannot try for long.
///
/// # Errors
/// [`RefusalCode::SignIn`] where the password until now is wrong or has to wait, [`RefusalCode::WeakPassword`]; failures
/// of the store.
pub async fn change(people: &People, actor: &Actor, asked: NewPassword) -> Result<Opened, PeopleError> {
    let login = actor.id.clone();
    let pass_ref = SecretRef::Key(SecretKey::new(SecretKind::Password, &login));
    let pass: Pass = people.directory.secrets(&pass_ref).await?.first().and_then(body).unwrap_or_default();
    let (keys, given, known) = (people.keys.clone(), asked.before, pass.hash.clone());
    let is_right = People::hard_work(move || check(&keys, &given, known.as_ref())).await?;
    // Whether the new one will do is told only to whoever knows the old one.
    let hashed = if is_right { Some(hash_of(people, (&login, &asked.chosen), &pass).await?) } else { None };
    let opened = Opened { actor: Some(actor.clone()), ..Opened::draw(people) };
    let hold = Hold {
        records: vec![RecordKey::new(RecordKind::Account, &login)],
        below: Vec::new(),
        secrets: vec![pass_ref, SecretRef::Owner(SecretKind::Session, login)],
    };
    let (lent, actor, now, fresh) = (people.clone(), actor.clone(), people.clock.now(), opened.clone());
    let settle = move |kept: Kept| {
        let key = RecordKey::new(RecordKind::Account, &actor.id);
        let refused = || Refusal::new(RefusalCode::SignIn, "");
        let record = kept.records.get(&key).ok_or_else(refused)?;
        let pass: Pass = secret(&kept, SecretKind::Password, &key.id).ok_or_else(refused)?;
        if pass.is_closed(now) {
            return Err(refused());
        }
        let mut acts = Acts::of(&actor, now);
        let Some(hashed) = hashed.clone() else {
            let pass = pass.failed(now);
            acts.note(record, ("fail_sign_in", &pass.failures.to_string()));
            acts.settled().secrets.push(own(SecretKind::Password, &key.id, &pass));
            return Ok((acts.done(), false));
        };
        acts.settled().secrets.push(own(SecretKind::Password, &key.id, &pass.renewed(hashed)));
        drop_all(&kept, SecretKind::Session, acts.settled());
        acts.settled().secrets.push(open(&lent, &fresh, &actor, now));
        acts.note(record, ("change_password", ""));
        Ok((acts.done(), true))
    };
    if people.settle(hold, settle).await? {
        return Ok(opened);
    }
    Err(Refusal::new(RefusalCode::SignIn, "").into())
}

/// Hashes a password that is chosen, where the policy takes it and it is none of those before.
pub(super) async fn hash_of(
    people: &People,
    (login, password): (&str, &str),
    before: &Pass,
) -> Result<PasswordHash, PeopleError> {
    check_policy(login, password)?;
    let (lent, chosen, earlier) = (people.clone(), password.to_owned(), before.all());
    let work = move || {
        let old = is_old(&lent.keys, &chosen, &earlier);
        (!old).then(|| hash(&lent.keys, &chosen, &*lent.random))
    };
    let weak = || Refusal::new(RefusalCode::WeakPassword, "用过 / used before");
    Ok(People::hard_work(work).await?.ok_or_else(weak)?)
}
