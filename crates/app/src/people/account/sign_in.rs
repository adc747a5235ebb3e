//! Signing in: password, second factor, growing delays.

use super::body::Account;
use super::factor::{Factor, Proof};
use super::pass::{Pass, body, own, secret};
use super::session::{Opened, open, wait_for_code, waiting};
use crate::people::act::{Acts, read};
use crate::people::ground::{People, day_of};
use crate::people::keeping::check;
use crate::people::{Actor, PeopleError};
use crate::refusal::{Refusal, RefusalCode};
use calendar::Moment;
use ports::people::{Hold, Kept, RecordKey, RecordKind, SecretKey, SecretKind, SecretRef, Settled};

/// What is said at the door.
#[derive(Clone)]
pub struct Knock {
    /// The name of the account.
    pub login: String,
    /// The password.
    pub password: String,
    /// The code of the second factor, or a recovery code; empty where there is none.
    pub code: String,
}

impl std::fmt::Debug for Knock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Knock({:?})", self.login)
    }
}

/// Lets somebody in, and opens a session.
///
/// Where a second factor is in use and no code was given, the session that is answered has no actor yet: it waits for
/// [`second_factor`], a few minutes, and nobody can act by it. With a code given, both are looked at together.
///
/// Every failure says the same, whichever part was wrong and whether the account exists, is locked or has to wait; and
/// it takes as long. After four failures in a row each further one doubles the wait, from half a minute to a day.
///
/// # Errors
/// [`RefusalCode::SignIn`]; failures of the store.
pub async fn sign_in(people: &People, knock: &Knock) -> Result<Opened, PeopleError> {
    let login = &knock.login;
    let password = SecretRef::Key(SecretKey::new(SecretKind::Password, login));
    let pass: Pass = people.directory.secrets(&password).await?.first().and_then(body).unwrap_or_default();
    let (keys, given) = (people.keys.clone(), knock.password.clone());
    let is_right = People::hard_work(move || check(&keys, &given, pass.hash.as_ref())).await?;
    let door = Door::before(people, (login, &knock.code), None);
    let answer = people.settle(door.hold(), move |kept| Ok(door.answer(&kept, is_right))).await?;
    Ok(answer.ok_or_else(|| Refusal::new(RefusalCode::SignIn, ""))?)
}

/// Goes on where [`sign_in`] waits for the second factor: with its code the session begins, under another token.
///
/// A wrong code is a failure like a wrong password. The code may be one for recovery.
///
/// # Errors
/// [`RefusalCode::NoSession`] where nothing waits, [`RefusalCode::OneTimeCode`]; failures of the store.
pub async fn second_factor(people: &People, token: &str, code: &str) -> Result<Opened, PeopleError> {
    let (login, waiting) = waiting(people, token).await?;
    let door = Door::before(people, (&login, code), Some(waiting));
    let answer = people.settle(door.hold(), move |kept| Ok(door.answer(&kept, true))).await?;
    Ok(answer.ok_or_else(|| Refusal::new(RefusalCode::OneTimeCode, ""))?)
}

struct Door {
    people: People,
    login: String,
    code: String,
    now: Moment,
    opened: Opened,
    /// The session that waits for the code.
    waiting: Option<SecretKey>,
}

impl Door {
    fn before(people: &People, (login, code): (&str, &str), waiting: Option<SecretKey>) -> Door {
        Door {
            people: people.clone(),
            login: login.to_owned(),
            code: code.trim().to_owned(),
            now: people.clock.now(),
            opened: Opened::draw(people),
            waiting,
        }
    }

    fn hold(&self) -> Hold {
        let own = |kind| SecretRef::Key(SecretKey::new(kind, &self.login));
        let mut secrets = vec![own(SecretKind::Password), own(SecretKind::Factor)];
        secrets.extend(self.waiting.clone().map(SecretRef::Key));
        Hold { records: vec![RecordKey::new(RecordKind::Account, &self.login)], below: Vec::new(), secrets }
    }

    fn answer(&self, kept: &Kept, is_right: bool) -> (Settled, Option<Opened>) {
        self.known(kept, is_right).unwrap_or_default()
    }

    /// What becomes of it where there is such an account with a password, and nobody has to wait.
    fn known(&self, kept: &Kept, is_right: bool) -> Option<(Settled, Option<Opened>)> {
        let login = &self.login;
        let record = kept.records.get(&RecordKey::new(RecordKind::Account, login))?;
        let account: Account = read(record).ok()?;
        let actor = account.actor(login, None, day_of(self.now)).ok()?;
        let pass: Pass = secret(kept, SecretKind::Password, login)?;
        let still_waits = self.waiting.as_ref().is_none_or(|key| kept.secrets.contains_key(key));
        if pass.is_closed(self.now) || !still_waits {
            return None;
        }
        let mut acts = Acts::of(&actor, self.now);
        let factor: Option<Factor> = secret(kept, SecretKind::Factor, login);
        let factor = factor.filter(Factor::is_confirmed);
        if is_right && factor.is_some() && self.code.is_empty() && self.waiting.is_none() {
            acts.settled().secrets.push(wait_for_code(&self.people, &self.opened, &actor, self.now));
            return Some((acts.done(), Some(self.opened.clone())));
        }
        let proof = match factor {
            Some(factor) => factor.prove(&self.people.keys, login, (&self.code, self.now)),
            None => Proof::NotNeeded,
        };
        // A code is used up only together with the right password.
        let (true, Some(factor)) = (is_right, proof.passed()) else {
            let pass = pass.failed(self.now);
            acts.note(record, ("fail_sign_in", &pass.failures.to_string()));
            acts.settled().secrets.push(own(SecretKind::Password, login, &pass));
            return Some((acts.done(), None));
        };
        acts.settled().secrets.extend(factor.map(|factor| own(SecretKind::Factor, login, &factor)));
        let pass = Pass { failures: 0, closed_until: None, ..pass };
        acts.settled().secrets.push(own(SecretKind::Password, login, &pass));
        acts.settled().secrets.push(open(&self.people, &self.opened, &actor, self.now));
        acts.settled().gone.extend(self.waiting.clone());
        acts.note(record, ("sign_in", ""));
        Some((acts.done(), Some(Opened { actor: Some(actor), ..self.opened.clone() })))
    }
}

/// Returns the actor that the operator of the machine is: whoever may read the key may do this.
impl Actor {
    /// Who works at the machine itself, with the database and the key in hand: an administrator of the whole.
    #[must_use]
    pub fn console() -> Actor {
        Actor { id: "console".to_owned(), role: crate::Role::Administrator, place: ports::Place::ROOT }
    }
}
