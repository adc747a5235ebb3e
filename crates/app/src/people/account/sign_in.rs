//! Signing in: password, second factor, growing delays.

use super::body::Account;
use super::factor::{Factor, Proof};
use super::pass::{Pass, body, own, secret};
use super::session::{Opened, open};
use crate::people::act::{Acts, read};
use crate::people::ground::{People, day_of};
use crate::people::keeping::check;
use crate::people::{Actor, PeopleError};
use crate::refusal::{Refusal, RefusalCode};
use calendar::Moment;
use ports::people::{Hold, Kept, RecordKey, RecordKind, SecretKey, SecretKind, SecretRef, Settled};

/// Failures in a row that cost nothing but the try.
const FREE_FAILURES: u32 = 4;
/// The first delay; each further failure doubles it.
const DELAY_SECONDS: i64 = 30;
/// The longest delay.
const DELAY_SECONDS_MAX: i64 = 24 * 3_600;

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
    let hold = Hold {
        records: vec![RecordKey::new(RecordKind::Account, login)],
        below: Vec::new(),
        secrets: vec![password, SecretRef::Key(SecretKey::new(SecretKind::Factor, login))],
    };
    let opened = Opened::draw(people);
    let door = Door { people: people.clone(), knock: knock.clone(), now: people.clock.now(), opened };
    let answer = people.settle(hold, move |kept| Ok(door.answer(&kept, is_right))).await?;
    Ok(answer.ok_or_else(|| Refusal::new(RefusalCode::SignIn, ""))?)
}

struct Door {
    people: People,
    knock: Knock,
    now: Moment,
    opened: Opened,
}

impl Door {
    fn answer(&self, kept: &Kept, is_right: bool) -> (Settled, Option<Opened>) {
        self.known(kept, is_right).unwrap_or_default()
    }

    /// What becomes of it where there is such an account with a password, and nobody has to wait.
    fn known(&self, kept: &Kept, is_right: bool) -> Option<(Settled, Option<Opened>)> {
        let login = &self.knock.login;
        let record = kept.records.get(&RecordKey::new(RecordKind::Account, login))?;
        let account: Account = read(record).ok()?;
        let actor = account.actor(login, None, day_of(self.now)).ok()?;
        let pass: Pass = secret(kept, SecretKind::Password, login)?;
        if pass.closed_until.is_some_and(|until| self.now < until) {
            return None;
        }
        let mut acts = Acts::of(&actor, self.now);
        let factor: Option<Factor> = secret(kept, SecretKind::Factor, login);
        let proof = match factor.filter(Factor::is_confirmed) {
            Some(factor) => factor.prove(&self.people.keys, login, (&self.knock.code, self.now)),
            None => Proof::NotNeeded,
        };
        // A code is used up only together with the right password.
        let (true, Some(factor)) = (is_right, proof.passed()) else {
            let pass = self.failed(pass);
            acts.settled().secrets.push(own(SecretKind::Password, login, &pass));
            acts.note(record, ("fail_sign_in", &pass.failures.to_string()));
            return Some((acts.done(), None));
        };
        acts.settled().secrets.extend(factor.map(|factor| own(SecretKind::Factor, login, &factor)));
        let pass = Pass { failures: 0, closed_until: None, ..pass };
        acts.settled().secrets.push(own(SecretKind::Password, login, &pass));
        acts.settled().secrets.push(open(&self.people, &self.opened, &actor, self.now));
        acts.note(record, ("sign_in", ""));
        Some((acts.done(), Some(Opened { actor: Some(actor), ..self.opened.clone() })))
    }

    fn failed(&self, pass: Pass) -> Pass {
        let failures = pass.failures.saturating_add(1);
        let closed_until = failures.checked_sub(FREE_FAILURES + 1).map(|beyond| {
            let doubled = DELAY_SECONDS.checked_shl(beyond.min(32)).unwrap_or(DELAY_SECONDS_MAX);
            self.now.plus_seconds(doubled.min(DELAY_SECONDS_MAX))
        });
        Pass { failures, closed_until, ..pass }
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
