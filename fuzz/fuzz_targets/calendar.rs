#![no_main]
//! Calendars: a year, a division, an organisation, a notice, a limit, a day; whichever the first byte says.

use calendar::{Day, Division, IsoDuration, Limit, Moment, Office, Repeat, Year, Zone, china, notice};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Some((first, rest)) = text.split_at_checked(1) else { return };
    match first {
        "y" => drop(Year::parse("any.toml", rest)),
        "d" => {
            if let Ok(division) = Division::parse("any.toml", rest) {
                drop(china().as_known_on(None).division(&division).build());
            }
        }
        "o" => {
            let zones = |name: &str| (name == "Asia/Shanghai").then_some(Zone::CHINA);
            if let Ok(office) = Office::parse("any.toml", rest, &zones) {
                drop(china().as_known_on(None).organisation(&office).build());
            }
        }
        "n" => drop(notice::parse(rest, 2026, &[])),
        "l" => drop((rest.parse::<Limit>(), rest.parse::<IsoDuration>(), rest.parse::<Repeat>())),
        _ => drop((rest.parse::<Day>(), rest.parse::<Moment>())),
    }
});
