//! Settings: the sample says what is usual, and what is wrong is told with its line.

use super::{Config, Form, Level, Part, sample};
use expect_test::{expect, expect_file};
use std::path::Path;

fn read(text: &str) -> Result<Config, String> {
    let told = |(line, reason): (usize, crate::fault::Reason)| format!("{line}: {reason}");
    Config::parse(Path::new("/etc/sundial"), text).map_err(told)
}

#[track_caller]
fn check_wrong(text: &str, expected: &expect_test::Expect) {
    expected.assert_eq(&read(text).expect_err("it is wrong"));
}

#[test]
fn the_sample_is_the_page_in_the_documents() {
    expect_file!["../../../../docs/sundial.toml"].assert_eq(&sample());
}

#[test]
fn the_sample_says_what_is_usual() {
    assert_eq!(read(&sample()), Ok(Config::usual(Path::new("/etc/sundial"))));
    assert_eq!(read(""), Ok(Config::usual(Path::new("/etc/sundial"))));
}

#[test]
fn every_line_of_the_sample_can_be_read() {
    let all: String = sample().lines().map(|line| given(line) + "\n").collect();
    let config = read(&all).expect("examples are right");
    assert_eq!(config.judging.items.as_deref(), Some(Path::new("/etc/sundial/items.toml")));
    assert_eq!(config.judging.organisation.as_deref(), Some("service-hall"));
    assert_eq!(config.database.as_deref(), Some("postgres://sundial@db.example/sundial"));
}

/// An example becomes a setting; a comment in words stays one.
fn given(line: &str) -> String {
    let key = line.strip_prefix("# ").and_then(|rest| Some((rest, rest.split_once(" = ")?.0)));
    match key {
        Some((rest, key)) if key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_') => {
            rest.to_owned()
        }
        _ => line.to_owned(),
    }
}

#[test]
fn settings_are_read() {
    let text = "data = \"/var/lib/sundial\"\npart = \"worker\"\n\n[listen]\naddress = \"0.0.0.0:80\"\nmetrics = \"off\"\nreached = \"tls\"\n\n\
                [judging]\npack = \"city.toml\"\ndivisions = [\"guangxi\", \"ours.toml\"]\n\n\
                [keys]\nledger = \"l.key\"\norigin = \"a.example/x\"\n\n[log]\nlevel = \"warn\"\nformat = \"json\"\n\n\
                [limits]\nwaiting_events = 7\ncalls_per_minute = 60\n";
    let config = read(text).expect("it is right");
    assert_eq!(config.data, Path::new("/var/lib/sundial"));
    assert_eq!(config.personal_key, Path::new("/var/lib/sundial/personal.key"), "it moves with the data");
    assert_eq!(config.ledger_key, Path::new("/etc/sundial/l.key"), "what is given a place stays there");
    assert_eq!((config.part, config.metrics, config.listen.port()), (Part::Worker, None, 80));
    assert_eq!(config.reached, web::Reached::Tls { hsts_seconds: 31_536_000 });
    assert_eq!(config.judging.pack, "/etc/sundial/city.toml");
    assert_eq!(config.judging.divisions, ["guangxi", "/etc/sundial/ours.toml"]);
    assert_eq!((config.level, config.form, config.waiting_events), (Level::Warn, Form::Json, 7));
    assert_eq!((config.limits.callers.per_minute, config.limits.callers.at_once), (60, 10));
    assert_eq!(config.origin.to_string(), "a.example/x");
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_what_was_meant() {
    check_wrong(
        "data = \"x\"\n\n[listen]\nadress = \"0.0.0.0:80\"\n",
        &expect![[r#"4: unknown setting "adress"; did you mean "address"?"#]],
    );
    check_wrong("[listn]\n", &expect![[r#"1: unknown setting "listn"; did you mean "listen"?"#]]);
    check_wrong("address = \"x\"\n", &expect![[r#"1: unknown setting "address"; it belongs into [listen]"#]]);
    check_wrong(
        "[log]\ndata = \"x\"\n",
        &expect![[r#"2: unknown setting "data"; it belongs before all sections"#]],
    );
    check_wrong(
        "[log]\nqqqqqq = 1\n",
        &expect![[r#"2: unknown setting "qqqqqq"; here may stand: level, format"#]],
    );
    check_wrong(
        "[listen]\naddress = \"eight\"\n",
        &expect![[r#"2: "eight" is no address; write it like 127.0.0.1:8720"#]],
    );
    check_wrong(
        "[log]\nlevel = \"loud\"\n",
        &expect!["2: unknown variant `loud`, expected one of `error`, `warn`, `info`, `debug`"],
    );
    check_wrong("listen = 5\n", &expect![[r#"1: "listen" is a section; write it as [listen]"#]]);
    check_wrong(
        "[limits]\nwaiting_events = 0\n",
        &expect!["2: invalid value: integer `0`, expected a nonzero u32"],
    );
    check_wrong(
        "database = \"mysql://x\"\n",
        &expect!["1: it must begin with postgres://; leave the line out for SQLite"],
    );
    check_wrong(
        "[keys]\norigin = \"two words\"\n",
        &expect!["2: a name of a ledger has no blanks and no plus"],
    );
    check_wrong("data = \n", &expect!["1: string values must be quoted, expected literal string"]);
}
