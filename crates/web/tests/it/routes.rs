//! Every route of the table as nobody, in every role, and for another part of the tree; and the description says what is
//! there.

use crate::browser::Browser;
use crate::ground::{Ground, PASSWORD, event, request};
use app::Role;
use axum::http::{Method, StatusCode};
use expect_test::expect_file;
use serde_json::Value;
use std::collections::BTreeSet;
use web::{Route, Who, routes};

/// The address at which a route is asked. What a path has in braces must be known here.
fn address(route: &Route) -> String {
    let style = &pages::ASSETS[0].name;
    let known =
        [("{id}", "CS-1"), ("{position}", "0"), ("{size}", "0"), ("{name}", style), ("{code}", "promised")];
    let address = known.iter().fold(route.path.clone(), |path, (name, value)| path.replace(name, value));
    assert!(!address.contains('{'), "say how {} is asked", route.path);
    address
}

async fn ground() -> Ground {
    let ground = Ground::at("2026-03-02T09:00:00");
    let sent = event("e1", "CS-1", "accepted", "2026-03-02T08:00:00");
    assert_eq!(ground.post("source", "application/json", &sent).await.0, StatusCode::OK);
    ground
}

/// Asks a route of the interface by a token.
async fn ask(ground: &Ground, route: &Route, token: &str) -> (StatusCode, String, Value) {
    let method: Method = route.method.parse().expect("a method");
    let (kind, body) = match route.method {
        "POST" => ("application/json", event("e1", "CS-1", "accepted", "2026-03-02T08:00:00")),
        _ => ("", String::new()),
    };
    ground.ask(request(method, &address(route), token, kind, body.into_bytes())).await
}

fn interface() -> Vec<Route> {
    routes().into_iter().filter(|route| route.path.starts_with("/api/")).collect()
}

fn pages() -> Vec<Route> {
    routes().into_iter().filter(|route| !route.path.starts_with("/api/")).collect()
}

#[tokio::test]
async fn the_interface_is_open_to_whom_the_table_says() {
    let ground = ground().await;
    for route in interface() {
        let Who::May(verb) = route.who else {
            assert_eq!(route.who, Who::Anybody, "{route:?}: a system does not sign in");
            assert_eq!(ask(&ground, &route, "").await.0, StatusCode::OK, "{route:?} as nobody");
            continue;
        };
        for token in ["", "stranger"] {
            assert_eq!(ask(&ground, &route, token).await.0, StatusCode::UNAUTHORIZED, "{route:?}");
        }
        for role in Role::ALL {
            let (status, text, _) = ask(&ground, &route, role.code()).await;
            let wanted = if verb.is_open_to(*role) { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(status, wanted, "{route:?} as {}: {text}", role.code());
        }
    }
}

#[tokio::test]
async fn the_interface_shows_nothing_of_another_part_of_the_tree() {
    let ground = ground().await;
    for route in interface() {
        let Who::May(verb) = route.who else { continue };
        for role in Role::ALL.iter().filter(|role| verb.is_open_to(**role)) {
            let (status, text, said) = ask(&ground, &route, &format!("{}@44", role.code())).await;
            let is_empty = said["rows"].as_array().is_some_and(Vec::is_empty);
            let is_refused = said["events"][0]["problem"]["code"] == "A-02";
            assert!(
                status == StatusCode::NOT_FOUND || is_empty || is_refused,
                "{route:?} as {} from elsewhere: {status} {text}",
                role.code()
            );
            assert!(!text.contains("\"hall\""), "{route:?} tells of another place: {text}");
        }
    }
}

#[tokio::test]
async fn pages_are_open_to_whom_the_table_says() {
    let ground = ground().await;
    // Roles that somebody signs in with: neither systems nor the program itself.
    let people = Role::ALL.iter().filter(|role| !matches!(role, Role::Source | Role::Worker));
    let mut browsers = Vec::new();
    for role in people {
        ground.with(role.code(), &[(*role, "43/01")]).await;
        browsers.push((*role, Browser::at(&ground)));
    }
    for route in pages() {
        let nobody = Browser::at(&ground);
        let seen = match route.method {
            "GET" => nobody.get(&address(&route)).await,
            _ => nobody.send_form(&address(&route), &[]).await,
        };
        if route.who == Who::Anybody {
            let is_let_in = !matches!(seen.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
            assert!(is_let_in, "{route:?} as nobody: {}", seen.status);
            continue;
        }
        assert!(seen.to().starts_with("/sign-in"), "{route:?} as nobody");
        for (role, browser) in &browsers {
            if browser.get("/account").await.status != StatusCode::OK {
                browser.sign_in(role.code(), PASSWORD).await;
            }
            let text = browser.form().await;
            let seen = match route.method {
                "GET" => browser.get(&address(&route)).await,
                _ => browser.send_form(&address(&route), &[("form", &text)]).await,
            };
            let may = match route.who {
                Who::Anybody | Who::SignedIn => true,
                Who::May(verb) => verb.is_open_to(*role),
            };
            let turned_away = seen.status == StatusCode::FORBIDDEN;
            assert_eq!(turned_away, !may, "{route:?} as {}: {}", role.code(), seen.text);
        }
    }
}

#[tokio::test]
async fn what_is_not_there_and_what_is_asked_otherwise_is_told() {
    let ground = ground().await;
    assert_eq!(ground.get("/nothing", "").await.0, StatusCode::NOT_FOUND);
    for (method, path) in
        [(Method::DELETE, "/api/v1/matters"), (Method::PUT, "/sign-in"), (Method::POST, "/health")]
    {
        let (status, _, problem) = ground.ask(request(method, path, "", "", Vec::new())).await;
        assert_eq!((status, &problem["code"]), (StatusCode::METHOD_NOT_ALLOWED, &"Q-02".into()), "{path}");
    }
}

#[tokio::test]
async fn the_description_is_the_page_in_the_documents_and_has_every_route() {
    expect_file!["../../../../docs/openapi.json"].assert_eq(&web::description());
    let api: Value = serde_json::from_str(&web::description()).expect("JSON");
    let mut described = BTreeSet::new();
    for (path, item) in api["paths"].as_object().expect("paths") {
        described
            .extend(item.as_object().expect("methods").keys().map(|method| (path.clone(), method.clone())));
    }
    // What describes the interface is no part of it.
    let about = ["/api/v1/openapi.json", "/api/v1/docs", "/api/v1/docs/try.js", "/api/v1/docs/try.css"];
    let listed = interface().into_iter().map(|route| (route.path, route.method.to_lowercase()));
    assert_eq!(
        listed.filter(|(path, _)| !about.contains(&path.as_str())).collect::<BTreeSet<_>>(),
        described
    );
}
