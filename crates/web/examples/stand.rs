//! A service to try the interface on: in memory, with one late case, and a token for each role that is the role's code
//! (`source`, `supervisor@43/01`). It says its address and answers until its input ends. Never used in the product.

use app::intake::{Intake, Received, Request};
use app::people::Keys;
use app::sweep::sweep;
use app::{Actor, App, Evidence, People, Role, Rulebook};
use async_trait::async_trait;
use calendar::{Moment, china};
use engine::{Event, EventKind, ItemVersion, Limit};
use ledger::SigningKey;
use ports::mem::{FixedClock, MemStore, SeededRandom};
use ports::people::Directory;
use ports::{Place, StoreError};
use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use web::{Doorkeeper, Limits, Rate, Service, Settings, listen, router};

/// Tokens are `role` or `role@place`.
struct Doors;

#[async_trait]
impl Doorkeeper for Doors {
    async fn actor_of_token(&self, token: &str) -> Result<Option<Actor>, StoreError> {
        let (role, place) = token.split_once('@').unwrap_or((token, ""));
        let known = Role::from_code(role).zip(place.parse::<Place>().ok());
        Ok(known.map(|(role, place)| Actor { id: "hall".to_owned(), role, place }))
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (app, clock, people) = ground()?;
    let (intake, queue) = Intake::new(app.clone());
    tokio::spawn(queue.run());
    late_case(&app, &clock, &intake).await?;
    let none = Rate { per_minute: 0, at_once: 0 };
    let limits = Limits { doors: none, look_ups: none, callers: none };
    let settings = Settings { limits, ..Settings::default() };
    let service = Service::new(app, intake, people, settings).with_doors(Arc::new(Doors));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    writeln!(std::io::stdout(), "http://{}", listener.local_addr()?)?;
    let end = async {
        let ended = tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await;
        drop(ended);
    };
    listen(listener, router(service), end, Duration::from_secs(1)).await?;
    Ok(())
}

fn ground() -> Result<(App, Arc<FixedClock>, People), Box<dyn std::error::Error>> {
    let mut item = ItemVersion::new("HB-401");
    item.promised = Some(Limit::working_days(5));
    let rules = rules::load("statute").map_err(|errors| format!("{errors:?}"))?.rules;
    let book = Rulebook::new(china().as_known_on(None).build()?, &[item], rules, "2026")?;
    let key = SigningKey::from_random(&[7; 32]).map_err(|error| format!("{error:?}"))?;
    let clock = Arc::new(FixedClock::at("2026-03-12T18:00:00+08:00".parse()?));
    let store = Arc::new(MemStore::default());
    let people = People {
        directory: Arc::clone(&store) as Arc<dyn Directory>,
        clock: Arc::clone(&clock) as Arc<dyn ports::Clock>,
        random: Arc::new(SeededRandom::from_seed(7)),
        keys: Keys::from_master([9; 32]),
    };
    let evidence = Evidence::new("stand.example/ledger".parse()?, key);
    Ok((App::new(store, Arc::clone(&clock) as _, evidence, book), clock, people))
}

/// A case that was accepted and not decided within its five working days.
async fn late_case(app: &App, clock: &FixedClock, intake: &Intake) -> Result<(), Box<dyn std::error::Error>> {
    let now = ports::Clock::now(clock);
    let began: Moment = "2026-03-02T10:00:00+08:00".parse()?;
    clock.set(began);
    let mut event = Event::new("e1", "CS-2026-0001", EventKind::Accepted, began);
    (event.item, event.department) = ("HB-401".to_owned(), "HB".to_owned());
    let hall = Actor { id: "hall".to_owned(), role: Role::Source, place: Place::ROOT };
    intake.take(Request::new(&hall, Received::Live, vec![event])?).await?;
    clock.set(now);
    let worker = Actor { id: "worker".to_owned(), role: Role::Worker, place: Place::ROOT };
    while sweep(app, &worker, 100).await?.matters > 0 {}
    Ok(())
}
