//! Puts the city, its people and the service together, and lets it live.

use super::clock::{DemoClock, PeoplesClock};
use super::logins::{Login, busiest, logins, token};
use super::past::{begins_at, past};
use super::places::places;
use super::play::play;
use super::tale::Tale;
use crate::config::Config;
use crate::fault::{Code, Fault};
use crate::ground::book_of;
use crate::serve::{Begun, Ending, Opened, Pace, asked_by_the_system};
use calendar::{Calendar, Day, MICROS_PER_SECOND, Moment, Zone, china};
use ports::Clock as _;
use sim::City;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The city lives on for so many days after its past.
const FUTURE: i32 = 365;
/// The hour at which the demo begins.
const HOUR: i64 = 8;

/// A city with its past and its future.
pub(crate) struct Staged {
    /// The city, its last day the last of its future.
    pub(crate) city: City,
    /// The first day of the past.
    first: Day,
    /// When the past ends.
    start: Moment,
    calendar: Calendar,
    /// Cases of a year.
    cases: u32,
    seed: u64,
    days_a_minute: u32,
}

/// What there is to see.
pub(crate) struct Shown {
    /// Where it listens.
    pub(crate) begun: Begun,
    /// Who can sign in.
    pub(crate) logins: Vec<Login>,
    /// A token for systems.
    pub(crate) token: String,
    /// How many events the past has; none where an earlier demo goes on.
    pub(crate) events: usize,
    /// The instant at which the city lives on.
    pub(crate) now: Moment,
    /// How long it took until here.
    pub(crate) took: Duration,
}

impl Staged {
    /// Takes a city whose own days are the past; as many more are to come.
    pub(crate) fn new(city: City, (cases, seed): (u32, u64), days_a_minute: u32) -> Result<Staged, Fault> {
        let calendar = china().as_known_on(None).build().map_err(|error| crate::place::refused(&error))?;
        let mut morning = city.last + 1;
        while calendar.covers(morning) && !calendar.working(morning).unwrap_or(true) {
            morning = morning + 1;
        }
        let start = Zone::CHINA.moment(morning, HOUR * 3_600 * MICROS_PER_SECOND);
        let (first, last) = (city.first, city.last + FUTURE);
        let city = City { last, ..city };
        Ok(Staged { city, first, start, calendar, cases, seed, days_a_minute })
    }

    /// Makes everything, says what there is to see, and lets the city live until the system asks the process to end.
    pub(crate) async fn live(
        self,
        config: &Config,
        begun: Instant,
        show: impl FnOnce(&City, &Shown) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let Staged { city, first, start, calendar, cases, seed, days_a_minute } = self;
        let failed = |error: anyhow::Error| Fault::because(Code::DatabaseUnusable, config.address(), error);
        let book = book_of(&config.judging, &city.items)?;
        let clock = Arc::new(DemoClock::new(&calendar, (first, city.last), days_a_minute));
        let pace = Arc::clone(&clock) as Arc<dyn Pace>;
        let mut opened = Opened::open(config, Arc::clone(&pace), book).await?;
        let mut tale = Tale::of(city.clone(), calendar, cases.saturating_mul(2), seed)?;
        let (app, people) = (&opened.ground.app, &opened.ground.people);
        let goes_on = begins_at(app).await.map_err(|error| failed(error.into()))?;
        let mut events = 0;
        match goes_on {
            Some(at) => {
                clock.set(at);
                drop(tale.through(at));
            }
            None => {
                places(people, &city).await.map_err(failed)?;
                events = past(app, &clock, &mut tale, (first, start)).await.map_err(failed)?;
            }
        }
        let busiest = busiest(app).await.map_err(|error| failed(error.into()))?;
        let logins = logins(people, (&city, busiest), first).await.map_err(|error| failed(error.into()))?;
        let token = token(people, &city, first).await.map_err(|error| failed(error.into()))?;
        let (tell, ending) = Ending::new();
        let said = opened.said();
        clock.go();
        // By the city's clock whoever signed in would have been away for half an hour in three seconds.
        opened.ground.people.clock = Arc::new(PeoplesClock::from(clock.now()));
        let mut running = opened.start(config, &ending);
        if let Some(intake) = running.intake.take() {
            running.run("city", play(tale, intake, pace, ending.clone()));
        }
        let now = clock.now();
        show(&city, &Shown { begun: said, logins, token, events, now, took: begun.elapsed() })?;
        asked_by_the_system().await;
        tell.send_replace(true);
        running.ended().await;
        Ok(())
    }
}
