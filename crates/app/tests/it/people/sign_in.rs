//! Signing in, sessions, second factors.

use super::{OTHER_PASSWORD, PASSWORD, Town, place, refused};
use app::people::account::factor;
use app::people::account::password::{NewPassword, change};
use app::people::account::session::{
    ABSOLUTE_SECONDS, CODE_SECONDS, IDLE_SECONDS, actor_of_session, rotate, sign_out, sign_out_everywhere,
    signed_in, throw_away_ended,
};
use app::people::account::sign_in::second_factor;
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
    // The password alone opens nothing: the session waits for the code.
    let waits = town.knock("li", PASSWORD, "").await.unwrap();
    assert_eq!(waits.actor, None);
    assert_eq!(refused(actor_of_session(&town.people, &waits.token).await), RefusalCode::NoSession);
    assert_eq!(refused(rotate(&town.people, &waits.token, None).await), RefusalCode::NoSession);
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

#[tokio::test]
async fn the_code_may_follow_the_password_within_a_few_minutes() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01")]).await;
    let enrolment = factor::enrol(&town.people, "li").await.unwrap();
    factor::confirm(&town.people, "li", &code_at(&enrolment.secret, town.now())).await.unwrap();
    town.wait(30);
    let waits = town.knock("li", PASSWORD, "").await.unwrap().token;
    let wrong = second_factor(&town.people, &waits, "000000").await;
    assert_eq!(refused(wrong), RefusalCode::OneTimeCode);
    let opened = second_factor(&town.people, &waits, &code_at(&enrolment.secret, town.now())).await.unwrap();
    assert_ne!(opened.token, waits);
    assert_eq!(actor_of_session(&town.people, &opened.token).await.unwrap().id, "li");
    let again = second_factor(&town.people, &waits, &enrolment.recovery[0]).await;
    assert_eq!(refused(again), RefusalCode::NoSession);
    let acting = second_factor(&town.people, &opened.token, &enrolment.recovery[0]).await;
    assert_eq!(refused(acting), RefusalCode::NoSession);

    let late = town.knock("li", PASSWORD, "").await.unwrap().token;
    town.wait(CODE_SECONDS);
    let late = second_factor(&town.people, &late, &enrolment.recovery[0]).await;
    assert_eq!(refused(late), RefusalCode::NoSession);
}

#[tokio::test]
async fn wrong_codes_are_failures_like_wrong_passwords() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01")]).await;
    let enrolment = factor::enrol(&town.people, "li").await.unwrap();
    factor::confirm(&town.people, "li", &code_at(&enrolment.secret, town.now())).await.unwrap();
    let waits = town.knock("li", PASSWORD, "").await.unwrap().token;
    for _ in 0..5 {
        assert_eq!(refused(second_factor(&town.people, &waits, "000000").await), RefusalCode::OneTimeCode);
    }
    let right = second_factor(&town.people, &waits, &enrolment.recovery[0]).await;
    assert_eq!(refused(right), RefusalCode::OneTimeCode, "everybody waits");
    town.wait(30);
    second_factor(&town.people, &waits, &enrolment.recovery[0]).await.expect("the wait is over");
}

#[tokio::test]
async fn a_changed_password_ends_every_other_session() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01"), (Role::Supervisor, "44")]).await;
    let first = town.knock("li", PASSWORD, "").await.unwrap();
    let here = rotate(&town.people, &first.token, Some((Role::Supervisor, place("44")))).await.unwrap();
    let there = town.knock("li", PASSWORD, "").await.unwrap().token;
    let actor = here.actor.clone().unwrap();
    let asked = |before: &str, chosen: &str| NewPassword { before: before.into(), chosen: chosen.into() };
    let wrong = change(&town.people, &actor, asked("wrong", OTHER_PASSWORD)).await;
    assert_eq!(refused(wrong), RefusalCode::SignIn);
    let same = change(&town.people, &actor, asked(PASSWORD, PASSWORD)).await;
    assert_eq!(refused(same), RefusalCode::WeakPassword);
    let opened = change(&town.people, &actor, asked(PASSWORD, OTHER_PASSWORD)).await.unwrap();
    assert_eq!(opened.actor, Some(actor));
    for ended in [&here.token, &there] {
        assert_eq!(refused(actor_of_session(&town.people, ended).await), RefusalCode::NoSession);
    }
    let now = actor_of_session(&town.people, &opened.token).await.unwrap();
    assert_eq!(now.role, Role::Supervisor);
    town.knock("li", OTHER_PASSWORD, "").await.expect("it is the password now");
    sign_out_everywhere(&town.people, &now).await.unwrap();
    assert_eq!(refused(actor_of_session(&town.people, &opened.token).await), RefusalCode::NoSession);
    let log = town.log().await;
    assert!(log.contains(&"account:li change_password by li".to_owned()), "{log:#?}");
}

#[tokio::test]
async fn a_stolen_session_cannot_try_passwords_for_long() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01")]).await;
    let actor = town.knock("li", PASSWORD, "").await.unwrap().actor.unwrap();
    for _ in 0..5 {
        let asked = NewPassword { before: "wrong".into(), chosen: OTHER_PASSWORD.into() };
        assert_eq!(refused(change(&town.people, &actor, asked).await), RefusalCode::SignIn);
    }
    let asked = NewPassword { before: PASSWORD.into(), chosen: OTHER_PASSWORD.into() };
    assert_eq!(refused(change(&town.people, &actor, asked).await), RefusalCode::SignIn);
}

#[tokio::test]
async fn who_is_signed_in_has_a_name_and_choices() {
    let town = Town::at("2026-03-02T09:00:00");
    town.with("li", &[(Role::Handler, "43/01"), (Role::Supervisor, "44")]).await;
    let token = town.knock("li", PASSWORD, "").await.unwrap().token;
    let signed_in = signed_in(&town.people, &token).await.unwrap();
    assert_eq!((signed_in.name.as_str(), signed_in.actor.role), ("li", Role::Handler));
    let choices = [(Role::Handler, place("43/01")), (Role::Supervisor, place("44"))];
    assert_eq!(signed_in.choices, choices);
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
