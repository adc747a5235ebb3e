//! 编号与时间矛盾：a number that stands among those of other days.
//!
//! Observation: the number of a case on the day of its first event, and numbers of documents on the day of their event.
//! The last run of digits is the number; texts that are equal around it are one series. A series is a serial when a
//! longest run of numbers whose days never fall has so large a share of it; a hit is a number that every such run must
//! leave out, by the days to its neighbours. Numbers of one day are in order whatever their hours are.

use super::book::{Book, Evidence, who};
use super::detect::Detect;
use super::seen::{Known, Seen, SeenEvent};
use super::series::{Series, number_in};
use super::signal::{Missing, Reason, Signal};
use super::thresholds::{SerialOrderRule, Thresholds};
use std::collections::HashMap;

/// The signal.
pub(super) struct SerialOrder {
    rule: SerialOrderRule,
    numbers: HashMap<String, Vec<(u64, i32)>>,
    serials: HashMap<String, Series>,
}

impl SerialOrder {
    pub(super) fn new(thresholds: &Thresholds) -> SerialOrder {
        SerialOrder {
            rule: thresholds.serial_order.clone(),
            numbers: HashMap::new(),
            serials: HashMap::new(),
        }
    }
}

impl Detect for SerialOrder {
    type Notes = ();
    const SIGNAL: Signal = Signal::SerialOrder;

    fn learn(&mut self, case: &Known<'_>) {
        each_number(case, |series, number, day, _, _| {
            self.numbers.entry(series).or_default().push((number, day));
        });
    }

    fn merge(&mut self, other: SerialOrder) {
        for (series, numbers) in other.numbers {
            self.numbers.entry(series).or_default().extend(numbers);
        }
    }

    fn learned(&mut self) {
        let SerialOrderRule { sample_min, ascending_min } = self.rule;
        let series = std::mem::take(&mut self.numbers).into_iter();
        let series = series.filter(|(_, numbers)| numbers.len() >= sample_min);
        let series = series.map(|(name, numbers)| (name, Series::new(numbers)));
        self.serials = series.filter(|(_, series)| series.is_serial(sample_min, ascending_min)).collect();
    }

    fn lacks(&self) -> Option<Missing> {
        self.serials.is_empty().then_some(Missing::Serial)
    }

    fn judge(&self, case: &Seen<'_>, book: &mut Book, (): &mut ()) {
        each_number(case, |series, number, day, event, text| {
            let Some(serial) = self.serials.get(&series) else { return };
            let off = serial.days_off(number, day);
            let evidence = off.map(|days| Evidence::new(case, event, Reason::OutOfOrder, days).about(text));
            book.see(who(case, event), evidence);
        });
    }
}

/// Hands out the numbers of a case: series, number, day, event, text.
fn each_number(case: &Known<'_>, mut take: impl FnMut(String, u64, i32, &SeenEvent, &str)) {
    let zone = case.calendar().zone();
    let mut number = |sort: &str, text: &str, event: &SeenEvent| {
        if let Some((series, number)) = number_in(text) {
            take(format!("{sort} {series}"), number, zone.day_of(event.at).number(), event, text);
        }
    };
    if let Some(first) = case.events.first() {
        // The office gives the number, whoever came first.
        let by = case.events.iter().find(|event| event.by_office).unwrap_or(first);
        number("case", case.id, &SeenEvent { at: first.at, ..*by });
    }
    for event in case.events.iter().filter(|event| event.document.is_some()) {
        number("document", case.text(event.document), event);
    }
}
