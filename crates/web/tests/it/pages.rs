//! Pages beyond the entrance: what they show of what is known, to whom, and how they are kept.

use crate::browser::Browser;
use crate::ground::{Ground, PASSWORD, event};
use app::Role;
use axum::http::StatusCode;
use pages::{ASSETS, route};
use web::routes;

async fn ground(cases: usize) -> Ground {
    let ground = Ground::at("2026-03-04T09:00:00");
    for number in 1..=cases {
        let id = format!("CS-{number}");
        let sent = event(&format!("e{number}"), &id, "accepted", "2026-03-02T08:00:00");
        assert_eq!(ground.post("source", "application/json", &sent).await.0, StatusCode::OK);
    }
    ground.with("zhou", &[(Role::Supervisor, "43/01")]).await;
    ground.with("root", &[(Role::Administrator, "")]).await;
    ground
}

async fn signed_in<'g>(ground: &'g Ground, login: &str) -> Browser<'g> {
    let browser = Browser::at(ground);
    browser.sign_in(login, PASSWORD).await;
    browser
}

#[test]
fn every_page_has_an_address_of_the_one_list() {
    let beyond = routes().into_iter().filter(|route| !route.path.starts_with("/api/"));
    let unknown = beyond.filter(|one| !route::ALL.contains(&one.path.as_str()));
    let unknown: Vec<String> = unknown.map(|one| one.path).collect();
    // For those who watch the process, not for people.
    assert_eq!(unknown, ["/health", "/ready"]);
}

#[tokio::test]
async fn files_are_kept_for_ever_and_pages_are_not_kept() {
    let ground = ground(0).await;
    let browser = Browser::at(&ground);
    for asset in ASSETS.iter() {
        let seen = browser.get(&format!("/assets/{}", asset.name)).await;
        assert_eq!((seen.status, seen.text.as_str()), (StatusCode::OK, asset.body));
        assert_eq!(seen.headers["cache-control"], "public, max-age=31536000, immutable");
        assert_eq!(seen.headers["content-type"], asset.media_type);
    }
    assert_eq!(browser.get("/assets/style-0.css").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/sign-in").await.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn a_case_shows_the_days_of_its_clocks_and_what_happened() {
    let ground = ground(1).await;
    let seen = signed_in(&ground, "zhou").await.get("/cases/CS-1").await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    for word in ["时限台账", "sq-counted", "起算当日", "《行政许可法》第八十二条", "受理", "/receipts/0"]
    {
        assert!(seen.text.contains(word), "{word}: {}", seen.text);
    }
}

#[tokio::test]
async fn a_case_that_is_not_there_is_told_on_a_page_with_a_way_out() {
    let ground = ground(0).await;
    let seen = signed_in(&ground, "zhou").await.get("/cases/CS-9").await;
    assert_eq!(seen.status, StatusCode::NOT_FOUND);
    assert!(seen.text.contains("CS-9") && seen.text.contains("回到首页"), "{}", seen.text);
}

#[tokio::test]
async fn lists_go_on_where_the_page_before_ended_and_show_every_case_once() {
    let ground = ground(53).await;
    let browser = signed_in(&ground, "zhou").await;
    let (mut address, mut shown) = ("/cases".to_owned(), Vec::new());
    for page in [50, 3] {
        let seen = browser.get(&address).await;
        let links = seen.text.split("href=\"/cases/").skip(1).filter_map(|rest| rest.split('"').next());
        let links: Vec<String> = links.map(str::to_owned).collect();
        assert_eq!(links.len(), page, "{}", seen.text);
        shown.extend(links);
        let next = seen.text.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        address = next.unwrap_or_default().replace("&#38;", "&");
    }
    assert_eq!(address, "", "the second page is the last");
    shown.sort();
    shown.dedup();
    assert_eq!(shown.len(), 53);
}

#[tokio::test]
async fn filters_live_in_the_address_and_a_number_leads_to_its_case() {
    let ground = ground(2).await;
    let browser = signed_in(&ground, "zhou").await;
    let closed = browser.get("/cases?stage=closed").await;
    assert!(closed.text.contains("没有符合条件的记录"), "{}", closed.text);
    assert!(closed.text.contains("<option value=\"closed\" selected"), "{}", closed.text);
    assert!(browser.get("/cases?stage=open&order=next").await.text.contains("CS-2"));
    assert_eq!(browser.get("/cases?id=CS-2").await.to(), "/cases/CS-2");
    let broken = browser.get("/cases?after=broken").await;
    assert_eq!(
        (broken.status, broken.text.contains("Q-02")),
        (StatusCode::BAD_REQUEST, true),
        "{}",
        broken.text
    );
}

#[tokio::test]
async fn a_receipt_can_be_taken_away_and_checked() {
    let ground = ground(1).await;
    let seen = signed_in(&ground, "zhou").await.get("/receipts/0").await;
    assert_eq!(seen.headers["content-disposition"], "attachment; filename=\"receipt-0.json\"");
    seen.text.parse::<ledger::Receipt>().expect("a receipt");
}

#[tokio::test]
async fn everybody_is_shown_what_is_open_to_the_role_and_begins_there() {
    let ground = ground(0).await;
    let zhou = signed_in(&ground, "zhou").await;
    assert_eq!(zhou.get("/").await.status, StatusCode::OK);
    let page = zhou.get("/cases").await.text;
    assert!(page.contains("href=\"/organisations\"") && !page.contains("href=\"/accounts\""), "{page}");
    let root = signed_in(&ground, "root").await;
    let page = root.get("/accounts").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("<code>zhou</code>") && page.text.contains("监察员 43/01"), "{}", page.text);
    assert!(!page.text.contains("href=\"/cases\""), "who looks after the system sees no cases");
}

#[tokio::test]
async fn light_and_dark_are_remembered() {
    let ground = ground(0).await;
    let browser = Browser::at(&ground);
    assert!(browser.get("/sign-in").await.text.contains("data-theme=\"system\""));
    let seen = browser.send_form("/theme", &[("theme", "dark"), ("to", "/sign-in")]).await;
    assert_eq!(seen.to(), "/sign-in");
    assert!(browser.get("/sign-in").await.text.contains("data-theme=\"dark\""));
}

#[tokio::test]
async fn what_changes_is_told_to_whom_cards_are_open() {
    let ground = ground(0).await;
    let seen = signed_in(&ground, "zhou").await.get("/stream").await;
    assert_eq!(
        (seen.status, &seen.headers["content-type"]),
        (StatusCode::OK, &"text/event-stream".parse().unwrap())
    );
    assert_eq!(signed_in(&ground, "root").await.get("/stream").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whom_nothing_waits_for_is_told_so() {
    let ground = ground(0).await;
    let seen = signed_in(&ground, "zhou").await.get("/").await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(seen.text.contains("今天没有等您处理的事"), "{}", seen.text);
}

#[tokio::test]
async fn a_department_signs_for_a_card_and_answers_it_and_the_supervisor_sees_it() {
    let ground = Ground::at("2026-03-20T09:00:00").with_desk();
    ground.with("zhou", &[(Role::Supervisor, "43/01")]).await;
    ground.with("li", &[(Role::DepartmentHead, "43/01")]).await;
    // Five working days from Monday the second: late since the ninth.
    let sent = event("e1", "CS-1", "accepted", "2026-03-02T08:00:00");
    assert_eq!(ground.post("source", "application/json", &sent).await.0, StatusCode::OK);
    let li = signed_in(&ground, "li").await;
    let list = li.get("/cards?level=yellow").await;
    let rest = list.text.split("class=\"text\"><a href=\"/cards/").nth(1);
    let id = rest.and_then(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("no card: {}", list.text));
    let address = format!("/cards/{id}");
    assert!(li.get("/").await.text.contains(&address), "it waits for the department");
    let page = li.get(&address).await;
    for word in
        ["黄牌", "等待责任单位答复", "监察发现与证据", "sq-over", "name=\"command\" value=\"sign_for\""]
    {
        assert!(page.text.contains(word), "{word}: {}", page.text);
    }
    let form = page.hidden("form");
    let give = |command: &'static str, text: &'static str| {
        let id = page.hidden("id");
        let (form, li) = (form.clone(), &li);
        async move {
            let fields = [("form", form.as_str()), ("id", &id), ("command", command), ("text", text)];
            li.send_form("/desk", &fields).await
        }
    };
    assert_eq!(give("sign_for", "").await.to(), address);
    assert_eq!(give("explain", "").await.status, StatusCode::UNPROCESSABLE_ENTITY, "an answer needs words");
    assert_eq!(give("explain", "系统对接中断").await.to(), address);
    assert_eq!(give("confirm", "").await.status, StatusCode::FORBIDDEN, "nobody verifies the own answer");
    let zhou = signed_in(&ground, "zhou").await;
    assert!(!zhou.get("/cases").await.text.contains(id), "a card is no case, though both are matters");
    assert!(zhou.get("/").await.text.contains(&address), "it waits for the supervisor");
    let page = zhou.get(&address).await;
    assert!(page.text.contains("系统对接中断") && page.text.contains("value=\"confirm\""), "{}", page.text);
}
