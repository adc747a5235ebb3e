//! Signing in, sessions, second factors.

use super::{PASSWORD, Town, place, refused};
use app::people::account::factor;
use app::people::account::session::{
    ABSOLUTE_SECONDS, IDLE_SECONDS, actor_of_session, rotate, sign_out, throw_away_ended,
};
use app::{Actor, RefusalCode, Role};
use calendar::Moment;
use hmac::{Hmac, KeyInit as _, Mac as _};

#[tokio::test]
async fn every_failure_says_the_same() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01")]).await;
    let unknown = town.knock("nobody", PASSWORD, "").await.unwrap_err().to_string();
    let wrong = town.knock("li", "wrong", "").await.unwrap_err().to_string();
    for _ in 0..9 {
        town.knock("li", "wrong", "").await.unwrap_err();
    }
    let waiting = town.knock("li", PASSWORD, "").await.unwrap_err().to_string();
    assert_eq!((&unknown, &wrong), (&wrong, &waiting));
}

#[tokio::test]
async fn failures_in_a_row_make_the_wait_longer() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01")]).await;
    for _ in 0..4 {
        town.knock("li", "wrong", "").await.unwrap_err();
    }
    town.knock("li", PASSWORD, "").await.expect("four failures cost nothing");
    for _ in 0..4 {
        town.knock("li", "wrong", "").await.unwrap_err();
    }
    for wait in [30, 60, 120] {
        town.knock("li", "wrong", "").await.unwrap_err();
        // Trying in the meantime neither helps nor makes it longer.
        town.knock("li", "wrong", "").await.unwrap_err();
        town.wait(wait - 1);
        assert_eq!(refused(town.knock("li", PASSWORD, "").await), RefusalCode::SignIn, "{wait}");
        town.wait(1);
    }
    town.knock("li", PASSWORD, "").await.expect("the wait is over");
    let said = town.log().await;
    assert_eq!(said.iter().filter(|said| said.contains("fail_sign_in")).count(), 11, "{said:#?}");
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_after_half_a_day_whatever_is_done() {
    let town = Town::at("2026-03-02T08:00:00");
    town.with("li", &[(Role::Handler, "43/01")]).await;
    let idle = town.knock("li", PASSWORD, "").await.unwrap().token;
    town.wait(IDLE_SECONDS - 1);
    assert_eq!(actor_of_session(&town.people, &idle).await.unwrap().id, "li");
    town.wait(IDLE_SECONDS - 1);
    assert_eq!(actor_of_session(&town.people, &idle).await.unwrap().place, place("43/01"));
    town.wait(IDLE_SECONDS);
    assert_eq!(refused(actor_of_session(&town.people, &idle).await), RefusalCode::NoSession);

    let busy = town.knock("li", PASSWORD, "").await.unwrap().token;
    let end = town.now().plus_seconds(ABSOLUTE_SECONDS);
    while town.now().plus_seconds(600) < end {
        town.wait(600);
        actor_of_session(&town.people, &busy).await.expect("it is used");
    }
    town.wait(600);
    assert_eq!(refused(actor_of_session(&town.people, &busy).await), RefusalCode::NoSession);
    assert_eq!(throw_away_ended(&town.people).await.unwrap(), 2);
    assert_eq!(throw_away_ended(&town.people).await.unwrap(), 0);
}

#[tokio::test]
async fn a_person_acts_in_one_role_at_a_time_and_another_role_is_another_token() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01"), (Role::Supervisor, "44")]).await;
    let first = town.knock("li", PASSWORD, "").await.unwrap();
    assert_eq!(first.actor.map(|actor| actor.role), Some(Role::Handler));
    let strange = rotate(&town.people, &first.token, Some((Role::Supervisor, place("43")))).await;
    assert_eq!(refused(strange), RefusalCode::NoSession);
    let second = rotate(&town.people, &first.token, Some((Role::Supervisor, place("44")))).await.unwrap();
    assert_eq!(actor_of_session(&town.people, &second.token).await.unwrap().role, Role::Supervisor);
    assert_eq!(refused(actor_of_session(&town.people, &first.token).await), RefusalCode::NoSession);
    assert_eq!(refused(rotate(&town.people, &first.token, None).await), RefusalCode::NoSession);
    sign_out(&town.people, &second.token).await.unwrap();
    sign_out(&town.people, &second.token).await.unwrap();
    assert_eq!(refused(actor_of_session(&town.people, &second.token).await), RefusalCode::NoSession);
}

#[tokio::test]
async fn once_a_second_factor_is_confirmed_it_is_asked_for_and_each_code_works_once() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01")]).await;
    let enrolment = factor::enrol(&town.people, "li").await.unwrap();
    town.knock("li", PASSWORD, "").await.expect("it is not confirmed yet");
    assert_eq!(refused(factor::confirm(&town.people, "li", "000000").await), RefusalCode::OneTimeCode);
    let code = code_at(&enrolment.secret, town.now());
    factor::confirm(&town.people, "li", &code).await.unwrap();
    assert_eq!(refused(factor::enrol(&town.people, "li").await), RefusalCode::Exists);
    // The code that confirmed it is used up.
    assert_eq!(refused(town.knock("li", PASSWORD, &code).await), RefusalCode::SignIn);
    assert_eq!(refused(town.knock("li", PASSWORD, "").await), RefusalCode::SignIn);
    town.wait(30);
    let next = code_at(&enrolment.secret, town.now());
    // A wrong password does not use up the code.
    assert_eq!(refused(town.knock("li", "wrong", &next).await), RefusalCode::SignIn);
    town.knock("li", PASSWORD, &next).await.unwrap();
    assert_eq!(refused(town.knock("li", PASSWORD, &next).await), RefusalCode::SignIn);
    let spare = enrolment.recovery[3].to_lowercase().replace('-', " ");
    town.knock("li", PASSWORD, &spare).await.unwrap();
    assert_eq!(refused(town.knock("li", PASSWORD, &spare).await), RefusalCode::SignIn);
    factor::remove(&town.people, &Actor::console(), "li").await.unwrap();
    town.knock("li", PASSWORD, "").await.expect("it was removed");
}

/// What an authenticator shows, computed from what was entered into it.
fn code_at(secret: &str, now: Moment) -> String {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: String = secret
        .chars()
        .map(|letter| format!("{:05b}", letters.find(letter).expect("an authenticator can")))
        .collect();
    let bytes = (0..bits.len() / 8)
        .map(|at| u8::from_str_radix(&bits[at * 8..at * 8 + 8], 2).expect("an authenticator can"));
    let mut mac =
        Hmac::<sha1::Sha1>::new_from_slice(&bytes.collect::<Vec<u8>>()).expect("an authenticator can");
    mac.update(&(now.micros() / 30_000_000).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes(hash[at..at + 4].try_into().expect("an authenticator can")) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}
