//! The keys of an installation: from the environment, from a file, or made on the first run.
//!
//! A key is made only where the database is new. Where the database was begun with a key that is not there, another
//! one would lock everybody out, so nothing is made and the fault says what to bring back.

use crate::config::Config;
use crate::fault::{Code, Fault, Reason};
use crate::place::text_of;
use crate::terminal::{random, secret, write_secret};
use app::people::{Keys, PeopleError};
use app::{Evidence, People};
use ledger::SigningKey;
use std::fs;
use std::path::Path;

const PERSONAL: &str = "SUNDIAL_PERSONAL_KEY";
const LEDGER: &str = "SUNDIAL_LEDGER_KEY";

/// A key with where it came from.
pub(super) struct Found<T> {
    key: T,
    /// What messages call it: a file or a variable.
    name: String,
    /// Whether it was made just now.
    made: bool,
}

/// Both keys.
pub(super) struct Pair {
    personal: Found<Keys>,
    ledger: Found<SigningKey>,
}

/// Finds both keys, and makes those that are not there.
pub(super) fn find(config: &Config) -> Result<Pair, Fault> {
    let personal = one(&config.personal_key, PERSONAL, Keys::parse, || {
        Ok(random()?.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + "\n")
    })?;
    let ledger = one(
        &config.ledger_key,
        LEDGER,
        |text| SigningKey::from_pem(text).ok(),
        || {
            let name = config.ledger_key.display();
            let wrong = |error| Fault::because(Code::KeyUnreadable, &name, error);
            SigningKey::from_random(&random()?).and_then(|key| key.to_pem()).map_err(wrong)
        },
    )?;
    Ok(Pair { personal, ledger })
}

/// Finds both keys where they are, for a database that is not there yet; makes none.
pub(crate) fn brought(config: &Config) -> Result<(Keys, SigningKey), Fault> {
    for (path, variable) in [(&config.personal_key, PERSONAL), (&config.ledger_key, LEDGER)] {
        if secret(variable).is_none() && !path.exists() {
            return Err(Fault::new(Code::KeyMissing, path.display()));
        }
    }
    let Pair { personal, ledger } = find(config)?;
    Ok((personal.key, ledger.key))
}

fn one<T>(
    path: &Path,
    variable: &str,
    read: impl Fn(&str) -> Option<T>,
    make: impl FnOnce() -> Result<String, Fault>,
) -> Result<Found<T>, Fault> {
    let unreadable = |name: &str| {
        let reason = Reason::new("格式不正确", "it is not of the form");
        Fault::because(Code::KeyUnreadable, name, reason)
    };
    if let Some(text) = secret(variable) {
        let key = read(&text).ok_or_else(|| unreadable(variable))?;
        return Ok(Found { key, name: variable.to_owned(), made: false });
    }
    let name = path.display().to_string();
    let made = !path.exists();
    if made {
        write_secret(path, &make()?)?;
    }
    let key = read(&text_of(path)?).ok_or_else(|| unreadable(&name))?;
    Ok(Found { key, name, made })
}

impl Pair {
    /// Returns the master key of personal data.
    pub(super) fn personal(&self) -> Keys {
        self.personal.key.clone()
    }

    /// Makes sure that both are those with which the database was begun, and returns what signs the ledger. Keys that
    /// were made just now and do not fit are removed again.
    pub(super) async fn prove(self, config: &Config, people: &People) -> Result<Evidence, Fault> {
        let Pair { personal, ledger } = self;
        let fingerprint = ledger.key.public().fingerprint().to_string();
        let checks = [
            (people.check_key().await, personal.made, &personal.name, &config.personal_key),
            (people.check_signing_key(&fingerprint).await, ledger.made, &ledger.name, &config.ledger_key),
        ];
        let mut fault = None;
        for (checked, made, name, path) in checks {
            match checked {
                Ok(()) => {}
                Err(PeopleError::OtherKey) if made => {
                    // It locks nothing and opens nothing; left there it would be taken for the right one.
                    drop(fs::remove_file(path));
                    fault.get_or_insert(Fault::new(Code::KeyMissing, name));
                }
                Err(PeopleError::OtherKey) => {
                    fault.get_or_insert(Fault::new(Code::KeyOther, name));
                }
                Err(error) => return Err(super::open::unusable(config, error)),
            }
        }
        fault.map_or_else(|| Ok(Evidence::new(config.origin.clone(), ledger.key)), Err)
    }
}
