//! A service on a store in memory, and a client that speaks to it.

use app::intake::Intake;
use app::people::Keys;
use app::people::account::Grant;
use app::people::account::invite::choose_password;
use app::people::account::manage::add;
use app::{Actor, App, Evidence, People, Role, Rulebook};
use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use calendar::{Moment, china};
use engine::{ItemVersion, Limit};
use hmac::{Hmac, KeyInit as _, Mac as _};
use ledger::SigningKey;
use ports::mem::{FixedClock, MemStore, SeededRandom};
use ports::people::Directory;
use ports::{Place, StoreError};
use serde_json::Value;
use std::sync::Arc;
use tower::ServiceExt as _;
use web::{Doorkeeper, Service, Settings, router};

pub(crate) const PASSWORD: &str = "Lüshan-1934-peak";

/// Tokens are `role` or `role@place`.
struct Doors;

#[async_trait]
impl Doorkeeper for Doors {
    async fn actor_of_token(&self, token: &str) -> Result<Option<Actor>, StoreError> {
        let (role, place) = token.split_once('@').unwrap_or((token, "43/01"));
        let place: Place = place.parse().expect("a place");
        Ok(Role::from_code(role).map(|role| Actor { id: "hall".to_owned(), role, place }))
    }
}

pub(crate) struct Ground {
    pub(crate) app: App,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) router: Router,
    pub(crate) people: People,
}

pub(crate) fn moment(text: &str) -> Moment {
    format!("{text}+08:00").parse().expect("an instant")
}

/// An item of five working days, and the pack of the statutes.
fn book() -> Rulebook {
    let mut item = ItemVersion::new("T1");
    item.promised = Some(Limit::working_days(5));
    let calendar = china().as_known_on(None).build().expect("the calendar is whole");
    let rules = rules::load("statute").expect("the pack is shipped").rules;
    Rulebook::new(calendar, &[item], rules, "2026").expect("the item can be")
}

impl Ground {
    /// The same with a supervision desk: findings become cards.
    pub(crate) fn with_desk(self) -> Ground {
        let desk = rules::load("supervision").expect("the pack is shipped").rules;
        self.app.put_in_force(book().with_desk(desk));
        self
    }

    pub(crate) fn at(now: &str) -> Ground {
        Ground::reached(now, Settings::default())
    }

    pub(crate) fn reached(now: &str, settings: Settings) -> Ground {
        let key = SigningKey::from_random(&[7; 32]).expect("a key");
        let evidence = Evidence::new("test.example/ledger".parse().expect("a name"), key);
        let clock = Arc::new(FixedClock::at(moment(now)));
        let lent = Arc::clone(&clock) as Arc<dyn ports::Clock>;
        let store = Arc::new(MemStore::default());
        let people = People {
            directory: Arc::clone(&store) as Arc<dyn Directory>,
            clock: Arc::clone(&lent),
            random: Arc::new(SeededRandom::from_seed(7)),
            keys: Keys::from_master([9; 32]),
        };
        let app = App::new(store, lent, evidence, book());
        let (intake, queue) = Intake::new(app.clone());
        tokio::spawn(queue.run());
        let service = Service::new(app.clone(), intake, people.clone(), settings);
        let router = router(service.with_doors(Arc::new(Doors)));
        Ground { app, clock, router, people }
    }

    /// Adds an account whose password is [`PASSWORD`].
    pub(crate) async fn with(&self, login: &str, grants: &[(Role, &str)]) {
        let from = "2026-01-01".parse().expect("a day");
        let grant = |(role, path): &(Role, &str)| {
            let place = path.parse().expect("a place");
            Grant { role: *role, place, from, through: None }
        };
        let grants = grants.iter().map(grant).collect();
        let added = add(&self.people, &Actor::console(), login, "", grants).await;
        let invitation = added.expect("it may be added");
        choose_password(&self.people, &invitation.secret, PASSWORD).await.expect("it may be chosen");
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.clock.set(self.app.clock.now().plus_seconds(seconds));
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> (StatusCode, String, Value) {
        let response = self.router.clone().oneshot(request).await.expect("a router never fails");
        let status = response.status();
        for header in
            ["content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy"]
        {
            assert!(response.headers().contains_key(header), "{header} is missing");
        }
        let body = axum::body::to_bytes(response.into_body(), 1 << 26).await.expect("a whole body");
        let text = String::from_utf8(body.to_vec()).expect("text");
        let value = serde_json::from_str(&text).unwrap_or(Value::Null);
        (status, text, value)
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> (StatusCode, String, Value) {
        self.ask(request(Method::GET, path, token, "", Vec::new())).await
    }

    pub(crate) async fn post(&self, token: &str, kind: &str, body: &str) -> (StatusCode, String, Value) {
        self.ask(request(Method::POST, "/api/v1/events", token, kind, body.as_bytes().to_vec())).await
    }
}

pub(crate) fn request(method: Method, path: &str, token: &str, kind: &str, body: Vec<u8>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    if !token.is_empty() {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    if !kind.is_empty() {
        request = request.header("content-type", kind);
    }
    request.body(Body::from(body)).expect("a request")
}

/// An event as a source sends it.
pub(crate) fn event(id: &str, matter: &str, kind: &str, at: &str) -> String {
    format!(
        r#"{{"v":1,"id":"{id}","matter":"{matter}","item":"T1","department":"HB","kind":"{kind}","at":"{at}+08:00"}}"#
    )
}

/// What an authenticator shows, computed from what was entered into it.
pub(crate) fn code_at(secret: &str, now: Moment) -> String {
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
