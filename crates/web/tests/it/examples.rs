//! The examples of the description run: what it says one may send is taken, what it says one may ask is answered.

use crate::browser::Browser;
use crate::ground::{Ground, moment, request};
use axum::http::{Method, StatusCode};
use serde_json::Value;

#[tokio::test]
async fn every_example_of_the_description_runs() {
    let ground = Ground::at("2026-03-12T18:00:00");
    let api: Value = serde_json::from_str(&web::description()).expect("JSON");
    let paths = api["paths"].as_object().expect("paths");
    let mut bodies = 0;
    for (kind, content) in
        paths["/api/v1/events"]["post"]["requestBody"]["content"].as_object().expect("kinds")
    {
        let example = &content["example"];
        let body = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
        let request = request(Method::POST, "/api/v1/events", "source@43", kind, body.into_bytes());
        let (status, text, answer) = ground.ask(request).await;
        assert_eq!((status, &answer["refused"]), (StatusCode::OK, &0.into()), "{kind}: {text}");
        assert!(answer["kept"].as_u64().is_some_and(|kept| kept > 0), "{kind}: {text}");
        bodies += 1;
    }
    assert_eq!(bodies, 2);
    ground.clock.set(moment("2026-03-13T09:00:00"));
    for (path, item) in paths {
        let Some(operation) = item.get("get") else { continue };
        let mut address = path.clone();
        let mut query = Vec::new();
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().expect("a name");
            let example = &parameter["example"];
            let value = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
            if parameter["in"] == "path" {
                assert!(!example.is_null(), "{path} needs an example of {name}");
                address = address.replace(&format!("{{{name}}}"), &value);
            } else if !example.is_null() {
                query.push((name.to_owned(), value));
            }
        }
        let query = serde_urlencoded::to_string(&query).expect("a query");
        let (status, text, answer) = ground.get(&format!("{address}?{query}"), "supervisor@43").await;
        assert_eq!(status, StatusCode::OK, "{address}?{query}: {text}");
        let is_json = operation["responses"]["200"]["content"].get("application/json").is_some();
        assert_eq!(!answer.is_null(), is_json, "{address}: {text}");
    }
}

#[tokio::test]
async fn the_page_to_try_the_interface_has_every_operation_and_loads_nothing_from_elsewhere() {
    let ground = Ground::at("2026-03-12T18:00:00");
    let browser = Browser::at(&ground);
    let seen = browser.get("/api/v1/docs").await;
    let policy = seen.headers["content-security-policy"].to_str().expect("text");
    assert!(policy.starts_with("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
    let api: Value = serde_json::from_str(&web::description()).expect("JSON");
    for (path, item) in api["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("methods").keys() {
            let heading = format!("<code>{} {path}</code>", method.to_uppercase());
            assert!(seen.text.contains(&heading), "{heading}");
        }
    }
    for elsewhere in ["http://", "https://", "style=", "onclick", "<script>"] {
        assert!(!seen.text.contains(elsewhere), "{elsewhere}");
    }
    for (path, kind) in [("try.js", "text/javascript"), ("try.css", "text/css")] {
        assert!(seen.text.contains(&format!("\"/api/v1/docs/{path}\"")), "{path}");
        let file = browser.get(&format!("/api/v1/docs/{path}")).await;
        assert!(file.headers["content-type"].to_str().expect("text").starts_with(kind), "{path}");
    }
    let fields = [("language", "en"), ("to", "/api/v1/docs")];
    browser.send_form("/language", &fields).await;
    let english = browser.get("/api/v1/docs").await.text;
    assert!(english.contains("Lists matters") && seen.text.contains("办件一览"), "{english}");
}
