//! From layers to a calendar: precedence is closure, make-up day (unless a narrower layer lifts it), holiday,
//! weekly pattern; among equal orders the most specific layer, and within a layer the document known last.

use alloc::borrow::ToOwned as _;
use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::calendar::{Calendar, Parts, Record, check_span};
use crate::day::Day;
use crate::error::CalendarError;
use crate::hours::{HourTable, Window};
use crate::kind::{DayKind, Layer, Source};
use crate::layer::{Division, Notice, Order};
use crate::office::Office;
use crate::policy::Strictness;
use crate::zone::Zone;

/// Assumed where an office gave no opening hours: 09:00-12:00 and 13:00-17:00.
const ASSUMED: [&str; 2] = ["09:00-12:00", "13:00-17:00"];

/// Collects layers and makes a [`Calendar`].
///
/// ```
/// use calendar::{Builder, Zone};
/// let calendar = Builder::new("2026-01-01".parse()?, "2026-12-31".parse()?, Zone::CHINA).build()?;
/// assert!(calendar.working("2026-01-01".parse()?)?); // no layer says that this Thursday is a holiday
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    first: Day,
    last: Day,
    zone: Zone,
    strictness: Strictness,
    known_on: Option<Day>,
    provisional_years: BTreeSet<i32>,
    layers: Vec<(Layer, Vec<Notice>)>,
    office: Office,
}

impl Builder {
    /// Starts from Monday to Friday with no holidays.
    #[must_use]
    pub fn new(first: Day, last: Day, zone: Zone) -> Builder {
        Builder {
            first,
            last,
            zone,
            strictness: Strictness::default(),
            known_on: None,
            provisional_years: BTreeSet::new(),
            layers: Vec::new(),
            office: Office::weekdays(),
        }
    }

    /// Sets whether answers that touch a year without a notice are refused.
    #[must_use]
    pub fn strictness(mut self, strictness: Strictness) -> Builder {
        self.strictness = strictness;
        self
    }

    /// Ignores every document that was not known on this day, in the layers added before and after.
    #[must_use]
    pub fn known_on(mut self, day: Option<Day>) -> Builder {
        self.known_on = day;
        self
    }

    /// Narrows the days covered; days outside the present span are not added.
    #[must_use]
    pub fn between(mut self, first: Day, last: Day) -> Builder {
        self.first = self.first.max(first);
        self.last = self.last.min(last);
        self
    }

    /// Marks a year as not yet arranged by a notice.
    #[must_use]
    pub fn provisional_year(mut self, year: i32) -> Builder {
        self.provisional_years.insert(year);
        self
    }

    /// Adds the documents of a layer.
    #[must_use]
    pub fn layer(mut self, layer: Layer, notices: impl IntoIterator<Item = Notice>) -> Builder {
        self.layers.push((layer, notices.into_iter().collect()));
        self
    }

    /// Adds a division: its festivals and closures.
    #[must_use]
    pub fn division(self, division: &Division) -> Builder {
        self.layer(Layer::Division, division.notices.iter().cloned())
    }

    /// Adds an organisation: its weekly pattern, opening hours, zone and single days.
    #[must_use]
    pub fn organisation(mut self, office: &Office) -> Builder {
        if let Some(zone) = &office.zone {
            self.zone = zone.clone();
        }
        self.layers.push((Layer::Organisation, office.notices_between(self.first, self.last)));
        self.office = office.clone();
        self
    }

    /// Weighs the layers and builds the tables.
    ///
    /// # Errors
    /// [`CalendarError::Reversed`] or [`CalendarError::TooLong`] for a span that is no table.
    pub fn build(self) -> Result<Calendar, CalendarError> {
        let days = check_span(self.first, self.last)?;
        let mut names = vec![String::new()];
        let mut sources = vec![self.office.pattern_source()];
        let mut orders = vec![Ordered::PLAIN; days];
        for layer in [Layer::National, Layer::Division, Layer::Organisation] {
            let of_layer = self.orders_of(layer, days, &mut names, &mut sources);
            for (winner, other) in orders.iter_mut().zip(of_layer) {
                if other.order != Order::Plain && other.order >= winner.order {
                    *winner = other;
                }
            }
        }
        let records: Vec<Record> = self.records(&orders);
        let hours = self.hours(&records);
        let (first, zone, strictness) = (self.first, self.zone, self.strictness);
        Ok(Calendar::from_parts(Parts { first, zone, strictness, records, names, sources, hours }))
    }

    /// The order of one layer for each day: of the documents known, the one known last.
    fn orders_of(
        &self,
        layer: Layer,
        days: usize,
        names: &mut Vec<String>,
        sources: &mut Vec<Source>,
    ) -> Vec<Ordered> {
        let mut orders = vec![Ordered::PLAIN; days];
        let of_layer = self.layers.iter().filter(|&&(of, _)| of == layer).flat_map(|(_, notices)| notices);
        let mut known: Vec<&Notice> = of_layer.filter(|notice| notice.known_on(self.known_on)).collect();
        known.sort_by_key(|notice| notice.source.known_from);
        for notice in known {
            let source = sources.len() as u16;
            sources.push(notice.source.clone());
            for named in &notice.days {
                let place = usize::try_from(i64::from(named.day.number()) - i64::from(self.first.number()));
                if let Some(order) = place.ok().and_then(|place| orders.get_mut(place)) {
                    *order =
                        Ordered { order: named.order, layer, name: place_of(&named.name, names), source };
                }
            }
        }
        orders
    }

    fn records(&self, orders: &[Ordered]) -> Vec<Record> {
        let mut year_end = self.first - 1;
        let mut provisional = false;
        let mut records = Vec::with_capacity(orders.len());
        for (number, ordered) in (self.first.number()..).zip(orders) {
            let day = Day::new(number);
            if day > year_end {
                let year = day.year();
                provisional = self.provisional_years.contains(&year);
                year_end = Day::from_ymd(year, 12, 31).unwrap_or(Day::MAX);
            }
            let works = self.office.works(day.weekday());
            let kind = match (ordered.order, works) {
                (Order::Closure, _) => DayKind::Closure,
                (Order::MakeUp, true) | (Order::Plain, true) => DayKind::Working,
                (Order::MakeUp, false) => DayKind::MakeUp,
                (Order::Holiday | Order::Off, true) => DayKind::Holiday,
                (Order::Holiday | Order::Off, false) => DayKind::HolidayRest,
                (Order::Plain, false) => DayKind::Rest,
            };
            let layer = if ordered.order == Order::Plain { self.office.layer } else { ordered.layer };
            records.push(Record { kind, layer, provisional, name: ordered.name, source: ordered.source });
        }
        records
    }

    /// The windows of each day: the date's own, else the make-up day's, else the weekday's, less breaks.
    fn hours(&self, records: &[Record]) -> HourTable {
        let assumed: Vec<Window> = ASSUMED.iter().filter_map(|text| text.parse().ok()).collect();
        let mut sets: Vec<Box<[Window]>> = vec![Box::default()];
        let mut of_day = Vec::with_capacity(records.len());
        let singles = self.office.single_dates_between(self.first, self.last, self.known_on);
        let week = self.office.week_sets(&assumed, &mut sets);
        let mut singles = singles.iter().peekable();
        for (number, record) in (self.first.number()..).zip(records) {
            let day = Day::new(number);
            let mut set = week.set(day.weekday(), record.kind);
            while let Some((_, single)) = singles.next_if(|(date, _)| *date == day) {
                if record.kind != DayKind::Closure {
                    set = single.apply(set, &mut sets);
                }
            }
            of_day.push(set);
        }
        let mut table = HourTable::new(&self.zone, self.first, sets, of_day);
        table.assumed = self.office.has_no_hours();
        table
    }
}

impl Calendar {
    /// Monday to Friday without holidays, for logs of elsewhere. 09:00-12:00 and 13:00-17:00 are assumed.
    ///
    /// # Errors
    /// [`CalendarError::Reversed`] or [`CalendarError::TooLong`] for a span that is no table.
    pub fn weekdays(first: Day, last: Day, zone: Zone) -> Result<Calendar, CalendarError> {
        Builder::new(first, last, zone).build()
    }

    /// Every day is worked and open from 00:00 to 24:00, for calendars of elsewhere and clocks that never stop.
    ///
    /// # Errors
    /// [`CalendarError::Reversed`] or [`CalendarError::TooLong`] for a span that is no table.
    pub fn every_day(first: Day, last: Day, zone: Zone) -> Result<Calendar, CalendarError> {
        Builder::new(first, last, zone).organisation(&Office::always()).build()
    }
}

/// The order that stands for a day, with places in the lists of names and sources.
#[derive(Clone, Copy)]
struct Ordered {
    order: Order,
    layer: Layer,
    name: u16,
    source: u16,
}

impl Ordered {
    const PLAIN: Ordered = Ordered { order: Order::Plain, layer: Layer::National, name: 0, source: 0 };
}

/// Place of a name in the list; the last names are the likely ones.
fn place_of(name: &str, names: &mut Vec<String>) -> u16 {
    if let Some(place) = names.iter().rposition(|known| known == name) {
        return place as u16;
    }
    names.push(name.to_owned());
    (names.len() - 1) as u16
}
