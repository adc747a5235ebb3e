//! The second factor: one-time codes of an authenticator, and recovery codes for the day it is lost.

use super::body::Account;
use super::manage::seen;
use super::pass::{body, own, secret};
use crate::people::act::{Acts, read};
use crate::people::ground::{People, day_of};
use crate::people::keeping::{Keys, Purpose, base32, matching_step};
use crate::people::{Actor, PeopleError, Verb, authorise};
use crate::refusal::{Refusal, RefusalCode};
use calendar::Moment;
use ports::people::{Hold, Kept, RecordKey, RecordKind, SecretKey, SecretKind, SecretRef};
use ports::{Place, Scope};
use serde::{Deserialize, Serialize};

const SECRET_BYTES: usize = 20;
const RECOVERY_CODES: usize = 10;

/// What is kept of a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Factor {
    sealed: String,
    confirmed: bool,
    /// The last half minute whose code was used.
    used: i64,
    /// Keyed hashes of the recovery codes that are left.
    recovery: Vec<String>,
}

/// Whether a code proved anything.
pub(super) enum Proof {
    NotNeeded,
    Passed(Factor),
    Failed,
}

impl Proof {
    /// The factor from now on, where there is one; `None` where it failed.
    pub(super) fn passed(self) -> Option<Option<Factor>> {
        match self {
            Proof::NotNeeded => Some(None),
            Proof::Passed(factor) => Some(Some(factor)),
            Proof::Failed => None,
        }
    }
}

impl Factor {
    pub(super) fn is_confirmed(&self) -> bool {
        self.confirmed
    }

    /// Looks at a code: of the authenticator, or for recovery. Either works once.
    pub(super) fn prove(mut self, keys: &Keys, login: &str, (code, now): (&str, Moment)) -> Proof {
        let Some(secret) = keys.open(Purpose::Factor, login, &self.sealed) else { return Proof::Failed };
        if let Some(step) = matching_step(&secret, code, now, self.used) {
            self.used = step;
            return Proof::Passed(self);
        }
        let spent = keys.lookup(Purpose::Recovery, &plain(login, code));
        let before = self.recovery.len();
        self.recovery.retain(|one| *one != spent);
        if self.recovery.len() < before { Proof::Passed(self) } else { Proof::Failed }
    }
}

/// Recovery codes are hashed with their owner; how they are written does not matter.
fn plain(login: &str, code: &str) -> String {
    let letters: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{login} {}", letters.to_ascii_uppercase())
}

/// What is entered into an authenticator. Shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The secret in Base32.
    pub secret: String,
    /// The same as an address that authenticators read from a picture.
    pub address: String,
    /// Codes that work once each, should the authenticator be lost.
    pub recovery: Vec<String>,
}

impl std::fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Enrolment({} recovery codes)", self.recovery.len())
    }
}

/// Draws a new second factor for one's own account; it is asked for once [`confirm`] has seen a code of it.
///
/// # Errors
/// [`RefusalCode::Unknown`], [`RefusalCode::Ended`], [`RefusalCode::Exists`] where one is in use: an administrator
/// removes that first; failures of the store.
pub async fn enrol(people: &People, login: &str) -> Result<Enrolment, PeopleError> {
    let bytes = people.draw::<SECRET_BYTES>();
    let code = || {
        let text = base32(&people.draw::<10>());
        [&text[..4], &text[4..8], &text[8..12], &text[12..]].join("-")
    };
    let recovery: Vec<String> = (0..RECOVERY_CODES).map(|_| code()).collect();
    let hashed = recovery.iter().map(|code| people.keys.lookup(Purpose::Recovery, &plain(login, code)));
    let factor = Factor {
        sealed: people.keys.seal(Purpose::Factor, login, &bytes, &*people.random),
        confirmed: false,
        used: 0,
        recovery: hashed.collect(),
    };
    let (hold, key, now) = held(people, login);
    let settle = move |kept: Kept| {
        let (record, mut acts) = own_acts(&kept, &key, now)?;
        let before: Option<Factor> = secret(&kept, SecretKind::Factor, &key.id);
        if before.is_some_and(|before| before.confirmed) {
            return Err(Refusal::new(RefusalCode::Exists, &key.id));
        }
        acts.settled().secrets.push(own(SecretKind::Factor, &key.id, &factor));
        acts.note(record, ("enrol_factor", ""));
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await?;
    let text = base32(&bytes);
    let address = format!("otpauth://totp/Sundial:{login}?secret={text}&issuer=Sundial");
    Ok(Enrolment { secret: text, address, recovery })
}

/// Returns whether a second factor is in use, so that a code is asked for.
///
/// # Errors
/// Failures of the store.
pub async fn is_in_use(people: &People, login: &str) -> Result<bool, PeopleError> {
    let by = SecretRef::Key(SecretKey::new(SecretKind::Factor, login));
    let factor: Option<Factor> = people.directory.secrets(&by).await?.first().and_then(body);
    Ok(factor.is_some_and(|factor| factor.confirmed))
}

/// Sees the first code of a new second factor; from now on it is asked for.
///
/// # Errors
/// [`RefusalCode::OneTimeCode`], [`RefusalCode::Unknown`]; failures of the store.
pub async fn confirm(people: &People, login: &str, code: &str) -> Result<(), PeopleError> {
    let (hold, key, now) = held(people, login);
    let (keys, code) = (people.keys.clone(), code.to_owned());
    let settle = move |kept: Kept| {
        let (record, mut acts) = own_acts(&kept, &key, now)?;
        let wrong = || Refusal::new(RefusalCode::OneTimeCode, "");
        let factor: Factor = secret(&kept, SecretKind::Factor, &key.id).ok_or_else(wrong)?;
        let bytes = keys.open(Purpose::Factor, &key.id, &factor.sealed).ok_or_else(wrong)?;
        let used = matching_step(&bytes, &code, now, factor.used).ok_or_else(wrong)?;
        let factor = Factor { confirmed: true, used, ..factor };
        acts.settled().secrets.push(own(SecretKind::Factor, &key.id, &factor));
        acts.note(record, ("confirm_factor", ""));
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await
}

/// Removes the second factor of somebody who has lost it, recovery codes and all.
///
/// # Errors
/// [`RefusalCode::Role`], [`RefusalCode::Own`], [`RefusalCode::Unknown`]; failures of the store.
pub async fn remove(people: &People, actor: &Actor, login: &str) -> Result<(), PeopleError> {
    let scope = authorise(actor, Verb::KeepAccounts)?;
    if actor.id == login {
        return Err(Refusal::new(RefusalCode::Own, login).into());
    }
    let (hold, key, now) = held(people, login);
    let actor = actor.clone();
    let settle = move |kept: Kept| {
        let record = seen(&kept, &scope, &key)?;
        let mut acts = Acts::of(&actor, now);
        acts.settled().gone.push(SecretKey::new(SecretKind::Factor, &key.id));
        acts.note(record, ("remove_factor", ""));
        Ok((acts.done(), ()))
    };
    people.settle(hold, settle).await
}

fn held(people: &People, login: &str) -> (Hold, RecordKey, Moment) {
    let key = RecordKey::new(RecordKind::Account, login);
    let secrets = vec![SecretRef::Key(SecretKey::new(SecretKind::Factor, login))];
    (Hold { records: vec![key.clone()], below: Vec::new(), secrets }, key, people.clock.now())
}

/// What somebody does to the own account.
fn own_acts<'k>(
    kept: &'k Kept,
    key: &RecordKey,
    now: Moment,
) -> Result<(&'k ports::people::Record, Acts), Refusal> {
    let record = seen(kept, &Scope::of(Place::ROOT), key)?;
    let account: Account = read(record)?;
    Ok((record, Acts::of(&account.actor(&key.id, None, day_of(now))?, now)))
}
