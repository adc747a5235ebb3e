//! Offices and their queues: so many cases can be decided on a working day, and no more.

use calendar::Day;

/// The queue of one office.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    /// How many cases it can decide on a day.
    slots: u16,
    /// Cases already put on each day, counted from the first day.
    taken: Vec<u16>,
    first: Day,
}

impl Office {
    pub(crate) fn new(slots: u16, first: Day) -> Office {
        Office { slots: slots.max(1), taken: Vec::new(), first }
    }

    /// Takes the first of the days that has room. Where none has, the last is taken all the same: an honest office
    /// works overtime rather than miss a limit.
    pub(crate) fn book(&mut self, days: impl Iterator<Item = Day>) -> Option<(usize, Day)> {
        let mut last = None;
        for (number, day) in days.enumerate() {
            last = Some((number, day));
            if self.taken(day) < self.slots {
                break;
            }
        }
        if let Some((_, day)) = last
            && let Some(place) = self.place(day)
        {
            if self.taken.len() <= place {
                self.taken.resize(place + 1, 0);
            }
            self.taken[place] = self.taken[place].saturating_add(1);
        }
        last
    }

    fn taken(&self, day: Day) -> u16 {
        self.place(day).and_then(|place| self.taken.get(place)).copied().unwrap_or(0)
    }

    fn place(&self, day: Day) -> Option<usize> {
        usize::try_from(day - self.first).ok()
    }
}
