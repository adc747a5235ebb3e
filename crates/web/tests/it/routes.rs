//! Every route as nobody, in the wrong role, for the wrong place; and the description says what is there.

use crate::ground::{Ground, event};
use axum::http::StatusCode;
use expect_test::expect_file;

/// Path, a role that may, a role that may not; no role where anybody may.
const ROUTES: [(&str, &str, &str); 8] = [
    ("/api/v1/matters", "handler", "applicant"),
    ("/api/v1/matters/CS-1", "handler", "applicant"),
    ("/api/v1/matters/CS-1/findings", "supervisor", "handler"),
    ("/api/v1/findings", "supervisor", "window_clerk"),
    ("/api/v1/ledger/receipts/0", "auditor", "applicant"),
    ("/api/v1/ledger/head", "", ""),
    ("/api/v1/ledger/key", "", ""),
    ("/api/v1/ledger/extensions/0", "", ""),
];

#[tokio::test]
async fn every_route_answers_as_the_table_says() {
    let ground = Ground::at("2026-03-02T09:00:00");
    let sent = event("e1", "CS-1", "accepted", "2026-03-02T08:00:00");
    for (token, status) in [("", 401), ("stranger", 401), ("handler", 403), ("source", 200)] {
        assert_eq!(ground.post(token, "application/json", &sent).await.0.as_u16(), status, "{token}");
    }
    for (path, may, may_not) in ROUTES {
        assert_eq!(ground.get(path, may).await.0, StatusCode::OK, "{path} as {may}");
        if may.is_empty() {
            continue;
        }
        assert_eq!(ground.get(path, "").await.0, StatusCode::UNAUTHORIZED, "{path} as nobody");
        assert_eq!(ground.get(path, may_not).await.0, StatusCode::FORBIDDEN, "{path} as {may_not}");
        let (status, text, page) = ground.get(path, &format!("{may}@44")).await;
        let empty = page["rows"].as_array().is_some_and(Vec::is_empty);
        assert!(status == StatusCode::NOT_FOUND || empty, "{path} from elsewhere: {status} {text}");
    }
    for path in ["/health", "/ready", "/api/v1/openapi.json"] {
        assert_eq!(ground.get(path, "").await.0, StatusCode::OK, "{path}");
    }
    assert_eq!(ground.get("/nothing", "").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_description_is_the_page_in_the_documents() {
    expect_file!["../../../../docs/openapi.json"].assert_eq(&web::description());
    for (path, ..) in ROUTES {
        let path = path.replace("CS-1", "{id}").replace("receipts/0", "receipts/{position}");
        let path = path.replace("extensions/0", "extensions/{size}");
        assert!(web::description().contains(&format!("\"{path}\"")), "{path} is not described");
    }
}
