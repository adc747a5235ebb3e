//! A serial: numbers that should ascend with the days, and those that do not.

/// Takes a text apart into what surrounds its last run of digits, and their number.
pub(super) fn number_in(text: &str) -> Option<(String, u64)> {
    let end = text.rfind(|character: char| character.is_ascii_digit())? + 1;
    let digits = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = end - digits;
    let number = text[start..end].parse().ok()?;
    Some((format!("{}*{}", &text[..start], &text[end..]), number))
}

/// The numbers that stand in nobody's way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Series {
    /// A longest run of numbers whose days never fall, ascending.
    kept: Vec<(u64, i32)>,
    /// How many numbers there are.
    total: usize,
    /// How many of them differ.
    distinct: usize,
}

impl Series {
    /// Takes numbers with the days on which they were given out.
    pub(super) fn new(mut numbers: Vec<(u64, i32)>) -> Series {
        numbers.sort_unstable();
        let total = numbers.len();
        let distinct = numbers.chunk_by(|(a, _), (b, _)| a == b).count();
        // Of all runs that end on the lowest possible day, by length: the index of the last number.
        let mut ends: Vec<usize> = Vec::new();
        let mut before: Vec<Option<usize>> = Vec::with_capacity(total);
        for (at, (_, day)) in numbers.iter().enumerate() {
            let length = ends.partition_point(|end| numbers[*end].1 <= *day);
            before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
            match ends.get_mut(length) {
                Some(end) => *end = at,
                None => ends.push(at),
            }
        }
        let mut kept = Vec::with_capacity(ends.len());
        let mut next = ends.last().copied();
        while let Some(at) = next {
            kept.push(numbers[at]);
            next = before[at];
        }
        kept.reverse();
        Series { kept, total, distinct }
    }

    /// Returns whether so large a share ascends, and is given out only once, that the numbers are a serial.
    pub(super) fn is_serial(&self, sample_min: usize, (share, of): (u64, u64)) -> bool {
        let needed = (self.total as u64).saturating_mul(share);
        let enough = |count: usize| (count as u64).saturating_mul(of) >= needed;
        self.total >= sample_min && enough(self.kept.len()) && enough(self.distinct)
    }

    /// Returns by how many days a number is away from those around it; `None` when it stands where it belongs.
    pub(super) fn days_off(&self, number: u64, day: i32) -> Option<i64> {
        let next = self.kept.partition_point(|(kept, _)| *kept < number);
        let low = next.checked_sub(1).and_then(|at| self.kept.get(at)).map(|(_, day)| *day);
        let same = self.kept.get(next).filter(|(kept, _)| *kept == number);
        if same.is_some_and(|(_, kept)| *kept == day) {
            return None;
        }
        let high = self.kept.get(next).map(|(_, day)| *day);
        let early = low.map_or(0, |low| i64::from(low) - i64::from(day));
        let late = high.map_or(0, |high| i64::from(day) - i64::from(high));
        Some(early.max(late)).filter(|off| *off > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Series, number_in};

    #[test]
    fn the_last_run_of_digits_is_the_number() {
        assert_eq!(number_in("ZJ-2026-0355"), Some(("ZJ-2026-*".to_owned(), 355)));
        assert_eq!(number_in("湘许〔2026〕17号"), Some(("湘许〔2026〕*号".to_owned(), 17)));
        assert_eq!(number_in("none"), None);
    }

    #[test]
    fn one_number_out_of_place_is_the_one_that_is_named() {
        let mut numbers: Vec<(u64, i32)> = (0..30).map(|at| (at, i32::try_from(at).unwrap())).collect();
        numbers[20].1 = 3;
        let series = Series::new(numbers.clone());
        assert!(series.is_serial(20, (9, 10)));
        let off: Vec<_> =
            numbers.iter().filter_map(|(n, day)| Some((*n, series.days_off(*n, *day)?))).collect();
        assert_eq!(off, [(20, 16)]);
    }

    #[test]
    fn numbers_in_no_order_are_no_serial() {
        let numbers = (0..40_u64).map(|at| (at, i32::try_from(at * 23 % 40).unwrap())).collect();
        assert!(!Series::new(numbers).is_serial(20, (9, 10)));
    }

    #[test]
    fn kinds_of_documents_that_end_in_a_digit_are_no_serial() {
        let numbers = (0..40).map(|at| (at / 20, i32::try_from(at % 20).unwrap())).collect();
        assert!(!Series::new(numbers).is_serial(20, (1, 2)));
    }

    #[test]
    fn numbers_of_one_day_are_in_order() {
        let series = Series::new((0..40).map(|at| (at, 5)).collect());
        assert!((0..40).all(|at| series.days_off(at, 5).is_none()));
    }
}
