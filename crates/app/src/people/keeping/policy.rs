//! What a password must be (GB/T 22239: hard to guess, not the last ones).

use super::keys::Keys;
use super::password::{PasswordHash, check};
use crate::refusal::{Refusal, RefusalCode};

const CHARACTERS_MIN: usize = 10;
const CHARACTERS_OF_ONE_CLASS_MIN: usize = 16;
const CHARACTERS_MAX: usize = 128;
const CLASSES_MIN: usize = 3;

/// Words of which common passwords are made.
const COMMON: [&str; 18] = [
    "password",
    "passw0rd",
    "p@ssw0rd",
    "qwerty",
    "qwertyuiop",
    "asdfgh",
    "1qaz2wsx",
    "qazwsx",
    "12345",
    "54321",
    "11111",
    "00000",
    "abc123",
    "admin",
    "letmein",
    "welcome",
    "iloveyou",
    "sundial",
];
/// Characters that must be left once common words are taken out.
const CHARACTERS_BESIDES_MIN: usize = 8;

/// Refuses a password that is easy to guess.
pub(crate) fn check_policy(login: &str, password: &str) -> Result<(), Refusal> {
    let weak = |why: &str| Err(Refusal::new(RefusalCode::WeakPassword, why));
    let characters = password.chars().count();
    if characters < CHARACTERS_MIN
        || (classes(password) < CLASSES_MIN && characters < CHARACTERS_OF_ONE_CLASS_MIN)
    {
        return weak("太短 / too short");
    }
    if characters > CHARACTERS_MAX {
        return weak("太长 / too long");
    }
    let lower = password.to_lowercase();
    if login.len() > 2 && lower.contains(&login.to_lowercase()) {
        return weak("含登录名 / has the name in it");
    }
    let mut besides = lower;
    for word in COMMON {
        besides = besides.replace(word, "");
    }
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    if besides.chars().count() < CHARACTERS_BESIDES_MIN || different.len() < 6 {
        return weak("常见 / common");
    }
    Ok(())
}

/// Returns whether a password is one of those before.
pub(crate) fn is_old(keys: &Keys, password: &str, earlier: &[PasswordHash]) -> bool {
    earlier.iter().any(|hash| check(keys, password, Some(hash)))
}

fn classes(password: &str) -> usize {
    let kinds: [fn(char) -> bool; 4] = [
        |letter| letter.is_lowercase(),
        |letter| letter.is_uppercase(),
        |letter| letter.is_numeric(),
        |letter| !letter.is_lowercase() && !letter.is_uppercase() && !letter.is_numeric(),
    ];
    kinds.iter().filter(|is| password.chars().any(is)).count()
}
