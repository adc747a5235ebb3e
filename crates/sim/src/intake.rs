//! When people come: by month, weekday, holiday and hour.

use crate::chance::Chance;
use crate::city::City;
use calendar::{Calendar, Day};

/// One application that comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Arrival {
    pub(crate) second: u32,
    pub(crate) online: bool,
}

/// The days of a period, each with its share of the intake.
#[derive(Clone, Debug)]
pub(crate) struct Intake {
    days: Vec<(Day, u64)>,
    total: u64,
    cases: u64,
}

const OPEN: u32 = 9 * 3600;
const LUNCH: u32 = 12 * 3600;
const LUNCH_END: u32 = 13 * 3600;
/// The last number is called half an hour before the window closes.
const LAST_CALL: u32 = 16 * 3600 + 1800;

impl Intake {
    pub(crate) fn new(city: &City, calendar: &Calendar, seed: u64, cases: u32) -> Intake {
        let mut days = Vec::new();
        let mut rested = 0;
        for number in city.first.number()..=city.last.number() {
            let day = Day::new(number);
            let working = calendar.working(day).unwrap_or(false);
            let (_, month, _) = day.ymd();
            let season = u64::from(city.intake.months[usize::from(month) - 1]);
            let noise = u64::from(Chance::of(seed, 2, u64::from(number.unsigned_abs())).between(85, 115));
            let weekday = u64::from(city.intake.weekdays[day.weekday().index()]);
            let weight = match (working, rested) {
                // A make-up day has the weight of the day it stands for: a Friday at the least.
                (true, 0..3) => weekday.max(u64::from(city.intake.weekdays[4])) * 1000,
                (true, _) => {
                    weekday.max(u64::from(city.intake.weekdays[4]))
                        * u64::from(city.intake.after_holiday_permille)
                }
                (false, _) => u64::from(city.intake.weekdays[0]) * u64::from(city.intake.rest_days_permille),
            };
            rested = if working { 0 } else { rested + 1 };
            days.push((day, season * weight * noise));
        }
        let total = days.iter().map(|(_, weight)| weight).sum::<u64>().max(1);
        Intake { days, total, cases: u64::from(cases) }
    }

    /// Returns each day with the number of the first case after it; the whole is divided without a rest.
    pub(crate) fn days(&self) -> impl Iterator<Item = (Day, u32)> {
        let mut sum = 0_u64;
        self.days.iter().map(move |(day, weight)| {
            sum += weight;
            let through = u128::from(self.cases) * u128::from(sum) / u128::from(self.total);
            (*day, u32::try_from(through).unwrap_or(u32::MAX))
        })
    }
}

/// Fills in the arrivals of one day, sorted.
pub(crate) fn arrivals(city: &City, seed: u64, (day, working): (Day, bool), out: &mut [Arrival]) {
    let mut chance = Chance::of(seed, 3, u64::from(day.number().unsigned_abs()));
    for arrival in out.iter_mut() {
        let hour = u32::try_from(chance.pick(&city.intake.hours)).unwrap_or(0);
        let mut second = hour * 3600 + chance.below(3600);
        let online = !working || chance.permille(city.intake.online_permille);
        if !online {
            // Who comes to the window comes while it is open.
            while !(OPEN..LUNCH - 600).contains(&second) && !(LUNCH_END..LAST_CALL).contains(&second) {
                second = chance.between(OPEN, LAST_CALL);
            }
        }
        *arrival = Arrival { second, online };
    }
    out.sort_unstable();
}
