//! A form of another page changes nothing; pages may run nothing that stands in them.

use crate::browser::Browser;
use crate::ground::{Ground, PASSWORD};
use app::Role;
use axum::http::StatusCode;

/// Headers with which a form comes, and whether it is taken.
const ORIGINS: [(&[(&str, &str)], bool); 9] = [
    (&[("sec-fetch-site", "same-origin")], true),
    (&[("origin", "http://sundial.test")], true),
    (&[("sec-fetch-site", "cross-site")], false),
    (&[("sec-fetch-site", "same-site")], false),
    (&[("sec-fetch-site", "none")], false),
    (&[("sec-fetch-site", "cross-site"), ("origin", "http://sundial.test")], false),
    (&[("origin", "http://evil.example")], false),
    (&[("origin", "null")], false),
    (&[], false),
];

#[tokio::test]
async fn a_form_is_taken_from_a_page_of_this_host_only() {
    let ground = Ground::at("2026-03-02T09:00:00");
    ground.with("li", &[(Role::Handler, "43/01")]).await;
    for (headers, taken) in ORIGINS {
        let browser = Browser::at(&ground);
        let fields = [("login", "li"), ("password", PASSWORD)];
        let seen = browser.send_form_as("/sign-in", &fields, headers).await;
        let status = if taken { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
        assert_eq!(seen.status, status, "{headers:?}");
        browser.sign_in("li", PASSWORD).await;
        let form = browser.form().await;
        let seen = browser.send_form_as("/sign-out", &[("form", &form)], headers).await;
        assert_eq!(seen.status, status, "{headers:?}");
        assert_eq!(browser.get("/account").await.status == StatusCode::OK, !taken, "{headers:?}");
    }
}

#[tokio::test]
async fn a_form_without_the_text_of_its_session_changes_nothing() {
    let ground = Ground::at("2026-03-02T09:00:00");
    ground.with("li", &[(Role::Handler, "43/01")]).await;
    ground.with("wang", &[(Role::Handler, "43/01")]).await;
    let (li, wang) = (Browser::at(&ground), Browser::at(&ground));
    li.sign_in("li", PASSWORD).await;
    wang.sign_in("wang", PASSWORD).await;
    let text_of_another = wang.form().await;
    for fields in [&[][..], &[("form", "")], &[("form", text_of_another.as_str())]] {
        let seen = li.send_form("/sign-out", fields).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN);
        assert!(seen.text.contains("A-04"), "{}", seen.text);
    }
    assert_eq!(li.get("/account").await.status, StatusCode::OK);
    let nobody = Browser::at(&ground);
    assert_eq!(nobody.send_form("/sign-out", &[("form", &text_of_another)]).await.to(), "/sign-in");
}

#[tokio::test]
async fn a_body_that_is_no_form_is_a_problem() {
    let ground = Ground::at("2026-03-02T09:00:00");
    let browser = Browser::at(&ground);
    let seen = browser.send_form("/sign-in", &[("login", "li")]).await;
    assert_eq!(seen.status, StatusCode::BAD_REQUEST, "a field is missing: {}", seen.text);
    let long = "x".repeat(40 << 20);
    let seen = browser.send_form("/sign-in", &[("login", "li"), ("password", &long)]).await;
    assert_eq!(seen.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn pages_say_what_browsers_may_do_with_them() {
    let ground = Ground::at("2026-03-02T09:00:00");
    let browser = Browser::at(&ground);
    let seen = browser.get("/sign-in").await;
    let header = |name: &str| seen.headers[name].to_str().unwrap();
    let policy = header("content-security-policy");
    for demand in ["default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"] {
        assert!(policy.contains(demand), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(header("cache-control"), "no-store");
    assert_eq!(header("referrer-policy"), "same-origin");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("cross-origin-opener-policy"), "same-origin");
    assert!(seen.headers.get("strict-transport-security").is_none(), "not over plain HTTP");
    // Scripts and styles are files of this host, nothing that stands in the page.
    assert!(!seen.text.contains("<script>") && !seen.text.contains("style="), "{}", seen.text);
}

#[tokio::test]
async fn a_session_looks_at_the_interface_and_changes_nothing_there() {
    let ground = Ground::at("2026-03-02T09:00:00");
    ground.with("li", &[(Role::Handler, "43/01")]).await;
    let browser = Browser::at(&ground);
    assert_eq!(browser.get("/api/v1/matters").await.status, StatusCode::UNAUTHORIZED);
    browser.sign_in("li", PASSWORD).await;
    assert_eq!(browser.get("/api/v1/matters").await.status, StatusCode::OK);
    assert_eq!(browser.get("/api/v1/findings").await.status, StatusCode::FORBIDDEN);
    let seen = browser.send_form("/api/v1/events", &[]).await;
    assert_eq!(seen.status, StatusCode::UNAUTHORIZED);
}
