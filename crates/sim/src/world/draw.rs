//! Draws what each case is: where, about which item, on which course, with what planted in it.

use super::{Case, Matters, Options};
use crate::chance::Chance;
use crate::city::{City, Handling};
use crate::course::Course;
use crate::elsewhere::KINDS;
use crate::intake::Arrival;
use crate::office::Office;
use crate::plants::{Plant, Planted, plants};
use crate::story::Story;
use calendar::{Calendar, Day};
use engine::{CaseType, ItemVersion};

/// What can be applied for where: a division, an item, its share.
struct Offer<'a> {
    division: usize,
    handling: &'a Handling,
    /// The place of the office in the list.
    office: usize,
}

/// Draws the cases of a world.
pub(super) struct Drawer<'a> {
    city: &'a City,
    calendar: &'a Calendar,
    options: Options,
    offers: Vec<Offer<'a>>,
    weights: Vec<u32>,
    offices: Vec<Office>,
    careful: Vec<bool>,
    plants: Vec<&'static Plant>,
    plant_weights: Vec<u32>,
    /// By plant: the weights of the offers on which it can be done, and the day they were found for.
    fitting: Vec<(Option<Day>, Vec<u32>)>,
    misconduct: u32,
}

/// Matters other than cases, in thousandths, where there are any.
const ELSEWHERE_PERMILLE: u32 = 80;

impl<'a> Drawer<'a> {
    pub(super) fn new(city: &'a City, calendar: &'a Calendar, options: Options) -> Drawer<'a> {
        let mut offers = Vec::new();
        let mut weights = Vec::new();
        let mut names: Vec<(usize, &str)> = Vec::new();
        for (place, division) in city.divisions.iter().enumerate() {
            for handling in city.handlings.iter().filter(|one| one.levels.contains(&division.level)) {
                let item = city.items.iter().find(|item| item.code == handling.item);
                let name = (place, item.map_or("", |item| item.department.as_str()));
                let office = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                });
                offers.push(Offer { division: place, handling, office });
                weights.push(division.weight * handling.weight);
            }
        }
        let careful = |office| {
            let mut chance = Chance::of(options.seed, 5, office as u64);
            chance.permille(city.habits.careful_offices_permille)
        };
        let usable = |plant: &&Plant| options.matters == Matters::All || plant.in_log();
        let plants: Vec<&Plant> = plants().iter().filter(usable).collect();
        let weight = |plant: &&Plant| city.misconduct.weights.get(plant.code).copied().unwrap_or(10);
        Drawer {
            city,
            calendar,
            options,
            offices: offices((city, calendar), options.cases, (&offers, &weights), names.len()),
            careful: (0..names.len()).map(careful).collect(),
            plant_weights: plants.iter().map(weight).collect(),
            fitting: vec![(None, Vec::new()); plants.len()],
            plants,
            offers,
            weights,
            misconduct: options.misconduct_per_million.unwrap_or(city.misconduct.cases_per_million),
        }
    }

    pub(super) fn case(&mut self, number: u32, (day, arrival): (Day, Arrival)) -> Case<'a> {
        let mut chance = Chance::of(self.options.seed, 1, u64::from(number));
        let chosen = chance.per_million(self.misconduct).then(|| chance.pick(&self.plant_weights));
        let elsewhere = match chosen {
            Some(plant) => self.plants[plant].matter != "case",
            None => self.options.matters == Matters::All && chance.permille(ELSEWHERE_PERMILLE),
        };
        let (year, _, _) = day.ymd();
        let id = format!("{}{:02}-{number:07}", self.city.letters, year % 100);
        if elsewhere {
            return self.elsewhere(id, chosen, (day, arrival), chance);
        }
        let plant = chosen.filter(|plant| self.fit(*plant, day));
        let place = match plant {
            Some(plant) => chance.pick(&self.fitting[plant].1),
            None => chance.pick(&self.weights),
        };
        let offer = &self.offers[place];
        let (division, office, handling) = (offer.division, offer.office, offer.handling);
        let version = self.city.version(&handling.item, day);
        let item = version.or_else(|| self.city.items.iter().find(|item| item.code == handling.item));
        let item = item.expect("a city is checked: every handling names an item");
        let course = self.course(&mut chance, (item, handling), arrival.online, plant.is_some());
        let at = (day, arrival.second);
        let mut story = self.story(item, chance);
        let course = Course {
            materials: plant.map_or(course.materials, |plant| self.plants[plant].materials),
            ..course
        };
        story.course(at, &course, &mut self.offices[office]);
        let mut planted = None;
        if let Some(plant) = plant {
            planted = plant_in(&mut story, self.plants[plant]);
        }
        let Story { code, item, rows, .. } = story;
        let careful = self.careful[office];
        let case = Case {
            id,
            matter: "case",
            item: code,
            department: &item.department,
            division,
            arrived: day,
            planted,
            touched: plant.is_some(),
            careful,
            rows,
        };
        self.cut(case)
    }

    /// Takes away what nobody knows by the end of the log.
    fn cut(&self, mut case: Case<'a>) -> Case<'a> {
        let last = self.city.last;
        case.rows.retain(|row| row.known_on() <= last);
        case.planted = case.planted.filter(|planted| planted.known <= last);
        case
    }

    fn elsewhere(
        &mut self,
        id: String,
        plant: Option<usize>,
        (day, arrival): (Day, Arrival),
        mut chance: Chance,
    ) -> Case<'a> {
        let plant = plant.map(|plant| self.plants[plant]);
        let drawn = KINDS[chance.below(4) as usize];
        let matter = plant.map_or(drawn, |plant| plant.matter);
        let division = chance.below(u32::try_from(self.city.divisions.len()).unwrap_or(1)) as usize;
        let item = &self.city.items[0];
        let mut story = self.story(item, chance);
        story.elsewhere(matter, (day, arrival.second));
        let planted = plant.and_then(|plant| plant_in(&mut story, plant));
        story.sort();
        let Story { rows, .. } = story;
        let (touched, careful) = (plant.is_some(), false);
        let department = "";
        self.cut(Case {
            id,
            matter,
            item: "",
            department,
            division,
            arrived: day,
            planted,
            touched,
            careful,
            rows,
        })
    }

    fn story(&self, item: &'a ItemVersion, chance: Chance) -> Story<'a> {
        let (calendar, city) = (self.calendar, self.city);
        let at = (city.first, 0);
        Story { calendar, city, item, code: &item.code, rows: Vec::with_capacity(12), chance, at }
    }

    /// What happens on the way of an honest case; one in which something is planted is plain.
    fn course(
        &self,
        chance: &mut Chance,
        (item, handling): (&'a ItemVersion, &Handling),
        online: bool,
        planted: bool,
    ) -> Course<'a> {
        let (habits, pace) = (&self.city.habits, &self.city.pace);
        let days = chance.pick(&pace.working_days) as u32;
        let delivery = chance.pick(&pace.delivery_days) as u32;
        if planted {
            return Course { online, pace: days.clamp(2, 4), delivery, ..Course::default() };
        }
        let special = !item.specials.is_empty() && chance.permille(handling.special_permille);
        let which = chance.below(u32::try_from(item.specials.len()).unwrap_or(0)) as usize;
        let many_days = item.case_type != CaseType::Immediate;
        Course {
            online,
            correction: many_days && chance.permille(habits.corrections_permille),
            refusal: chance.permille(habits.refusals_permille),
            withdrawal: many_days && chance.permille(habits.withdrawals_permille),
            denial: many_days && chance.permille(habits.denials_permille),
            gaps: many_days && chance.permille(habits.gaps_permille),
            returned: chance.permille(habits.returns_permille),
            materials: chance.permille(habits.materials_permille),
            rating: chance.permille(habits.ratings_permille),
            last_minute: many_days && chance.per_million(habits.last_minute_per_million),
            extension: many_days && item.extendable && chance.permille(handling.extension_permille),
            special: item.specials.get(which).filter(|_| special),
            pace: days,
            delivery,
        }
    }

    /// Finds where a plant can be done on a day; returns whether it can anywhere.
    fn fit(&mut self, plant: usize, day: Day) -> bool {
        let (found, weights) = &mut self.fitting[plant];
        if *found != Some(day) {
            *found = Some(day);
            let fits = |offer: &Offer<'_>| {
                let version = self.city.version(&offer.handling.item, day);
                !self.careful[offer.office] && version.is_some_and(|item| (self.plants[plant].fits)(item))
            };
            let all = self.offers.iter().zip(&self.weights);
            *weights = all.map(|(offer, weight)| if fits(offer) { *weight } else { 0 }).collect();
        }
        weights.iter().any(|weight| *weight > 0)
    }
}

fn plant_in(story: &mut Story<'_>, plant: &Plant) -> Option<Planted> {
    let made = (plant.make)(story);
    story.sort();
    let (day, known) = made?;
    let Plant { code: kind, rule, part, level, .. } = *plant;
    Some(Planted { kind, rule, part, level, day, known })
}

/// Gives each office room for its mean intake and something more.
fn offices(
    (city, calendar): (&City, &Calendar),
    cases: u32,
    (offers, weights): (&[Offer<'_>], &[u32]),
    count: usize,
) -> Vec<Office> {
    let days = u64::from(calendar.count_in(city.first - 1, city.last).unwrap_or(1).max(1));
    let total: u64 = weights.iter().map(|weight| u64::from(*weight)).sum::<u64>().max(1);
    let share = |office: usize| -> u64 {
        let own = offers.iter().zip(weights).filter(|(offer, _)| offer.office == office);
        own.map(|(_, weight)| u64::from(*weight)).sum()
    };
    let slots = |office: usize| {
        let wanted = u128::from(cases) * u128::from(share(office)) * u128::from(city.pace.slots_percent);
        let each_day = wanted.div_ceil(u128::from(total) * u128::from(days) * 100);
        Office::new(u16::try_from(each_day).unwrap_or(u16::MAX), city.first)
    };
    (0..count).map(slots).collect()
}
