//! The files of packs/calendars/cn, built in.

use alloc::boxed::Box;

use once_cell::race::OnceBox;

use crate::almanac::Almanac;

/// The statutory calendar of China: 2004 to 2026 by the notices of the State Council, 2027 to 2030
/// provisional, by the regulation alone.
///
/// The files are read on first use, in a few milliseconds.
///
/// ```
/// use calendar::china;
/// let years = china().years();
/// assert_eq!((years[0].year, years.len()), (2004, 27));
/// ```
#[must_use]
pub fn china() -> &'static Almanac {
    static CHINA: OnceBox<Almanac> = OnceBox::new();
    CHINA.get_or_init(|| Box::new(Almanac::parse(FILES).expect("the files built in are read by a test")))
}

macro_rules! files {
    ($($year:literal)*) => {
        [$((
            concat!("packs/calendars/cn/", $year, ".toml"),
            include_str!(concat!("../../../../packs/calendars/cn/", $year, ".toml")),
        )),*]
    };
}

const FILES: [(&str, &str); 27] = files!(
    "2004" "2005" "2006" "2007" "2008" "2009" "2010" "2011" "2012" "2013" "2014" "2015" "2016" "2017"
    "2018" "2019" "2020" "2021" "2022" "2023" "2024" "2025" "2026" "2027" "2028" "2029" "2030"
);
