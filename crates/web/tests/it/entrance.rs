//! Signing in and out, invitations, one's own account.

use crate::browser::Browser;
use crate::ground::{Ground, PASSWORD};
use app::people::account::Grant;
use app::people::account::manage::{Turn, add, turn};
use app::people::account::session::{ABSOLUTE_SECONDS, CODE_SECONDS, IDLE_SECONDS};
use app::{Actor, Role};
use axum::http::StatusCode;
use ports::people::{SecretKind, SecretRef};
use web::{Reached, Settings};

const OTHER_PASSWORD: &str = "Dongting Lake 2026!";
const SESSION: &str = "sundial";

async fn ground() -> Ground {
    let ground = Ground::at("2026-03-02T09:00:00");
    ground.with("li", &[(Role::Handler, "43/01"), (Role::Supervisor, "44")]).await;
    ground
}

#[tokio::test]
async fn nobody_is_shown_the_door_and_comes_back_to_where_he_looked() {
    let ground = ground().await;
    let browser = Browser::at(&ground);
    let seen = browser.get("/account?done=password").await;
    assert_eq!(seen.to(), "/sign-in?to=%2Faccount%3Fdone%3Dpassword");
    let page = browser.get(seen.to()).await;
    let to = page.hidden("to");
    assert_eq!(to, "/account?done=password");
    let fields = [("login", "li"), ("password", PASSWORD), ("to", to.as_str())];
    let seen = browser.send_form("/sign-in", &fields).await;
    assert_eq!(seen.to(), "/account?done=password");
    let cookie = seen.headers["set-cookie"].to_str().unwrap();
    assert!(
        cookie.starts_with("sundial=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    let page = browser.get("/account").await;
    assert_eq!((page.status, page.text.contains("li")), (StatusCode::OK, true), "{}", page.text);
    // Whoever is signed in is not asked again.
    assert_eq!(browser.get("/sign-in?to=/account").await.to(), "/account");
    assert_eq!(browser.get("/sign-in?to=//evil.example").await.to(), "/");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_are_told_the_same_in_the_page() {
    let ground = ground().await;
    let browser = Browser::at(&ground);
    let wrong = browser.sign_in("li", "wrong").await;
    let unknown = browser.sign_in("nobody", "wrong").await;
    assert_eq!((wrong.status, unknown.status), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
    assert_eq!(wrong.text.replace("\"li\"", "\"nobody\""), unknown.text);
    assert!(wrong.text.contains("P-01") && wrong.text.contains("管理员解锁"), "{}", wrong.text);
    assert!(!wrong.text.contains("value=\"wrong\""), "the password is not sent back");
    assert_eq!(browser.cookie(SESSION), None);
}

#[tokio::test]
async fn over_tls_cookies_are_bound_to_the_host_and_browsers_are_told_to_come_over_tls() {
    let settings = Settings { reached: Reached::Tls { hsts_seconds: 63_072_000 }, ..Settings::default() };
    let ground = Ground::reached("2026-03-02T09:00:00", settings);
    ground.with("li", &[(Role::Handler, "43/01")]).await;
    let browser = Browser::at(&ground);
    let seen = browser.sign_in("li", PASSWORD).await;
    let cookie = seen.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-sundial=") && cookie.contains("; Secure"), "{cookie}");
    assert_eq!(seen.headers["strict-transport-security"], "max-age=63072000; includeSubDomains");
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_ends_idle_after_half_a_day_and_by_signing_out() {
    let ground = ground().await;
    let browser = Browser::at(&ground);
    browser.sign_in("li", PASSWORD).await;
    ground.wait(IDLE_SECONDS);
    assert!(browser.get("/account").await.to().starts_with("/sign-in"));
    assert_eq!(browser.cookie(SESSION), None, "the browser no longer has it");
    browser.sign_in("li", PASSWORD).await;
    for _ in 0..ABSOLUTE_SECONDS / (IDLE_SECONDS - 1) {
        assert_eq!(browser.get("/account").await.status, StatusCode::OK);
        ground.wait(IDLE_SECONDS - 1);
    }
    ground.wait(60);
    assert!(browser.get("/account").await.to().starts_with("/sign-in"));
    browser.sign_in("li", PASSWORD).await;
    let (token, form) = (browser.cookie(SESSION).unwrap(), browser.form().await);
    assert_eq!(browser.send_form("/sign-out", &[("form", &form)]).await.to(), "/sign-in");
    assert_eq!(browser.cookie(SESSION), None);
    browser.set_cookie(SESSION, &token);
    assert!(browser.get("/account").await.to().starts_with("/sign-in"), "the token is dead");
}

#[tokio::test]
async fn whoever_comes_in_sweeps_out_what_has_ended() {
    let ground = ground().await;
    let browser = Browser::at(&ground);
    let sessions = async || {
        let of_li = SecretRef::Owner(SecretKind::Session, "li".to_owned());
        ground.people.directory.secrets(&of_li).await.expect("the store works").len()
    };
    for _ in 0..3 {
        Browser::at(&ground).sign_in("li", PASSWORD).await;
    }
    assert_eq!(sessions().await, 3);
    ground.wait(IDLE_SECONDS);
    browser.sign_in("li", PASSWORD).await;
    assert_eq!(sessions().await, 1);
}

#[tokio::test]
async fn signing_out_everywhere_and_being_locked_ends_every_browser() {
    let ground = ground().await;
    let (here, there) = (Browser::at(&ground), Browser::at(&ground));
    here.sign_in("li", PASSWORD).await;
    there.sign_in("li", PASSWORD).await;
    let form = here.form().await;
    here.send_form("/sign-out/everywhere", &[("form", &form)]).await;
    assert!(there.get("/account").await.to().starts_with("/sign-in"));
    there.sign_in("li", PASSWORD).await;
    turn(&ground.people, &Actor::console(), "li", Turn::Lock).await.unwrap();
    assert!(there.get("/account").await.to().starts_with("/sign-in"));
    assert_eq!(there.sign_in("li", PASSWORD).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn signing_in_and_another_role_give_another_token() {
    let ground = ground().await;
    let browser = Browser::at(&ground);
    browser.set_cookie(SESSION, "0123456789abcdef");
    browser.sign_in("li", PASSWORD).await;
    let first = browser.cookie(SESSION).unwrap();
    assert_ne!(first, "0123456789abcdef");
    browser.sign_in("li", PASSWORD).await;
    let second = browser.cookie(SESSION).unwrap();
    let stolen = Browser::at(&ground);
    stolen.set_cookie(SESSION, &first);
    assert!(stolen.get("/account").await.to().starts_with("/sign-in"), "the session before has ended");
    let form = browser.form().await;
    let fields = [("form", form.as_str()), ("role", "supervisor"), ("place", "44")];
    assert_eq!(browser.send_form("/account/role", &fields).await.to(), "/account?done=role");
    let third = browser.cookie(SESSION).unwrap();
    assert_ne!(second, third);
    stolen.set_cookie(SESSION, &second);
    assert!(stolen.get("/account").await.to().starts_with("/sign-in"));
    let page = browser.get("/account").await;
    let acts = "<span class=\"left left-far\">当前</span><span>监察员 44</span>";
    assert!(page.text.contains(acts), "{}", page.text);
    let form = browser.form().await;
    let strange = [("form", form.as_str()), ("role", "administrator"), ("place", "")];
    assert_eq!(browser.send_form("/account/role", &strange).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn whoever_is_invited_chooses_a_password_once() {
    let ground = ground().await;
    let from = "2026-01-01".parse().unwrap();
    let grant = Grant { role: Role::Handler, place: "43/01".parse().unwrap(), from, through: None };
    let invitation = add(&ground.people, &Actor::console(), "wang", "", vec![grant]).await.unwrap();
    let browser = Browser::at(&ground);
    let page = browser.get(&format!("/invitation?secret={}", invitation.secret)).await;
    assert!(page.text.contains(&format!("value=\"{}\"", invitation.secret)), "{}", page.text);
    let fields = |password: &'static str, again: &'static str| {
        [("secret", invitation.secret.clone()), ("password", password.into()), ("again", again.into())]
    };
    for (password, again, code) in [
        (OTHER_PASSWORD, PASSWORD, "P-17"),
        ("short", "short", "P-03"),
        ("wang-wang-1", "wang-wang-1", "P-03"),
    ] {
        let fields = fields(password, again);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let seen = browser.send_form("/invitation", &fields).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text.contains(code), "{}", seen.text);
    }
    for (to, status) in
        [(Some("/sign-in?chosen=1"), StatusCode::SEE_OTHER), (None, StatusCode::UNPROCESSABLE_ENTITY)]
    {
        let fields = fields(OTHER_PASSWORD, OTHER_PASSWORD);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let seen = browser.send_form("/invitation", &fields).await;
        assert_eq!((seen.status, to.map(|_| seen.to())), (status, to));
    }
}

#[tokio::test]
async fn a_second_factor_is_set_up_and_asked_for() {
    let ground = ground().await;
    let browser = Browser::at(&ground);
    browser.sign_in("li", PASSWORD).await;
    let form = browser.form().await;
    let drawn = browser.send_form("/account/factor", &[("form", &form)]).await;
    assert_eq!(drawn.status, StatusCode::OK);
    let address = drawn.text.split("otpauth://").nth(1).expect("an address").split('<').next().unwrap();
    let secret = address.split("secret=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let recovery = drawn.text.split("<ol><li><code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let wrong = browser.send_form("/account/factor/code", &[("form", &form), ("code", "000000")]).await;
    assert_eq!((wrong.status, wrong.text.contains("P-04")), (StatusCode::UNPROCESSABLE_ENTITY, true));
    let code = crate::ground::code_at(&secret, ground.app.clock.now());
    let right = browser.send_form("/account/factor/code", &[("form", &form), ("code", &code)]).await;
    assert_eq!(right.to(), "/account?done=factor");

    let other = Browser::at(&ground);
    let fields = [("login", "li"), ("password", PASSWORD), ("to", "/account?done=role")];
    let seen = other.send_form("/sign-in", &fields).await;
    assert_eq!(seen.to(), "/sign-in/code?to=%2Faccount%3Fdone%3Drole");
    assert_eq!(other.cookie(SESSION), None);
    assert!(other.get("/account").await.to().starts_with("/sign-in"), "the password alone opens nothing");
    // Being shown the door takes the waiting session as well.
    let seen = other.send_form("/sign-in", &fields).await;
    let to = other.get(seen.to()).await.hidden("to");
    let seen = other.send_form("/sign-in/code", &[("code", "123456"), ("to", &to)]).await;
    assert_eq!((seen.status, seen.text.contains("P-04")), (StatusCode::UNAUTHORIZED, true));
    let seen = other.send_form("/sign-in/code", &[("code", &recovery), ("to", &to)]).await;
    assert_eq!(seen.to(), "/account?done=role");
    assert_eq!(other.get("/account").await.status, StatusCode::OK);

    other.send_form("/sign-in", &fields).await;
    ground.wait(CODE_SECONDS);
    let seen = other.send_form("/sign-in/code", &[("code", &recovery)]).await;
    assert_eq!(seen.to(), "/sign-in", "it waits no longer");
}

#[tokio::test]
async fn a_password_is_changed_and_every_other_browser_is_out() {
    let ground = ground().await;
    let (here, there) = (Browser::at(&ground), Browser::at(&ground));
    here.sign_in("li", PASSWORD).await;
    there.sign_in("li", PASSWORD).await;
    let form = here.form().await;
    let fields = |before, password, again| {
        [("form", form.clone()), ("before", before), ("password", password), ("again", again)]
    };
    for (before, password, again, code) in [
        ("wrong", OTHER_PASSWORD, OTHER_PASSWORD, "P-01"),
        (PASSWORD, OTHER_PASSWORD, PASSWORD, "P-17"),
        (PASSWORD, PASSWORD, PASSWORD, "P-03"),
    ] {
        let fields = fields(before.to_owned(), password.to_owned(), again.to_owned());
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let seen = here.send_form("/account/password", &fields).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text.contains(code), "{code}: {}", seen.text);
    }
    let fields = fields(PASSWORD.to_owned(), OTHER_PASSWORD.to_owned(), OTHER_PASSWORD.to_owned());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(here.send_form("/account/password", &fields).await.to(), "/account?done=password");
    assert_eq!(here.get("/account").await.status, StatusCode::OK);
    assert!(there.get("/account").await.to().starts_with("/sign-in"));
}

#[tokio::test]
async fn pages_come_in_the_language_that_was_chosen_or_is_asked_for() {
    let ground = ground().await;
    let browser = Browser::at(&ground);
    assert!(browser.get("/sign-in").await.text.contains("<html lang=\"zh-CN\""));
    let fields = [("language", "en"), ("to", "/sign-in?to=/account")];
    assert_eq!(browser.send_form("/language", &fields).await.to(), "/sign-in?to=/account");
    assert!(browser.get("/sign-in").await.text.contains("<html lang=\"en\""));
    let fields = [("language", "en"), ("to", "https://evil.example/")];
    assert_eq!(browser.send_form("/language", &fields).await.to(), "/");
}
