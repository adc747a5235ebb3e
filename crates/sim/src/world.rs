//! A city with a seed and a number of cases: one case after the other, in the order of arrival.

mod draw;

use crate::city::City;
use crate::intake::{Arrival, Intake, arrivals};
use crate::plants::Planted;
use crate::practices::Followers;
use crate::row::Row;
use calendar::{Calendar, Day};
use draw::Drawer;

/// Which matters there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matters {
    /// Cases only, and only what a log in the mapping `sundial` can carry.
    #[default]
    Cases,
    /// Penalties, reviews, petitions and disclosure requests among them.
    All,
}

/// What a world is made from, besides the city.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How many cases come in.
    pub cases: u32,
    /// The seed: the same gives the same.
    pub seed: u64,
    /// Cases with something planted, in a million; the city's own share where not given.
    pub misconduct_per_million: Option<u32>,
    /// Which matters.
    pub matters: Matters,
    /// Offices with a practice that forensics should see, in thousandths of those that are not careful.
    pub practices_permille: u32,
}

/// One case with its rows up to the end of the log.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// Its identity in the log.
    pub id: String,
    /// The kind of matter: `case`, or another with [`Matters::All`].
    pub matter: &'static str,
    /// The code of the item as the log says it; empty where there is none.
    pub item: &'a str,
    /// The department that answers for it, without its division.
    pub department: &'a str,
    /// The place of the division in the city's list.
    pub division: usize,
    /// The place of the department in [`City::departments`].
    pub office: usize,
    /// Who applied, as a code.
    pub applicant: u64,
    /// The day on which it came in.
    pub arrived: Day,
    /// What was planted in it, if anything that the log is long enough to show.
    pub planted: Option<Planted>,
    /// The practice that was followed in it, if the log is long enough to show it.
    pub practised: Option<Followers>,
    /// Whether it was changed to plant something, whether or not that is to be seen by the end of the log.
    pub touched: bool,
    /// Whether its office is one in which nothing is ever planted.
    pub careful: bool,
    /// Its rows, in order of time.
    pub rows: Vec<Row<'a>>,
}

/// A city with a seed and a number of cases.
#[derive(Clone, Debug)]
pub struct World<'a> {
    city: &'a City,
    calendar: &'a Calendar,
    options: Options,
}

/// Cases run on for so many days after the end of the log.
const AFTER: i32 = 366;

impl<'a> World<'a> {
    /// Makes a world.
    ///
    /// # Errors
    /// [`crate::CityError`] when the calendar does not cover the city's days and the year after.
    pub fn new(
        city: &'a City,
        calendar: &'a Calendar,
        options: Options,
    ) -> Result<World<'a>, crate::CityError> {
        if calendar.covers(city.first) && calendar.covers(city.last + AFTER) {
            return Ok(World { city, calendar, options });
        }
        let (first, last) = (calendar.first(), calendar.last());
        Err(crate::CityError::Field {
            file: city.city.clone(),
            field: "last".to_owned(),
            message: format!("the calendar covers {first} to {last}; a year after the last day is needed"),
        })
    }

    /// Returns the city.
    #[must_use]
    pub fn city(&self) -> &'a City {
        self.city
    }

    /// Returns the calendar.
    #[must_use]
    pub fn calendar(&self) -> &'a Calendar {
        self.calendar
    }

    /// Hands every case to `take`, in the order of arrival.
    pub fn each(&self, mut take: impl FnMut(Case<'a>)) {
        let mut drawer = Drawer::new(self.city, self.calendar, self.options);
        let intake = Intake::new(self.city, self.calendar, self.options.seed, self.options.cases);
        let mut today: Vec<Arrival> = Vec::new();
        let mut number = 0;
        for (day, through) in intake.days() {
            let working = self.calendar.working(day).unwrap_or(false);
            today.clear();
            today.resize((through - number) as usize, Arrival { second: 0, online: false });
            arrivals(self.city, self.options.seed, (day, working), &mut today);
            for arrival in &today {
                number += 1;
                take(drawer.case(number, (day, *arrival)));
            }
        }
    }
}
