//! Draws what each case is: where, about which item, on which course, with what planted in it.

use super::{Case, Matters, Options};
use crate::chance::Chance;
use crate::city::{City, Handling};
use crate::course::Course;
use crate::elsewhere::KINDS;
use crate::intake::Arrival;
use crate::office::Office;
use crate::plants::{Plant, Planted, plants};
use crate::practices::{Followed, Followers};
use crate::story::Story;
use calendar::{Calendar, Day};
use engine::{CaseType, EventKind, ItemVersion};

/// What can be applied for where: a division, an item, its share.
struct Offer<'a> {
    division: usize,
    handling: &'a Handling,
    /// The place of the office in the list.
    office: usize,
}

/// An applicant whose case ended without a decision, and who files for the same item again in these days.
struct Refiled<'a> {
    item: &'a str,
    division: usize,
    after: Day,
    through: Day,
    applicant: u64,
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
    /// By office: the practice it follows.
    followers: Vec<Option<Followers>>,
    departments: Vec<&'a str>,
    /// Applicants who will file again.
    refiled: Vec<Refiled<'a>>,
    plants: Vec<&'static Plant>,
    plant_weights: Vec<u32>,
    /// By plant: the weights of the offers on which it can be done, and the day they were found for.
    fitting: Vec<(Option<Day>, Vec<u32>)>,
    misconduct: u32,
}

/// Matters other than cases, in thousandths, where there are any.
const ELSEWHERE_PERMILLE: u32 = 80;
/// Applications by those who come often, agents for instance, in thousandths.
const OFTEN_PERMILLE: u32 = 150;
/// Those who withdraw and file again within days, in thousandths.
const REFILED_PERMILLE: u32 = 150;

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
        let careful: Vec<bool> = (0..names.len()).map(careful).collect();
        let followers = |(office, careful): (usize, &bool)| {
            let mut chance = Chance::of(options.seed, 7, office as u64);
            Followers::draw(&mut chance, options.practices_permille).filter(|_| !careful)
        };
        let usable = |plant: &&Plant| options.matters == Matters::All || plant.in_log();
        let plants: Vec<&Plant> = plants().iter().filter(usable).collect();
        let weight = |plant: &&Plant| city.misconduct.weights.get(plant.code).copied().unwrap_or(10);
        Drawer {
            city,
            calendar,
            options,
            offices: offices((city, calendar), options.cases, (&offers, &weights), names.len()),
            followers: careful.iter().enumerate().map(followers).collect(),
            careful,
            departments: city.departments(),
            refiled: Vec::new(),
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
        let (mut planted, mut practised) = (None, None);
        let applicant = self.applicant((number, day), (&handling.item, division));
        match plant {
            Some(plant) => planted = plant_in(&mut story, self.plants[plant]),
            None => practised = self.practise(&mut story, office),
        }
        self.file_again(&mut story, practised.as_ref(), (&handling.item, division, applicant));
        let Story { code, item, rows, .. } = story;
        let careful = self.careful[office];
        let last = self.city.last;
        let shown = |(_, followed): &(Followers, Followed)| match followed {
            Followed::Shown(day) | Followed::Ended(day) => *day <= last,
            Followed::Not => false,
        };
        let case = Case {
            id,
            matter: "case",
            item: code,
            department: &item.department,
            division,
            office: self.departments.iter().position(|one| *one == item.department).unwrap_or(0),
            applicant,
            arrived: day,
            planted,
            touched: plant.is_some() || practised.is_some(),
            practised: practised.filter(shown).map(|(followers, _)| followers),
            careful,
            rows,
        };
        self.cut(case)
    }

    /// Follows the practice of the office, if it has one and it can be followed.
    fn practise(&self, story: &mut Story<'a>, office: usize) -> Option<(Followers, Followed)> {
        let followers = self.followers[office]?;
        let followed = followers.follow(story);
        story.sort();
        (followed != Followed::Not).then_some((followers, followed))
    }

    /// Who applies: somebody who waits to file again, or somebody else. A few come often.
    fn applicant(&mut self, (number, day): (u32, Day), (item, division): (&str, usize)) -> u64 {
        self.refiled.retain(|one| one.through >= day);
        let waits = |one: &Refiled<'_>| one.after < day && (one.item, one.division) == (item, division);
        if let Some(at) = self.refiled.iter().position(waits) {
            return self.refiled.swap_remove(at).applicant;
        }
        let mut chance = Chance::of(self.options.seed, 6, u64::from(number));
        let often = u64::from(self.options.cases / 100 + 1);
        if chance.permille(OFTEN_PERMILLE) { chance.next() % often } else { often + u64::from(number) }
    }

    /// Who withdrew may file again within days; who was sent away before the limit does.
    fn file_again(
        &mut self,
        story: &mut Story<'a>,
        practised: Option<&(Followers, Followed)>,
        (item, division, applicant): (&'a str, usize, u64),
    ) {
        let withdrawn = story.rows.last().filter(|row| row.kind == EventKind::Withdrawn).map(|row| row.day);
        let (after, sent_away) = match practised {
            Some((_, Followed::Ended(day))) => (Some(*day), true),
            Some(_) | None => (withdrawn, false),
        };
        let Some(after) = after else { return };
        if sent_away || story.chance.permille(REFILED_PERMILLE) {
            let through = story.later(after, 4);
            self.refiled.push(Refiled { item, division, after, through, applicant });
        }
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
            office: 0,
            applicant: 0,
            practised: None,
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
