//! Events go in, findings and proofs come out.

use crate::ground::{Ground, event, moment, request};
use app::sweep::sweep;
use app::{Actor, Role};
use axum::http::{Method, StatusCode};
use flate2::Compression;
use flate2::write::GzEncoder;
use ledger::{PublicKey, Receipt};
use ports::Place;
use std::io::Write as _;

const JSON: &str = "application/json";

async fn sweep_all(ground: &Ground) {
    let worker = Actor { id: "worker".to_owned(), role: Role::Worker, place: Place::ROOT };
    while sweep(&ground.app, &worker, 100).await.expect("the store works").matters > 0 {}
}

#[tokio::test]
async fn an_event_becomes_a_finding_with_its_reason_and_a_proof_that_holds_offline() {
    let ground = Ground::at("2026-03-02T09:00:00");
    let sent = event("e1", "CS-1", "accepted", "2026-03-02T09:00:00");
    let (status, _, answer) = ground.post("source", JSON, &sent).await;
    assert_eq!(
        (status, &answer["kept"], &answer["events"][0]["outcome"]),
        (StatusCode::OK, &1.into(), &"kept".into())
    );
    ground.clock.set(moment("2026-03-10T09:00:00"));
    sweep_all(&ground).await;
    let (_, _, list) = ground.get("/api/v1/findings?level=yellow&standing=stands", "supervisor").await;
    let yellow = &list["rows"][0];
    assert_eq!((&yellow["matter"], &yellow["day"]), (&"CS-1".into(), &"2026-03-09".into()), "{list:#}");
    let (_, _, explained) = ground.get("/api/v1/matters/CS-1/findings", "supervisor").await;
    let why =
        explained.as_array().unwrap().iter().map(|one| &one["why"]).find(|why| why["clock"]["limit"] == 5);
    let why = why.expect("the clock of five days is explained");
    assert!(why["basis"].as_str().is_some_and(|basis| basis.contains("第")), "{why:#}");
    assert_eq!(why["clock"]["due_day"], "2026-03-09");
    let (_, _, whole) = ground.get("/api/v1/matters/CS-1", "handler").await;
    let promised =
        whole["clocks"].as_array().unwrap().iter().find(|clock| clock["code"] == "promised").unwrap();
    assert_eq!(promised["days"][0]["why"], "start");
    assert_eq!(whole["events"][0]["event"]["source"], "hall");
    let (_, receipt, _) = ground.get("/api/v1/ledger/receipts/0", "supervisor").await;
    let (_, key, _) = ground.get("/api/v1/ledger/key", "").await;
    let receipt: Receipt = receipt.parse().expect("a receipt");
    assert_eq!(receipt.check(), Ok(()));
    assert!(receipt.head.is_signed_by(&PublicKey::from_pem(&key).expect("a key")));
    let (status, head, _) = ground.get("/api/v1/ledger/head", "").await;
    assert_eq!((status, head.lines().next()), (StatusCode::OK, Some("test.example/ledger")));
    let (status, _, extension) = ground.get("/api/v1/ledger/extensions/1", "").await;
    assert_eq!((status, extension["extension"].is_number()), (StatusCode::OK, true), "{extension}");
}

#[tokio::test]
async fn arrays_lines_and_packed_bodies_are_taken() {
    let ground = Ground::at("2026-03-02T09:00:00");
    let [one, two, three] =
        ["e1", "e2", "e3"].map(|id| event(id, &format!("M-{id}"), "accepted", "2026-03-02T09:00:00"));
    let (_, _, answer) = ground.post("source", JSON, &format!("[{one}, {two}]")).await;
    assert_eq!(answer["kept"], 2);
    let (_, _, answer) = ground.post("source", "application/x-ndjson", &format!("{one}\n\n{three}\n")).await;
    assert_eq!((&answer["kept"], &answer["repeated"]), (&1.into(), &1.into()));
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(event("e4", "M-4", "accepted", "2026-03-02T09:00:00").as_bytes()).unwrap();
    let mut request = request(Method::POST, "/api/v1/events", "source", JSON, packed.finish().unwrap());
    request.headers_mut().insert("content-encoding", "gzip".parse().unwrap());
    let (status, _, answer) = ground.ask(request).await;
    assert_eq!((status, &answer["kept"]), (StatusCode::OK, &1.into()), "{answer}");
}

#[tokio::test]
async fn what_is_no_event_is_refused_row_by_row_and_the_rest_is_taken() {
    let ground = Ground::at("2026-03-02T09:00:00");
    let good = event("e1", "CS-1", "accepted", "2026-03-02T09:00:00");
    let body = format!("[{good}, {{\"v\":1}}, 7, {}]", good.replace("\"e1\"", "\"\""));
    let (status, _, answer) = ground.post("source", JSON, &body).await;
    assert_eq!((status, &answer["kept"], &answer["refused"]), (StatusCode::OK, &1.into(), &3.into()));
    let codes: Vec<&str> =
        (1..4).map(|row| answer["events"][row]["problem"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["T-09", "T-09", "T-02"], "{answer:#}");
}

#[tokio::test]
async fn bad_requests_get_a_problem_with_both_languages() {
    let ground = Ground::at("2026-03-02T09:00:00");
    for (kind, body, status) in [
        (JSON, "[1, 2", StatusCode::BAD_REQUEST),
        ("text/xml", "<a/>", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (JSON, &format!("[{}]", vec!["1"; 10_001].join(",")), StatusCode::PAYLOAD_TOO_LARGE),
        (JSON, &" ".repeat(33 << 20), StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let (given, text, problem) = ground.post("source", kind, body).await;
        assert_eq!(given, status, "{text}");
        assert!(
            problem["zh"].as_str().is_some_and(|zh| !zh.is_empty()) && !problem["next_en"].is_null(),
            "{text}"
        );
    }
    for path in [
        "/api/v1/matters?max=0",
        "/api/v1/matters?max=x",
        "/api/v1/matters?stage=half",
        "/api/v1/matters?after=%%%",
        "/api/v1/matters?colour=red",
        "/api/v1/findings?after=AAAA",
        "/api/v1/ledger/receipts/minus",
    ] {
        let (status, text, _) = ground.get(path, "supervisor").await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path}: {text}");
    }
    let (status, _, _) = ground.get("/api/v1/matters/NOBODY", "supervisor").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, _, _) = ground.get("/api/v1/ledger/extensions/99", "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn lists_go_on_where_the_last_page_ended() {
    let ground = Ground::at("2026-03-02T09:00:00");
    let events = (0..7)
        .map(|number| event(&format!("e{number}"), &format!("M{number}"), "accepted", "2026-03-02T08:00:00"));
    ground.post("source", JSON, &format!("[{}]", events.collect::<Vec<_>>().join(","))).await;
    for (path, wanted) in [("/api/v1/matters?max=3&order=next", 7), ("/api/v1/findings?max=3", 0)] {
        let (mut after, mut seen) = (String::new(), Vec::new());
        loop {
            let (_, text, page) = ground.get(&format!("{path}{after}"), "supervisor").await;
            seen.extend(
                page["rows"].as_array().unwrap_or_else(|| panic!("{text}")).iter().map(ToString::to_string),
            );
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        let count = seen.len();
        seen.dedup();
        assert_eq!(seen.len(), count);
        assert!(wanted == 0 || count == wanted, "{path}: {count}");
    }
}

#[tokio::test]
async fn lists_are_narrowed_and_statistics_add_up() {
    let ground = Ground::at("2026-03-02T09:00:00");
    for number in 0..3 {
        let matter = format!("M{number}");
        let at = format!("2026-02-2{}T09:00:00", 4 + number);
        ground.post("source", JSON, &event(&format!("a{number}"), &matter, "accepted", &at)).await;
    }
    ground.post("source", JSON, &event("c0", "M0", "concluded", "2026-02-26T09:00:00")).await;
    ground.clock.set(moment("2026-03-10T09:00:00"));
    sweep_all(&ground).await;
    for (query, wanted) in [
        ("stage=open", "M1 M2"),
        ("stage=closed&item=T1&department=HB&kind=case", "M0"),
        ("kind=ticket", ""),
        ("level=yellow&stage=open", "M1 M2"),
        ("level=purple", ""),
        // 28 February is made up for: five working days from the 25th end on 3 March.
        ("due_before=2026-03-04T00:00:00%2B08:00", "M1"),
        ("began_from=2026-02-25T00:00:00%2B08:00&began_before=2026-02-26T00:00:00%2B08:00", "M1"),
    ] {
        let (_, text, page) = ground.get(&format!("/api/v1/matters?{query}"), "supervisor").await;
        let ids: Vec<&str> =
            page["rows"].as_array().expect(&text).iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!(ids.join(" "), wanted, "{query}");
    }
    for (query, some) in [
        ("department=HB", true),
        ("department=XX", false),
        ("item=T1&from=2026-03-01", true),
        ("through=2026-02-23", false),
    ] {
        let (_, text, page) = ground.get(&format!("/api/v1/findings?{query}"), "supervisor").await;
        assert_eq!(!page["rows"].as_array().expect(&text).is_empty(), some, "{query}: {text}");
    }
    let (_, text, told) = ground.get("/api/v1/statistics?by=month&max=1", "supervisor").await;
    let figures = &told["rows"][0]["figures"];
    assert_eq!(
        (&told["rows"][0]["code"], &figures["counts"]["cases"]),
        (&"2026-02".into(), &3.into()),
        "{text}"
    );
    let rate = &told["total"]["indicators"]["on_time_rate"];
    assert_eq!(
        (&rate["numerator"], &rate["denominator"], &rate["value"]),
        (&1.into(), &1.into(), &"1.0000".into())
    );
    assert_eq!(told["total"]["indicators"]["rating_rate"]["name"]["zh"], "主动评价率");
    let after = told["next"].as_str().expect("a full page");
    let (_, _, rest) =
        ground.get(&format!("/api/v1/statistics?by=month&max=1&after={after}"), "supervisor").await;
    assert_eq!(rest["rows"], serde_json::json!([]));
    for query in ["by=colour", "from=yesterday", "max=501", "after=%25"] {
        let (status, ..) = ground.get(&format!("/api/v1/statistics?{query}"), "supervisor").await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{query}");
    }
}

#[tokio::test]
async fn a_matter_gives_its_clocks_and_receipts_that_hold_offline() {
    let ground = Ground::at("2026-03-02T09:00:00");
    ground.post("source", JSON, &event("e1", "CS-1", "accepted", "2026-03-02T09:00:00")).await;
    ground.clock.set(moment("2026-03-10T09:00:00"));
    sweep_all(&ground).await;
    let (_, text, clocks) = ground.get("/api/v1/matters/CS-1/clocks", "handler").await;
    let promised = clocks.as_array().expect(&text).iter().find(|clock| clock["code"] == "promised").unwrap();
    assert_eq!((&promised["days"][0]["why"], &promised["limit"]), (&"start".into(), &"5 working_day".into()));
    let (_, text, receipts) = ground.get("/api/v1/matters/CS-1/receipts", "supervisor").await;
    let receipts = receipts.as_array().expect(&text);
    assert!(receipts.len() > 1, "{text}");
    for line in text.trim().trim_start_matches('[').trim_end_matches(']').split(",\n") {
        let receipt: Receipt = line.parse().expect("a receipt");
        assert_eq!(receipt.check(), Ok(()));
    }
    for path in ["/api/v1/matters/CS-9/clocks", "/api/v1/matters/CS-9/receipts"] {
        assert_eq!(ground.get(path, "supervisor").await.0, StatusCode::NOT_FOUND);
    }
}
