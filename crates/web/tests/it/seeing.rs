//! Monitor, wall, statistics, rules, check-up: figures that were counted, each leading to what it counts.

use crate::browser::Browser;
use crate::ground::{Ground, PASSWORD, event};
use app::Role;
use axum::http::StatusCode;
use std::collections::BTreeSet;

/// On Friday the 20th at nine: a case that is late since the ninth, one that is due today, one of today.
async fn ground() -> Ground {
    let ground = Ground::at("2026-03-20T09:00:00").with_desk();
    for (number, at) in
        ["2026-03-02T08:00:00", "2026-03-13T08:00:00", "2026-03-20T08:30:00"].iter().enumerate()
    {
        let sent = event(&format!("e{number}"), &format!("CS-{number}"), "accepted", at);
        assert_eq!(ground.post("source", "application/json", &sent).await.0, StatusCode::OK);
    }
    ground.with("zhou", &[(Role::Supervisor, "43/01")]).await;
    ground.with("elsewhere", &[(Role::Supervisor, "44")]).await;
    ground
}

async fn signed_in<'g>(ground: &'g Ground, login: &str) -> Browser<'g> {
    let browser = Browser::at(ground);
    browser.sign_in(login, PASSWORD).await;
    browser
}

/// The figures of a page with where they lead.
fn figures(page: &str) -> Vec<(String, String)> {
    let figure = |rest: &str| {
        let href = rest.split('"').next()?.replace("&#38;", "&");
        let value = rest.split("<b class=\"num\">").nth(1)?.split('<').next()?.to_owned();
        Some((href, value))
    };
    let list = page.split("<ul class=\"figures\"").nth(1).and_then(|rest| rest.split("</ul>").next());
    list.unwrap_or_default().split("<a href=\"").skip(1).filter_map(figure).collect()
}

#[tokio::test]
async fn every_figure_of_the_monitor_opens_as_many_as_it_counts() {
    let ground = ground().await;
    let zhou = signed_in(&ground, "zhou").await;
    let page = zhou.get("/monitor").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let figures = figures(&page.text);
    let values: Vec<&str> = figures.iter().map(|(_, value)| value.as_str()).collect();
    // Begun today, open, due today, overdue.
    assert_eq!(values.get(..4), Some(["1", "3", "1", "1"].as_slice()), "{figures:?}");
    assert_eq!(figures.len(), 8, "{figures:?}");
    for (href, value) in figures {
        let list = zhou.get(&href).await;
        assert_eq!(list.status, StatusCode::OK, "{href}");
        let (body, start) = if href.starts_with("/cases") {
            (list.text, "<th scope=\"row\" class=\"id\"><a href=\"/cases/")
        } else {
            (list.text, "class=\"text\"><a href=\"/cards/")
        };
        assert_eq!(body.matches(start).count().to_string(), value, "{href}: {body}");
    }
}

#[tokio::test]
async fn nobody_sees_figures_of_another_part_of_the_tree() {
    let ground = ground().await;
    let page = signed_in(&ground, "elsewhere").await.get("/monitor").await;
    let values: Vec<String> = figures(&page.text).into_iter().map(|(_, value)| value).collect();
    assert_eq!(values, ["0"; 8]);
    assert!(page.text.contains("还没有亮牌"), "{}", page.text);
}

#[tokio::test]
async fn the_wall_shows_the_same_and_the_head_of_the_ledger() {
    let ground = ground().await;
    let page = signed_in(&ground, "zhou").await.get("/wall").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let root = ground.app.store.tree().await.expect("it can be read").root().to_string();
    for word in ["43/01 · 1 项", "最新亮牌", &root[..8]] {
        assert!(page.text.contains(word), "{word}: {}", page.text);
    }
}

#[tokio::test]
async fn statistics_live_in_the_address_and_are_taken_away() {
    let ground = ground().await;
    let zhou = signed_in(&ground, "zhou").await;
    let page = zhou.get("/statistics?by=item&from=2026-03-10").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("/cases?item=T1&#38;from=2026-03-10\">2</a>"), "{}", page.text);
    let csv = zhou.get("/statistics.csv?by=item&from=2026-03-10").await;
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    assert!(csv.text.contains("\r\nT1,2,2,0,") && csv.text.contains("\r\n合计,2,2,0,"), "{}", csv.text);
    let book = zhou.get("/statistics.xlsx?by=month").await;
    assert_eq!(book.headers["content-disposition"], "attachment; filename=\"statistics.xlsx\"");
    for by in ["department", "month", "place", "step", "channel", "person"] {
        let page = zhou.get(&format!("/statistics?by={by}")).await;
        assert_eq!(page.status, StatusCode::OK, "{by}: {}", page.text);
        assert!(page.text.contains(&format!("<option value=\"{by}\" selected")), "{by}: {}", page.text);
    }
    for wrong in ["by=colour", "from=yesterday"] {
        assert_eq!(
            zhou.get(&format!("/statistics?{wrong}")).await.status,
            StatusCode::BAD_REQUEST,
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn a_rule_is_shown_with_its_law_and_leads_to_its_cards() {
    let ground = ground().await;
    let zhou = signed_in(&ground, "zhou").await;
    let list = zhou.get("/rules").await.text;
    let codes: Vec<&str> =
        list.split("href=\"/rules/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(codes.len() > 5, "{list}");
    for code in codes {
        let page = zhou.get(&format!("/rules/{code}")).await;
        assert_eq!(page.status, StatusCode::OK, "{code}");
        assert!(
            page.text.contains("法律依据") && page.text.contains("/cards?rule="),
            "{code}: {}",
            page.text
        );
    }
    assert_eq!(zhou.get("/rules/no-such-rule").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_missing_is_said_and_a_rule_that_brought_a_card_is_not() {
    let ground = ground().await;
    let zhou = signed_in(&ground, "zhou").await;
    let here = zhou.get("/checkup").await.text;
    assert!(here.contains("从未亮牌的规则"), "{here}");
    let elsewhere = signed_in(&ground, "elsewhere").await.get("/checkup").await.text;
    let silent = |page: &str| -> BTreeSet<String> {
        let links = page.split("href=\"/rules/").skip(1);
        links.filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect()
    };
    let rule = "promised-overdue";
    assert!(!silent(&here).contains(rule), "a card of it is here: {here}");
    assert!(silent(&elsewhere).contains(rule), "no card of it there: {elsewhere}");
}
