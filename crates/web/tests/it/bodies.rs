//! Whatever is sent, it is answered: never with a failure of ours.

use crate::ground::{Ground, event, request};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use std::io::Write as _;
use web::{Limits, Rate, Settings};

const NONE: Rate = Rate { per_minute: 0, at_once: 0 };

/// A body with what is said of it.
#[derive(Clone, Debug)]
struct Sent {
    body: Vec<u8>,
    kind: &'static str,
    encoding: &'static str,
}

/// A right body in which some bytes were exchanged, left out or doubled.
fn nearly_right() -> impl Strategy<Value = Vec<u8>> {
    let one = event("e1", "CS-1", "accepted", "2026-03-02T08:00:00");
    let full = one.replace("\"v\":1", "\"v\":1,\"amount_fen\":-5,\"planned\":\"10 working_day\",\"staff\":2");
    let bodies = vec![
        format!("[{one},{full}]"),
        format!("{one}\n{full}\n\n{one}"),
        full,
        one,
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        "\u{feff}[]".to_owned(),
    ];
    let changes = vec((any::<proptest::sample::Index>(), 0_u8..3, any::<u8>()), 0..6);
    (select(bodies), changes).prop_map(|(body, changes)| {
        let mut body = body.into_bytes();
        for (at, change, byte) in changes {
            if body.is_empty() {
                break;
            }
            let at = at.index(body.len());
            match change {
                0 => body[at] = byte,
                1 => drop(body.remove(at)),
                _ => body.insert(at, byte),
            }
        }
        body
    })
}

fn packed(body: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(body).expect("memory");
    packed.finish().expect("memory")
}

fn sent() -> impl Strategy<Value = Sent> {
    let body = prop_oneof![3 => nearly_right(), 1 => vec(any::<u8>(), 0..200)];
    let kind =
        select(vec!["application/json", "application/x-ndjson", "application/jsonl", "text/plain", ""]);
    let way = prop_oneof![2 => Just(("", false)), 1 => Just(("gzip", true)), 1 => Just(("gzip", false)), 1 => Just(("br", false))];
    (body, kind, way).prop_map(|(body, kind, (encoding, is_packed))| {
        let body = if is_packed { packed(&body) } else { body };
        Sent { body, kind, encoding }
    })
}

fn asked(sent: Sent) -> Request<Body> {
    let mut request = request(Method::POST, "/api/v1/events", "source", sent.kind, sent.body);
    if !sent.encoding.is_empty() {
        request.headers_mut().insert("content-encoding", sent.encoding.parse().expect("a name"));
    }
    request
}

fn check(cases: u32, ask: impl Fn(Sent) -> Request<Body>) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let limits = Limits { doors: NONE, look_ups: NONE, callers: NONE };
    let settings = Settings { limits, ..Settings::default() };
    let ground = runtime.block_on(async { Ground::reached("2026-03-02T09:00:00", settings) });
    let run = |sent: Sent| {
        let (status, text, _) = runtime.block_on(ground.ask(ask(sent)));
        proptest::prop_assert!(!status.is_server_error(), "{status} {text}");
        Ok(())
    };
    TestRunner::new(config).run(&sent(), run).expect("it is answered");
}

#[test]
fn no_body_of_events_gives_a_failure() {
    check(1_000, asked);
}

#[test]
fn no_form_gives_a_failure() {
    check(300, |sent| {
        let kind = "application/x-www-form-urlencoded";
        let mut request = request(Method::POST, "/invitation", "", kind, sent.body);
        request.headers_mut().insert("sec-fetch-site", "same-origin".parse().expect("a name"));
        request
    });
}

#[tokio::test]
async fn a_body_that_unpacks_to_more_than_is_taken_is_too_much() {
    let ground = Ground::at("2026-03-02T09:00:00");
    let sent = Sent { body: packed(&vec![b' '; 40 << 20]), kind: "application/json", encoding: "gzip" };
    assert!(sent.body.len() < 1 << 20, "{} bytes on the way", sent.body.len());
    assert_eq!(ground.ask(asked(sent)).await.0, StatusCode::PAYLOAD_TOO_LARGE);
}
